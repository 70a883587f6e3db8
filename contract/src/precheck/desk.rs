//! The officers' side of a declaration: found, compared with the document, marked as crossed.

use super::compare::Compared;
use super::state::MemberState;
use super::stay::StayRequest;
use super::traveller::TravellerRequest;
use super::trip::{Means, TripRequest, conveyance};
use crate::lang::Text;
use crate::moments::read_day;
use crate::person::mrz::{self, MrzRead};
use crate::problem::{FieldError, Gather};
use crate::verify::{Number, Verdict};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod marks;

pub use marks::{MOST_MARKS, Mark, MarkOutcome, Marked, MarksRequest};

/// `POST precheck/desk/scans`: what the code of a paper says, and the lines of the document beside it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScanRequest {
    /// The signed text of the code, or the number printed below it.
    pub code: String,
    /// Empty: nothing to compare with.
    #[serde(default)]
    pub mrz: String,
}

/// What a scanned text can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    Signed(String),
    Typed(Number),
}

impl ScanRequest {
    /// # Errors
    /// `/code`: `scan.missing` or `scan.format`; `/mrz`: see [`mrz::read`].
    pub fn parse(&self, today: NaiveDate) -> Result<(Scanned, Option<MrzRead>), Vec<FieldError>> {
        let mut gather = Gather::default();
        let code = match self.code.trim() {
            "" => Err("scan.missing"),
            signed if signed.starts_with('{') => Ok(Scanned::Signed(signed.to_owned())),
            typed => Number::parse(typed)
                .map(Scanned::Typed)
                .map_err(|_| "scan.format"),
        };
        let code = gather.take("/code", code);
        let read = match self.mrz.trim() {
            "" => Some(None),
            lines => gather.take("/mrz", mrz::read(lines, today)).map(Some),
        };
        gather.finish(code.zip(read))
    }
}

/// `POST precheck/desk/documents`: every live declaration of a document, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentLookup {
    pub mrz: String,
}

impl DocumentLookup {
    /// # Errors
    /// `/mrz`: see [`mrz::read`].
    pub fn parse(&self, today: NaiveDate) -> Result<MrzRead, Vec<FieldError>> {
        let mut gather = Gather::default();
        let read = gather.take("/mrz", mrz::read(&self.mrz, today));
        gather.finish(read)
    }
}

/// `POST precheck/desk/names`: a name among those of a flight on a day.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NameLookup {
    /// A part of the names; accents and capitals do not matter.
    pub name: String,
    pub flight: String,
    /// The day at the border post, `YYYY-MM-DD`.
    pub date: String,
}

/// A flight on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flight {
    /// In its normal form, such as `AV431`.
    pub flight: String,
    pub date: NaiveDate,
}

impl Flight {
    /// # Errors
    /// `/flight`: see [`conveyance`]; `/date`: `travel_date.missing` or `travel_date.not_a_date`.
    pub fn parse(flight: &str, date: &str) -> Result<Self, Vec<FieldError>> {
        let mut gather = Gather::default();
        let typed = conveyance(Means::Air, "", flight);
        let reason = typed.map_err(|mut errors| errors.swap_remove(0).code);
        let flight = gather.take("/flight", reason);
        let date = match date.trim().trim_matches('-') {
            "" => Err("travel_date.missing"),
            _ => read_day(date.trim()).ok_or("travel_date.not_a_date"),
        };
        let date = gather.take("/date", date);
        let both = flight.zip(date);
        gather.finish(both.map(|((_, flight), date)| Self { flight, date }))
    }
}

impl NameLookup {
    /// The name as names are compared, and the flight.
    ///
    /// # Errors
    /// `/name`: `name_part.short` below two letters; see [`Flight::parse`].
    pub fn parse(&self) -> Result<(String, Flight), Vec<FieldError>> {
        let mut gather = Gather::default();
        let plain = plain_name(&self.name);
        let name = if plain.len() < 2 {
            Err("name_part.short")
        } else {
            Ok(plain)
        };
        let name = gather.take("/name", name);
        let flight = gather.nest("", Flight::parse(&self.flight, &self.date));
        gather.finish(name.zip(flight))
    }
}

/// A name without accents, capitals, spaces and hyphens.
pub fn plain_name(name: &str) -> String {
    let simple = ::mrz::transliterate(name, ::mrz::TransliterationStyle::Simple);
    let letters = simple.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_uppercase).collect()
}

/// A traveller as the officer sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskMember {
    pub id: Uuid,
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "PC-7K3M-9QXD-2TB8-4"))]
    pub number: Number,
    pub state: MemberState,
    pub traveller: TravellerRequest,
    pub trip: TripRequest,
    /// Of the border post that they declared, for the officer to read with and without a network.
    pub post_name: Text,
    /// For an entry.
    pub stay: Option<StayRequest>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub declared_at: DateTime<Utc>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub changed_at: DateTime<Utc>,
    pub crossing: Option<Crossing>,
}

/// Who marked the traveller as crossed, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Crossing {
    #[serde(deserialize_with = "crate::moments::instant")]
    pub at: DateTime<Utc>,
    pub by: String,
    /// The mark, for the officer who made it, as long as they may take it back.
    pub undo: Option<Uuid>,
}

/// A traveller, and the document held against the declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Found {
    pub member: DeskMember,
    /// Empty when there was no document to compare with.
    pub compared: Vec<Compared>,
}

/// What a scan brought: the verdict on the paper, and the declaration as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScanResult {
    pub verdict: Verdict,
    /// Nothing of a forged or an unknown one.
    pub found: Option<Found>,
}

/// `GET precheck/desk/flights/{date}`: a flight with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlightCounts {
    pub flight: String,
    /// The border post's id.
    pub post: String,
    pub post_name: Text,
    /// `entry` or `exit`.
    pub direction: String,
    pub counts: Counts,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    pub declared: u32,
    pub crossed: u32,
    pub withdrawn: u32,
}

impl Counts {
    pub fn add(&mut self, state: MemberState, members: u32) {
        match state {
            MemberState::Declared => self.declared += members,
            MemberState::Crossed => self.crossed += members,
            MemberState::Withdrawn => self.withdrawn += members,
        }
    }

    pub fn of(states: impl IntoIterator<Item = MemberState>) -> Self {
        let mut counts = Self::default();
        states.into_iter().for_each(|state| counts.add(state, 1));
        counts
    }
}

/// `GET precheck/desk/flights/{date}/{flight}`: everybody of a flight, also to work without a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlightList {
    /// Of the staff, who asked for it: a device opens what it keeps of the list to nobody else.
    pub officer: Uuid,
    pub flight: String,
    #[serde(deserialize_with = "crate::moments::day")]
    pub date: NaiveDate,
    /// When the list was made, by the server's clock.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub taken_at: DateTime<Utc>,
    /// The end of the officer's shift: a copy on the device is deleted then.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub keep_until: DateTime<Utc>,
    pub counts: Counts,
    /// By surname.
    pub members: Vec<DeskMember>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_a_signed_text_or_a_number() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let read = |code: &str| {
            let request = ScanRequest {
                code: code.into(),
                mrz: String::new(),
            };
            request.parse(day).map(|(scanned, _)| scanned)
        };
        let number = Number::from_random(crate::verify::Kind::Precheck, 7);
        assert_eq!(
            read(" {\"data\":1} "),
            Ok(Scanned::Signed("{\"data\":1}".into()))
        );
        assert_eq!(read(number.as_str()), Ok(Scanned::Typed(number)));
        assert_eq!(read("").unwrap_err()[0].code, "scan.missing");
        assert_eq!(
            read("https://example.org").unwrap_err()[0].code,
            "scan.format"
        );
    }

    #[test]
    fn names_are_looked_up_without_accents_and_flights_in_their_normal_form() {
        let lookup = NameLookup {
            name: "muñoz-pAZ".into(),
            flight: "av 0431".into(),
            date: "2026-12-10".into(),
        };
        let (name, flight) = lookup.parse().unwrap();
        assert_eq!(name, "MUNOZPAZ");
        assert_eq!(flight.flight, "AV431");
        let empty = NameLookup::default().parse().unwrap_err();
        let fields: Vec<&str> = empty.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["/name", "/flight", "/date"]);
    }
}
