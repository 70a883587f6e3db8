//! What was answered, complete or not, as typed: a plain value that lies in the draft on the
//! server and becomes the request, by the parsers that the API uses.

use super::traveller_draft::TravellerDraft;
use crate::ui::DateParts;
use chrono::Days;
use contract::lang::Lang;
use contract::moments::read_day;
use contract::precheck::trip::{DepartureRequest, EndRequest};
use contract::precheck::{
    DeclarationRequest, Direction, Means, ReachRequest, StayRequest, TripRequest,
};
use serde::{Deserialize, Serialize};

/// The carrier that is none of the table's: its flight is typed whole.
pub const OTHER_AIRLINE: &str = "other";

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub trip: TripDraft,
    pub travellers: Vec<TravellerDraft>,
    pub stay: StayRequest,
    pub email: String,
    pub phone: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TripDraft {
    pub direction: String,
    /// Day, month and year, each as typed.
    pub date: [String; 3],
    pub purpose: String,
    /// The end of the trip that is not Honduras.
    pub country: String,
    pub city: String,
    pub means: String,
    pub post: String,
    pub airline: String,
    /// A land or sea carrier in the person's own words.
    pub company: String,
    pub conveyance: String,
    /// `HH:MM` by the timetable; may be empty.
    pub leaves_at: String,
    /// How many days before the travel day it leaves.
    pub leaves_before: String,
    /// IANA name of the zone that the time is of.
    pub leaves_in: String,
}

impl TripDraft {
    /// `YYYY-MM-DD`, or what cannot be a day.
    pub fn travel_date(&self) -> String {
        DateParts::from(self.date.clone()).iso()
    }

    pub fn leaving(&self) -> bool {
        self.direction == Direction::Exit.as_str()
    }

    pub fn request(&self) -> TripRequest {
        let there = EndRequest {
            country: self.country.clone(),
            city: self.city.clone(),
        };
        let here = EndRequest {
            country: "HND".into(),
            city: String::new(),
        };
        let (origin, destination) = if self.leaving() {
            (here, there)
        } else {
            (there, here)
        };
        TripRequest {
            direction: self.direction.clone(),
            travel_date: self.travel_date(),
            purpose: self.purpose.clone(),
            origin,
            destination,
            means: self.means.clone(),
            carrier: self.carrier(),
            conveyance: self.conveyance(),
            post: self.post.clone(),
            departure: self.departure(),
        }
    }

    /// The same trip as the API has it, for the form that changes it.
    pub fn of(request: &TripRequest) -> Self {
        let leaving = request.direction == Direction::Exit.as_str();
        let there = if leaving {
            &request.destination
        } else {
            &request.origin
        };
        let by_air = request.means == Means::Air.as_str();
        let carrier = request.carrier.clone();
        let (airline, company) = if by_air {
            (carrier, String::new())
        } else {
            (String::new(), carrier)
        };
        let departure = request.departure.clone().unwrap_or_default();
        let days = read_day(&request.travel_date)
            .zip(read_day(&departure.date))
            .map_or(0, |(travels, leaves)| (travels - leaves).num_days());
        Self {
            direction: request.direction.clone(),
            date: parts(&request.travel_date),
            purpose: request.purpose.clone(),
            country: there.country.clone(),
            city: there.city.clone(),
            means: request.means.clone(),
            post: request.post.clone(),
            airline,
            company,
            conveyance: request.conveyance.clone(),
            leaves_at: departure.time,
            leaves_before: days.to_string(),
            leaves_in: departure.zone,
        }
    }

    /// What was typed for a vehicle stays in the form, in case the person goes back to it.
    fn on_foot(&self) -> bool {
        self.means == Means::Foot.as_str()
    }

    fn conveyance(&self) -> String {
        if self.on_foot() {
            return String::new();
        }
        self.conveyance.clone()
    }

    fn carrier(&self) -> String {
        if self.on_foot() {
            return String::new();
        }
        if self.means != Means::Air.as_str() {
            return self.company.clone();
        }
        match self.airline.as_str() {
            OTHER_AIRLINE => String::new(),
            airline => airline.to_owned(),
        }
    }

    fn departure(&self) -> Option<DepartureRequest> {
        let time = self.leaves_at.trim();
        let days = self.leaves_before.parse().unwrap_or(0);
        let date =
            read_day(&self.travel_date()).and_then(|day| day.checked_sub_days(Days::new(days)));
        (!time.is_empty() && !self.on_foot()).then(|| DepartureRequest {
            date: date.map(|date| date.to_string()).unwrap_or_default(),
            time: time.to_owned(),
            zone: self.leaves_in.clone(),
        })
    }
}

/// `YYYY-MM-DD` as day, month and year.
pub fn parts(iso: &str) -> [String; 3] {
    DateParts::from_iso(iso).into()
}

impl Draft {
    pub fn request(&self, lang: Lang) -> DeclarationRequest {
        DeclarationRequest {
            trip: self.trip.request(),
            stay: (!self.trip.leaving()).then(|| self.stay.clone()),
            travellers: self
                .travellers
                .iter()
                .map(TravellerDraft::request)
                .collect(),
            contact: self.contact(lang),
        }
    }

    pub fn contact(&self, lang: Lang) -> ReachRequest {
        ReachRequest {
            email: self.email.clone(),
            phone: self.phone.clone(),
            lang,
        }
    }
}

#[cfg(test)]
mod tests;
