//! What was said of the people who come, complete or not, as typed. It lives above the pages and
//! their language, and is kept in the draft on the server, so that a reload restores it.

use crate::ui::DateParts;
use chrono::{Datelike, NaiveDate};
use contract::appointments::{BookingRequest, ContactRequest, PersonRequest};
use contract::lang::Lang;
use contract::person::mrz::MrzRead;
use contract::person::{DocumentFields, DocumentKind};
use contract::problem::FieldError;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Personal {
    /// The service that the journey was about when this was written.
    pub service: String,
    pub email: String,
    /// 1 to 4, or none before the first is asked about.
    pub people: Vec<PersonDraft>,
    pub phone: String,
}

/// One person, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonDraft {
    pub service: String,
    pub given_names: String,
    pub surnames: String,
    /// Day, month and year, each as typed.
    pub birth: [String; 3],
    pub document: DocumentFields,
    /// Asked for with a button; its fields are kept when it is put away.
    pub second_wanted: bool,
    pub second: DocumentFields,
    pub mrz: String,
}

impl PersonDraft {
    fn birth_date(&self) -> String {
        let [day, month, year] = self.birth.clone();
        DateParts { day, month, year }.iso()
    }

    /// A new person comes for the service the journey began with.
    pub fn for_service(service: &str) -> Self {
        Self {
            service: service.into(),
            document: fields(DocumentKind::Dni),
            second: fields(DocumentKind::Passport),
            ..Self::default()
        }
    }

    pub fn request(&self) -> PersonRequest {
        let mut documents = vec![self.document.clone()];
        documents.extend(self.second_wanted.then(|| self.second.clone()));
        PersonRequest {
            service: self.service.clone(),
            given_names: self.given_names.clone(),
            surnames: self.surnames.clone(),
            birth_date: self.birth_date(),
            documents,
        }
    }

    /// Fills the fields with what the lines of the document say. A passport read for somebody who
    /// gave a DNI becomes the second document: a Honduran's booking asks for the DNI.
    pub fn fill(&mut self, read: MrzRead) {
        self.surnames = read.surname;
        self.given_names = read.given_names;
        if let Some(born) = read.birth_date {
            self.birth = [
                born.day().to_string(),
                born.month().to_string(),
                born.year().to_string(),
            ];
        }
        let dni_given = self.document.kind == DocumentKind::Dni.as_str()
            && !self.document.number.trim().is_empty();
        if dni_given && read.document.kind != self.document.kind {
            self.second_wanted = true;
            self.second = read.document;
        } else {
            self.document = read.document;
        }
    }
}

fn fields(kind: DocumentKind) -> DocumentFields {
    DocumentFields {
        kind: kind.as_str().into(),
        country: "HND".into(),
        number: String::new(),
    }
}

impl Personal {
    /// Who came for the old service comes for the new.
    pub fn follow(&mut self, service: &str) {
        for person in &mut self.people {
            if person.service == self.service {
                service.clone_into(&mut person.service);
            }
        }
        service.clone_into(&mut self.service);
    }

    /// The request that holds the seats, once a time is chosen.
    pub fn request(&self, office: String, slot: Uuid, lang: Lang) -> BookingRequest {
        BookingRequest {
            office,
            slot,
            people: self.people.iter().map(PersonDraft::request).collect(),
            contact: ContactRequest {
                phone: self.phone.clone(),
                lang,
            },
        }
    }

    /// What is wrong with the people and the telephone, by the parser that the API uses.
    pub fn errors(&self, today: NaiveDate) -> Vec<FieldError> {
        let request = self.request("any".into(), Uuid::nil(), Lang::Es);
        request.parse(today).err().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    fn ana() -> PersonDraft {
        PersonDraft {
            given_names: "Ana".into(),
            surnames: "López".into(),
            birth: ["5".into(), "1".into(), "1990".into()],
            document: DocumentFields {
                kind: "dni".into(),
                country: "HND".into(),
                number: "0801-1990-12345".into(),
            },
            ..PersonDraft::for_service("passport-10")
        }
    }

    fn personal(people: Vec<PersonDraft>) -> Personal {
        Personal {
            service: "passport-10".into(),
            people,
            ..Personal::default()
        }
    }

    #[test]
    fn a_complete_person_passes_the_parser_of_the_api() {
        assert_eq!(personal(vec![ana()]).errors(today()), []);
    }

    #[test]
    fn the_second_document_counts_only_while_it_is_wanted() {
        let mut person = ana();
        person.second.number = "?".into();
        assert_eq!(personal(vec![person.clone()]).errors(today()), []);
        person.second_wanted = true;
        let errors = personal(vec![person]).errors(today());
        assert_eq!(errors[0].field, "/people/0/documents/1/number");
    }

    #[test]
    fn an_untouched_date_is_missing_and_half_a_date_is_no_date() {
        let mut person = ana();
        person.birth = Default::default();
        let errors = personal(vec![person.clone()]).errors(today());
        assert_eq!(errors[0].code, "birth_date.missing");
        person.birth[0] = "5".into();
        let errors = personal(vec![person]).errors(today());
        assert_eq!(errors[0].code, "birth_date.not_a_date");
    }

    #[test]
    fn a_passport_read_beside_a_dni_becomes_the_second_document() {
        let mut person = ana();
        let passport = DocumentFields {
            kind: "passport".into(),
            country: "HND".into(),
            number: "E123456".into(),
        };
        let lines = "P<HNDLOPEZ<<ANA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n\
                     E123456<<3HND9001055F3001019<<<<<<<<<<<<<<00";
        person.fill(contract::person::mrz::read(lines, today()).unwrap());
        assert_eq!(person.document.kind, "dni");
        assert_eq!((person.second_wanted, person.second), (true, passport));
        assert_eq!(person.birth, ["5", "1", "1990"]);
    }

    #[test]
    fn who_came_for_the_old_service_comes_for_the_new() {
        let other = PersonDraft::for_service("civil");
        let mut all = personal(vec![ana(), other]);
        all.follow("passport-5");
        let services: Vec<_> = all.people.iter().map(|one| one.service.as_str()).collect();
        assert_eq!(services, ["passport-5", "civil"]);
    }

    #[test]
    fn a_draft_of_an_older_build_is_still_read() {
        let old = r#"{"service":"passport-5","unknown":1}"#;
        let read: Personal = serde_json::from_str(old).unwrap();
        assert_eq!(read.service, "passport-5");
    }
}
