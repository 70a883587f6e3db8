//! A whole declaration: trip, stay, members and how to reach them.

use super::MOST_MEMBERS;
use super::stay::{Stay, StayRequest, stay_for};
use super::tables::BorderPost;
use super::traveller::{Traveller, TravellerRequest};
use super::trip::{Trip, TripRequest};
use crate::lang::Lang;
use crate::moments::read_day;
use crate::person::{Email, Phone};
use crate::problem::{FieldError, Gather};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How to reach the travellers; nothing of it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReachRequest {
    /// Where the confirmation goes; empty for none.
    #[serde(default)]
    pub email: String,
    /// With the country's prefix; empty for none.
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub lang: Lang,
}

/// `POST precheck/declarations`, with an `Idempotency-Key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeclarationRequest {
    pub trip: TripRequest,
    /// For an entry; left out when leaving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<StayRequest>,
    /// 1 to 10.
    pub travellers: Vec<TravellerRequest>,
    #[serde(default)]
    pub contact: ReachRequest,
}

/// `PUT precheck/declarations/{declaration}/trip`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TripChangeRequest {
    pub trip: TripRequest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<StayRequest>,
}

/// A declaration whose fields are all valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    pub trip: Trip,
    pub stay: Option<Stay>,
    pub travellers: Vec<Traveller>,
    pub contact: Reach,
}

impl ReachRequest {
    /// # Errors
    /// `/email`: see [`Email::parse`]; `/phone`: see [`Phone::parse`].
    pub fn parse(&self) -> Result<Reach, Vec<FieldError>> {
        let mut gather = Gather::default();
        let email = match self.email.trim() {
            "" => Some(None),
            typed => gather.take("/email", Email::parse(typed)).map(Some),
        };
        let phone = match self.phone.trim() {
            "" => Some(None),
            typed => gather.take("/phone", Phone::parse(typed)).map(Some),
        };
        let lang = self.lang;
        gather.finish(
            email
                .zip(phone)
                .map(|(email, phone)| Reach { email, phone, lang }),
        )
    }
}

impl Reach {
    /// As the person typed it, for forms that change it.
    pub fn as_request(&self) -> ReachRequest {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        ReachRequest {
            email: text(self.email.as_ref().map(Email::as_str)),
            phone: text(self.phone.as_ref().map(Phone::as_str)),
            lang: self.lang,
        }
    }
}

impl TripChangeRequest {
    /// # Errors
    /// `/trip/…` as [`TripRequest::parse`]; `/stay` as [`stay_for`].
    pub fn parse(&self, posts: &[BorderPost]) -> Result<(Trip, Option<Stay>), Vec<FieldError>> {
        let mut gather = Gather::default();
        let trip = gather.nest("/trip", self.trip.parse(posts));
        let stay = trip
            .as_ref()
            .and_then(|trip| gather.nest("/stay", stay_for(trip.direction, self.stay.as_ref())));
        gather.finish(trip.zip(stay))
    }
}

impl DeclarationRequest {
    /// `today` is the day by the server's clock, for dates of birth.
    ///
    /// # Errors
    /// `/trip/…`, `/stay…` as [`TripChangeRequest::parse`]; `/travellers`: `people.none`,
    /// `people.too_many` or `people.same_document`; `/travellers/N/…` as
    /// [`TravellerRequest::parse`]; `/contact/…`.
    pub fn parse(
        &self,
        posts: &[BorderPost],
        today: NaiveDate,
    ) -> Result<Declaration, Vec<FieldError>> {
        let mut gather = Gather::default();
        let change = TripChangeRequest {
            trip: self.trip.clone(),
            stay: self.stay.clone(),
        };
        let trip = gather.nest("", change.parse(posts));
        let travels_on = read_day(self.trip.travel_date.trim());
        let travellers = gather.nest("/travellers", self.members(today, travels_on));
        let contact = gather.nest("/contact", self.contact.parse());
        let whole = trip.zip(travellers).zip(contact);
        gather.finish(
            whole.map(|(((trip, stay), travellers), contact)| Declaration {
                trip,
                stay,
                travellers,
                contact,
            }),
        )
    }

    fn members(
        &self,
        today: NaiveDate,
        travels_on: Option<NaiveDate>,
    ) -> Result<Vec<Traveller>, Vec<FieldError>> {
        let mut gather = Gather::default();
        match self.travellers.len() {
            0 => gather.refuse("", "people.none"),
            1..=MOST_MEMBERS => {}
            _ => gather.refuse("", "people.too_many"),
        }
        let mut members: Vec<Traveller> = Vec::new();
        for (index, typed) in self.travellers.iter().take(MOST_MEMBERS).enumerate() {
            let parent = format!("/{index}");
            members.extend(gather.nest(&parent, typed.parse(today, travels_on)));
        }
        let shared = members.iter().enumerate().any(|(index, one)| {
            let before = &members[..index];
            before
                .iter()
                .any(|other| one.document.normal() == other.document.normal())
        });
        if shared {
            gather.refuse("", "people.same_document");
        }
        gather.finish(Some(members))
    }
}

#[cfg(test)]
mod tests;
