//! Who travels.

use super::document::{TravelDocument, TravelDocumentFields};
use crate::country::Country;
use crate::person::{BirthDate, Name};
use crate::problem::{FieldError, Gather};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// As the document's machine-readable zone writes it (ICAO Doc 9303 part 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Sex {
    F,
    M,
    /// Unspecified: `<` in the zone, `X` on the page.
    X,
}

impl Sex {
    pub const ALL: [Self; 3] = [Self::F, Self::M, Self::X];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::M => "M",
            Self::X => "X",
        }
    }

    /// # Errors
    /// `sex.missing`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let known = Self::ALL.into_iter().find(|sex| sex.as_str() == text);
        known.ok_or("sex.missing")
    }
}

/// A person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TravellerRequest {
    /// As the document has them.
    pub given_names: String,
    pub surnames: String,
    /// `F`, `M` or `X`.
    pub sex: String,
    /// `YYYY-MM-DD`.
    pub birth_date: String,
    /// Three letters, as are the two below.
    pub nationality: String,
    /// Where the person lives.
    pub residence: String,
    /// In the person's own words.
    pub profession: String,
    pub document: TravelDocumentFields,
}

/// A person whose fields are all valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traveller {
    pub given_names: Name,
    pub surnames: Name,
    pub sex: Sex,
    pub birth_date: BirthDate,
    pub nationality: Country,
    pub residence: Country,
    pub profession: String,
    pub document: TravelDocument,
}

impl TravellerRequest {
    /// `travels_on` is `None` while the trip's date is not known.
    ///
    /// # Errors
    /// `/given_names`, `/surnames`: see [`Name::parse`]; `/sex`; `/birth_date`: see
    /// [`BirthDate::parse`]; `/nationality`, `/residence`: `country.format`; `/profession`:
    /// `text.missing` or `text.too_long`; `/document/…`, among them `expires.before_travel`.
    pub fn parse(
        &self,
        today: NaiveDate,
        travels_on: Option<NaiveDate>,
    ) -> Result<Traveller, Vec<FieldError>> {
        let mut gather = Gather::default();
        let given_names = gather.take("/given_names", Name::parse(&self.given_names));
        let surnames = gather.take("/surnames", Name::parse(&self.surnames));
        let sex = gather.take("/sex", Sex::parse(&self.sex));
        let birth_date = gather.take("/birth_date", BirthDate::parse(&self.birth_date, today));
        let nationality = gather.take("/nationality", Country::parse(&self.nationality));
        let residence = gather.take("/residence", Country::parse(&self.residence));
        let profession = gather.take("/profession", line(&self.profession, 60));
        let document = gather.nest("/document", self.document.parse());
        let outlived = document.as_ref().zip(travels_on);
        if outlived.is_some_and(|(document, day)| !document.valid_on(day)) {
            gather.refuse("/document/expires", "expires.before_travel");
        }
        let names = given_names.zip(surnames).zip(sex.zip(birth_date));
        let countries = nationality.zip(residence).zip(profession).zip(document);
        gather.finish(names.zip(countries).map(
            |(
                ((given_names, surnames), (sex, birth_date)),
                (((nationality, residence), profession), document),
            )| Traveller {
                given_names,
                surnames,
                sex,
                birth_date,
                nationality,
                residence,
                profession,
                document,
            },
        ))
    }
}

impl Traveller {
    /// As the person typed it, for forms that change it.
    pub fn as_request(&self) -> TravellerRequest {
        let document = &self.document;
        TravellerRequest {
            given_names: self.given_names.as_str().into(),
            surnames: self.surnames.as_str().into(),
            sex: self.sex.as_str().into(),
            birth_date: self.birth_date.date().to_string(),
            nationality: self.nationality.as_str().into(),
            residence: self.residence.as_str().into(),
            profession: self.profession.clone(),
            document: TravelDocumentFields {
                kind: document.kind.as_str().into(),
                number: document.number.clone(),
                issuer: document.issuer.as_str().into(),
                expires: document
                    .expires
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
            },
        }
    }

    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_names.as_str(), self.surnames.as_str())
    }
}

/// One line of free text with something in it, at most `longest` characters.
pub(super) fn line(typed: &str, longest: usize) -> Result<String, &'static str> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    match length {
        0 => Err("text.missing"),
        _ if length > longest => Err("text.too_long"),
        _ if text.chars().any(char::is_control) => Err("text.characters"),
        _ => Ok(text),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Somebody whose fields are all valid.
    pub fn ana() -> TravellerRequest {
        TravellerRequest {
            given_names: "Ana María".into(),
            surnames: "Zelaya Pineda".into(),
            sex: "F".into(),
            birth_date: "1990-05-17".into(),
            nationality: "HND".into(),
            residence: "USA".into(),
            profession: "Enfermera".into(),
            document: TravelDocumentFields {
                kind: "passport".into(),
                number: "F123456".into(),
                issuer: "HND".into(),
                expires: "2030-01-31".into(),
            },
        }
    }

    fn day(text: &str) -> NaiveDate {
        crate::moments::read_day(text).unwrap()
    }

    #[test]
    fn what_was_parsed_can_be_typed_again() {
        let parsed = ana().parse(day("2026-11-25"), None).unwrap();
        assert_eq!(parsed.as_request(), ana());
        assert_eq!(parsed.full_name(), "Ana María Zelaya Pineda");
    }

    #[test]
    fn a_document_that_ends_before_the_trip_is_refused_for_the_trip_only() {
        let today = day("2026-11-25");
        assert!(ana().parse(today, Some(day("2030-01-31"))).is_ok());
        let refused = ana().parse(today, Some(day("2030-02-01"))).unwrap_err();
        assert_eq!(
            refused,
            [FieldError::new(
                "/document/expires",
                "expires.before_travel"
            )]
        );
    }

    #[test]
    fn every_refused_field_is_named_at_once() {
        let refused = TravellerRequest::default()
            .parse(day("2026-11-25"), None)
            .unwrap_err();
        let fields: Vec<_> = refused.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "/given_names",
                "/surnames",
                "/sex",
                "/birth_date",
                "/nationality",
                "/residence",
                "/profession",
                "/document/kind",
                "/document/issuer"
            ]
        );
    }
}
