//! One person's half-typed answers as signals.

use super::draft::PersonDraft;
use crate::ui::{DateParts, LinesRead};
use contract::person::DocumentFields;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct PersonForm {
    pub service: RwSignal<String>,
    pub given_names: RwSignal<String>,
    pub surnames: RwSignal<String>,
    pub birth: RwSignal<DateParts>,
    pub document: DocumentForm,
    pub second_wanted: RwSignal<bool>,
    pub second: DocumentForm,
    pub mrz: RwSignal<String>,
    pub lines: LinesRead,
}

#[derive(Clone, Copy)]
pub struct DocumentForm {
    pub kind: RwSignal<String>,
    pub country: RwSignal<String>,
    pub number: RwSignal<String>,
}

impl PersonForm {
    pub fn new() -> Self {
        Self {
            service: RwSignal::default(),
            given_names: RwSignal::default(),
            surnames: RwSignal::default(),
            birth: RwSignal::default(),
            document: DocumentForm::new(),
            second_wanted: RwSignal::default(),
            second: DocumentForm::new(),
            mrz: RwSignal::default(),
            lines: LinesRead::default(),
        }
    }

    pub fn draft(self) -> PersonDraft {
        let DateParts { day, month, year } = self.birth.get();
        PersonDraft {
            service: self.service.get(),
            given_names: self.given_names.get(),
            surnames: self.surnames.get(),
            birth: [day, month, year],
            document: self.document.fields(),
            second_wanted: self.second_wanted.get(),
            second: self.second.fields(),
            mrz: self.mrz.get(),
        }
    }

    pub fn restore(self, person: PersonDraft) {
        let [day, month, year] = person.birth;
        self.service.set(person.service);
        self.given_names.set(person.given_names);
        self.surnames.set(person.surnames);
        self.birth.set(DateParts { day, month, year });
        self.document.restore(person.document);
        self.second_wanted.set(person.second_wanted);
        self.second.restore(person.second);
        self.mrz.set(person.mrz);
        self.lines.forget();
    }
}

impl DocumentForm {
    pub fn new() -> Self {
        Self {
            kind: RwSignal::default(),
            country: RwSignal::default(),
            number: RwSignal::default(),
        }
    }

    pub fn fields(self) -> DocumentFields {
        DocumentFields {
            kind: self.kind.get(),
            country: self.country.get(),
            number: self.number.get(),
        }
    }

    fn restore(self, fields: DocumentFields) {
        self.kind.set(fields.kind);
        self.country.set(fields.country);
        self.number.set(fields.number);
    }
}
