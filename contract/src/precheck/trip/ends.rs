//! Where a trip begins and ends, and when it leaves.

use crate::country::Country;
use crate::moments::read_day;
use crate::precheck::traveller::line;
use crate::problem::{FieldError, Gather};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A country, and a city in the person's own words (may be empty).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndRequest {
    pub country: String,
    #[serde(default)]
    pub city: String,
}

/// One end of the trip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    pub country: Country,
    pub city: Option<String>,
}

/// When the means of transport leaves by its timetable, on the clocks of the place it leaves from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DepartureRequest {
    /// `YYYY-MM-DD`; empty for the day of travel.
    #[serde(default)]
    pub date: String,
    /// `HH:MM`.
    pub time: String,
    /// IANA name, such as `America/New_York`.
    pub zone: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    pub date: NaiveDate,
    pub time: NaiveTime,
    /// Not yet looked up: only the API has the zones.
    pub zone: String,
}

impl EndRequest {
    /// # Errors
    /// `/country`: `country.format`; `/city`: `text.too_long`, `text.characters`.
    pub(super) fn parse(&self) -> Result<End, Vec<FieldError>> {
        let mut gather = Gather::default();
        let country = gather.take("/country", Country::parse(&self.country));
        let city = match self.city.trim() {
            "" => Some(None),
            city => gather.take("/city", line(city, 60)).map(Some),
        };
        gather.finish(
            country
                .zip(city)
                .map(|(country, city)| End { country, city }),
        )
    }
}

impl DepartureRequest {
    /// # Errors
    /// `/date`: `departure.not_a_date` or `departure.not_near` (two days before the travel day at
    /// most); `/time`: `departure.not_a_time`.
    pub(super) fn parse(&self, travels_on: NaiveDate) -> Result<Departure, Vec<FieldError>> {
        let mut gather = Gather::default();
        let date = match self.date.trim() {
            "" => Some(travels_on),
            typed => gather.take("/date", read_day(typed).ok_or("departure.not_a_date")),
        };
        let date = date.filter(|date| {
            let near = (0..=2).contains(&(travels_on - *date).num_days());
            if !near {
                gather.refuse("/date", "departure.not_near");
            }
            near
        });
        let time = gather.take("/time", clock(&self.time).ok_or("departure.not_a_time"));
        let zone = self.zone.trim().to_owned();
        gather.finish(
            date.zip(time)
                .map(|(date, time)| Departure { date, time, zone }),
        )
    }
}

impl End {
    pub(super) fn as_request(&self) -> EndRequest {
        EndRequest {
            country: self.country.as_str().into(),
            city: self.city.clone().unwrap_or_default(),
        }
    }
}

impl Departure {
    pub(super) fn as_request(&self) -> DepartureRequest {
        DepartureRequest {
            date: self.date.to_string(),
            time: self.time.format("%H:%M").to_string(),
            zone: self.zone.clone(),
        }
    }
}

/// `HH:MM`.
fn clock(typed: &str) -> Option<NaiveTime> {
    let (hour, minute) = typed.trim().split_once(':')?;
    let number = |text: &str| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)
}
