//! A booking: up to four people, one office, one order. Asking for it *is* the hold.

use super::{AppointmentView, MOST_PEOPLE};
use crate::lang::Lang;
use crate::money::Money;
use crate::person::{BirthDate, Document, DocumentFields, DocumentKind, Name, Phone};
use crate::problem::{FieldError, Gather};
use crate::reference::Reference;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `POST appointments/bookings`, with an `Idempotency-Key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BookingRequest {
    pub office: String,
    /// The chosen time. People who do not fit in it take the following ones.
    pub slot: Uuid,
    /// 1 to 4.
    pub people: Vec<PersonRequest>,
    pub contact: ContactRequest,
}

/// Who attends, as their documents say it, and for what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonRequest {
    pub service: String,
    pub given_names: String,
    pub surnames: String,
    /// `YYYY-MM-DD`.
    pub birth_date: String,
    /// One or two documents, of different kinds.
    pub documents: Vec<DocumentFields>,
}

/// How to reach who books. The e-mail address is the session's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactRequest {
    /// With the country's prefix; empty for none.
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub phone: Option<Phone>,
    pub lang: Lang,
}

/// A person whose fields are all valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub given_names: Name,
    pub surnames: Name,
    pub birth_date: BirthDate,
    pub documents: Vec<Document>,
}

/// A booking that can be held: services and offices are still names to look up.
#[derive(Clone, Debug)]
pub struct Booking {
    pub office: String,
    pub slot: Uuid,
    pub people: Vec<(String, Person)>,
    pub contact: Contact,
}

impl BookingRequest {
    /// # Errors
    /// `/office`: `office.missing`; `/people`: `people.none`, `people.too_many` or
    /// `people.same_document`; `/people/N/…` as [`PersonRequest::parse`]; `/contact/phone`.
    pub fn parse(&self, today: NaiveDate) -> Result<Booking, Vec<FieldError>> {
        let mut gather = Gather::default();
        if self.office.is_empty() {
            gather.refuse("/office", "office.missing");
        }
        match self.people.len() {
            0 => gather.refuse("/people", "people.none"),
            1..=MOST_PEOPLE => {}
            _ => gather.refuse("/people", "people.too_many"),
        }
        let mut people = Vec::new();
        for (index, person) in self.people.iter().take(MOST_PEOPLE).enumerate() {
            let read = gather.nest(&format!("/people/{index}"), person.parse(today));
            people.extend(read.map(|read| (person.service.clone(), read)));
        }
        let shared = people.iter().enumerate().any(|(index, (_, one))| {
            let others = people[..index]
                .iter()
                .flat_map(|(_, other)| &other.documents);
            others
                .into_iter()
                .any(|document| one.documents.contains(document))
        });
        if shared {
            gather.refuse("/people", "people.same_document");
        }
        let contact = gather.nest("/contact", self.contact.parse());
        let (office, slot) = (self.office.clone(), self.slot);
        gather.finish(contact.map(|contact| Booking {
            office,
            slot,
            people,
            contact,
        }))
    }
}

impl PersonRequest {
    /// # Errors
    /// `/service`: `service.missing`; `/given_names`, `/surnames`: see [`Name::parse`];
    /// `/birth_date`; `/documents`: `documents.missing`, `documents.too_many` or
    /// `documents.same_kind`; `/documents/N/…`.
    pub fn parse(&self, today: NaiveDate) -> Result<Person, Vec<FieldError>> {
        let mut gather = Gather::default();
        if self.service.is_empty() {
            gather.refuse("/service", "service.missing");
        }
        let given_names = gather.take("/given_names", Name::parse(&self.given_names));
        let surnames = gather.take("/surnames", Name::parse(&self.surnames));
        let birth_date = gather.take("/birth_date", BirthDate::parse(&self.birth_date, today));
        let mut documents: Vec<Document> = Vec::new();
        for (index, fields) in self.documents.iter().take(2).enumerate() {
            documents.extend(gather.nest(&format!("/documents/{index}"), fields.parse()));
        }
        let kinds: Vec<DocumentKind> = documents.iter().map(Document::kind).collect();
        match self.documents.len() {
            0 => gather.refuse("/documents", "documents.missing"),
            2 if kinds.len() == 2 && kinds[0] == kinds[1] => {
                gather.refuse("/documents", "documents.same_kind");
            }
            1 | 2 => {}
            _ => gather.refuse("/documents", "documents.too_many"),
        }
        let whole = given_names.zip(surnames).zip(birth_date);
        gather.finish(whole.map(|((given_names, surnames), birth_date)| Person {
            given_names,
            surnames,
            birth_date,
            documents,
        }))
    }
}

impl ContactRequest {
    /// # Errors
    /// `/phone`: see [`Phone::parse`].
    pub fn parse(&self) -> Result<Contact, Vec<FieldError>> {
        let mut gather = Gather::default();
        let phone = match self.phone.trim() {
            "" => Some(None),
            typed => gather.take("/phone", Phone::parse(typed)).map(Some),
        };
        let lang = self.lang;
        gather.finish(phone.map(|phone| Contact { phone, lang }))
    }
}

/// A booking as its owner sees it, from the hold to long after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BookingView {
    pub id: Uuid,
    pub reference: Reference,
    pub appointments: Vec<AppointmentView>,
    pub total: Money,
    /// Only while the seats are held and unpaid.
    pub hold: Option<HoldView>,
    pub contact: ContactRequest,
}

/// The countdown. `now` is the server's clock, so that a wrong one on the phone does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HoldView {
    #[serde(deserialize_with = "crate::moments::instant")]
    pub now: DateTime<Utc>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub expires_at: DateTime<Utc>,
    /// Whether the one extension of five minutes is left.
    pub extendable: bool,
    /// Whether a payment page was opened and has not been paid.
    pub payment_open: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: &str) -> PersonRequest {
        PersonRequest {
            service: "passport-10".into(),
            given_names: "Ana".into(),
            surnames: "López".into(),
            birth_date: "1990-05-01".into(),
            documents: vec![DocumentFields {
                kind: "dni".into(),
                country: String::new(),
                number: number.into(),
            }],
        }
    }

    fn request(people: Vec<PersonRequest>) -> BookingRequest {
        BookingRequest {
            office: "miami".into(),
            people,
            ..BookingRequest::default()
        }
    }

    fn refused(request: &BookingRequest) -> Vec<(String, String)> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let errors = request.parse(today).unwrap_err();
        errors.into_iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let wrong = PersonRequest {
            surnames: String::new(),
            ..person("1")
        };
        let refused = refused(&request(vec![person("0801199012345"), wrong]));
        assert_eq!(
            refused,
            [
                ("/people/1/surnames".into(), "name.missing".into()),
                ("/people/1/documents/0/number".into(), "dni.format".into()),
            ]
        );
    }

    #[test]
    fn two_people_do_not_share_a_document() {
        let refused = refused(&request(vec![
            person("0801199012345"),
            person("0801-1990-12345"),
        ]));
        assert_eq!(refused, [("/people".into(), "people.same_document".into())]);
    }

    #[test]
    fn nobody_and_five_people_are_refused() {
        assert_eq!(
            refused(&request(vec![])),
            [("/people".into(), "people.none".into())]
        );
        let five = (0..5)
            .map(|n| person(&format!("080119901234{n}")))
            .collect();
        assert_eq!(
            refused(&request(five)),
            [("/people".into(), "people.too_many".into())]
        );
    }
}
