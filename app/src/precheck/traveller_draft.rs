//! One person, as typed.

use super::draft::parts;
use crate::ui::DateParts;
use chrono::NaiveDate;
use contract::person::mrz::{self, MrzFormat, MrzRead};
use contract::precheck::{Sex, TravelDocumentFields, TravelDocumentKind, TravellerRequest};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TravellerDraft {
    pub given_names: String,
    pub surnames: String,
    pub sex: String,
    /// Day, month and year, each as typed.
    pub birth: [String; 3],
    pub nationality: String,
    pub residence: String,
    pub profession: String,
    pub kind: String,
    pub number: String,
    pub issuer: String,
    /// As `birth`.
    pub expires: [String; 3],
    pub mrz: String,
}

impl TravellerDraft {
    pub fn request(&self) -> TravellerRequest {
        TravellerRequest {
            given_names: self.given_names.clone(),
            surnames: self.surnames.clone(),
            sex: self.sex.clone(),
            birth_date: iso(&self.birth),
            nationality: self.nationality.clone(),
            residence: self.residence.clone(),
            profession: self.profession.clone(),
            document: TravelDocumentFields {
                kind: self.kind.clone(),
                number: self.number.clone(),
                issuer: self.issuer.clone(),
                expires: iso(&self.expires),
            },
        }
    }

    /// The same person as the API has them, for the form that changes them.
    pub fn of(request: &TravellerRequest) -> Self {
        let document = request.document.clone();
        Self {
            given_names: request.given_names.clone(),
            surnames: request.surnames.clone(),
            sex: request.sex.clone(),
            birth: parts(&request.birth_date),
            nationality: request.nationality.clone(),
            residence: request.residence.clone(),
            profession: request.profession.clone(),
            kind: document.kind,
            number: document.number,
            issuer: document.issuer,
            expires: parts(&document.expires),
            mrz: String::new(),
        }
    }

    /// Somebody who travels with `before`: the same home is what families share.
    pub fn beside(before: &Self) -> Self {
        Self {
            nationality: before.nationality.clone(),
            residence: before.residence.clone(),
            kind: before.kind.clone(),
            issuer: before.issuer.clone(),
            ..Self::default()
        }
    }

    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_names.trim(), self.surnames.trim())
            .trim()
            .to_owned()
    }

    /// Fills the fields with what the lines of the document say. A visa names the person, but it is
    /// no document to travel with.
    pub fn fill(&mut self, read: MrzRead) {
        self.surnames = read.surname;
        self.given_names = read.given_names;
        self.sex = sex(read.sex).as_str().into();
        if let Some(born) = read.birth_date {
            self.birth = parts_of(born);
        }
        if !read.nationality.is_empty() {
            self.nationality = read.nationality;
        }
        let kind = match read.format {
            MrzFormat::Td3 => TravelDocumentKind::Passport,
            MrzFormat::Td1 | MrzFormat::Td2 => TravelDocumentKind::IdentityCard,
            MrzFormat::MrvA | MrzFormat::MrvB => return,
        };
        self.kind = kind.as_str().into();
        self.number = read.document.number;
        self.issuer = read.document.country;
        if let Some(expires) = read.expiry {
            self.expires = parts_of(expires);
        }
    }
}

const fn sex(read: mrz::Sex) -> Sex {
    match read {
        mrz::Sex::Female => Sex::F,
        mrz::Sex::Male => Sex::M,
        mrz::Sex::Unspecified => Sex::X,
    }
}

fn iso(typed: &[String; 3]) -> String {
    DateParts::from(typed.clone()).iso()
}

fn parts_of(day: NaiveDate) -> [String; 3] {
    parts(&day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECIMEN: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                            L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn today() -> NaiveDate {
        "2026-11-25".parse().unwrap()
    }

    #[test]
    fn the_lines_of_a_passport_fill_every_field_that_they_have() {
        let mut person = TravellerDraft::default();
        person.fill(mrz::read(SPECIMEN, today()).unwrap());
        let request = person.request();
        assert_eq!(person.full_name(), "ANNA MARIA ERIKSSON");
        assert_eq!(
            (request.sex.as_str(), request.birth_date.as_str()),
            ("F", "1974-08-12")
        );
        assert_eq!(
            (request.nationality.as_str(), request.residence.as_str()),
            ("UTO", "")
        );
        let document = request.document;
        assert_eq!(
            (document.kind.as_str(), document.number.as_str()),
            ("passport", "L898902C3")
        );
        assert_eq!(
            (document.issuer.as_str(), document.expires.as_str()),
            ("UTO", "2012-04-15")
        );
    }

    #[test]
    fn a_visa_names_the_person_and_leaves_the_document_alone() {
        let visa = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                    L8988901C4XXX4009078F96121096ZE184226B<<<<<<";
        let mut person = TravellerDraft {
            number: "F123456".into(),
            ..TravellerDraft::default()
        };
        person.fill(mrz::read(visa, today()).unwrap());
        assert_eq!(
            (person.number.as_str(), person.kind.as_str()),
            ("F123456", "")
        );
        assert_eq!(person.surnames, "ERIKSSON");
    }

    #[test]
    fn what_the_api_has_can_be_changed_and_sent_again() {
        let mut person = TravellerDraft::default();
        person.fill(mrz::read(SPECIMEN, today()).unwrap());
        person.residence = "HND".into();
        let request = person.request();
        assert_eq!(TravellerDraft::of(&request).request(), request);
    }

    #[test]
    fn a_family_shares_its_home_and_nothing_that_is_somebody_s_own() {
        let mut person = TravellerDraft::default();
        person.fill(mrz::read(SPECIMEN, today()).unwrap());
        person.residence = "USA".into();
        let child = TravellerDraft::beside(&person);
        assert_eq!(
            (child.residence.as_str(), child.number.as_str()),
            ("USA", "")
        );
        assert_eq!(child.full_name(), "");
    }
}
