//! The half-typed answers as signals, above the page and its language: every form of the journey
//! is bound to them.

use super::about::About;
use super::draft::{ChosenTime, Draft, PersonDraft};
use super::forms::PersonForm;
use super::held::Seen;
use crate::ui::Mistakes;
use chrono::NaiveDate;
use contract::appointments::MOST_PEOPLE;
use leptos::prelude::*;
use uuid::Uuid;

/// Everything answered so far.
#[derive(Clone, Copy)]
pub struct Answers {
    pub service: RwSignal<String>,
    pub office: RwSignal<String>,
    pub age: RwSignal<String>,
    pub has_dni: RwSignal<String>,
    pub married_name: RwSignal<bool>,
    pub requirements_read: RwSignal<bool>,
    pub day: RwSignal<Option<NaiveDate>>,
    pub email: RwSignal<String>,
    /// As many as can come; `coming` of them do.
    people: StoredValue<[PersonForm; MOST_PEOPLE]>,
    pub coming: RwSignal<usize>,
    pub phone: RwSignal<String>,
    pub slot: RwSignal<Option<ChosenTime>>,
    pub booking: RwSignal<Option<Uuid>>,
}

/// The answers and what the API has said of them.
#[derive(Clone, Copy)]
pub struct Journey {
    /// Stored, so that closures carry a handle and not all the handles.
    answers: StoredValue<Answers>,
    /// What is wrong with the people; shown by their page, whoever found out.
    pub people_mistakes: Mistakes,
    /// The booking as last seen.
    pub seen: RwSignal<Option<Seen>>,
    /// The server's draft, if there was one, has been read.
    pub restored: RwSignal<bool>,
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            service: RwSignal::default(),
            office: RwSignal::default(),
            age: RwSignal::default(),
            has_dni: RwSignal::default(),
            married_name: RwSignal::default(),
            requirements_read: RwSignal::default(),
            day: RwSignal::default(),
            email: RwSignal::default(),
            people: StoredValue::new(std::array::from_fn(|_| PersonForm::new())),
            coming: RwSignal::default(),
            phone: RwSignal::default(),
            slot: RwSignal::default(),
            booking: RwSignal::default(),
        }
    }
}

impl Default for Journey {
    fn default() -> Self {
        let journey = Self {
            answers: StoredValue::new(Answers::default()),
            people_mistakes: Mistakes::default(),
            seen: RwSignal::default(),
            restored: RwSignal::default(),
        };
        super::keeping::keep(journey);
        journey.answers().follow();
        journey
    }
}

impl Journey {
    pub fn answers(self) -> Answers {
        self.answers.get_value()
    }

    /// The seats are ours: this is the booking from here on.
    pub fn hold(self, seen: Seen) {
        self.answers().booking.set(Some(seen.booking.id));
        self.seen.set(Some(seen));
    }

    /// The seats are not ours any more. Everything typed stays.
    pub fn let_go(self) {
        self.seen.set(None);
        self.answers().booking.set(None);
        self.answers().slot.set(None);
    }
}

impl Answers {
    /// The people who come, as forms. Tracks their number only.
    pub fn people(self) -> impl Iterator<Item = PersonForm> {
        self.people.get_value().into_iter().take(self.coming.get())
    }

    /// Another office or service has other times; who came for the old service comes for the new.
    fn follow(self) {
        Effect::new(move |before: Option<(String, String)>| {
            let now = (self.office.get(), self.service.get());
            if let Some(before) = before.filter(|before| *before != now && !before.0.is_empty()) {
                self.slot.set(None);
                self.day.set(None);
                let people = untrack(|| self.people().collect::<Vec<_>>());
                for person in people {
                    if person.service.get_untracked() == before.1 {
                        person.service.set(now.1.clone());
                    }
                }
            }
            now
        });
    }

    /// All answers as one value; tracks every one of them.
    pub fn draft(self) -> Draft {
        Draft {
            service: self.service.get(),
            office: self.office.get(),
            about: About {
                age: self.age.get(),
                has_dni: self.has_dni.get(),
                married_name: self.married_name.get(),
            },
            requirements_read: self.requirements_read.get(),
            day: self.day.get(),
            email: self.email.get(),
            people: self.people().map(PersonForm::draft).collect(),
            phone: self.phone.get(),
            slot: self.slot.get(),
            booking: self.booking.get(),
        }
    }

    pub fn restore(self, draft: Draft) {
        self.service.set(draft.service);
        self.office.set(draft.office);
        self.age.set(draft.about.age);
        self.has_dni.set(draft.about.has_dni);
        self.married_name.set(draft.about.married_name);
        self.requirements_read.set(draft.requirements_read);
        self.day.set(draft.day);
        self.email.set(draft.email);
        self.restore_people(draft.people);
        self.phone.set(draft.phone);
        self.slot.set(draft.slot);
        self.booking.set(draft.booking);
    }

    fn restore_people(self, people: Vec<PersonDraft>) {
        let coming = people.len().min(MOST_PEOPLE);
        for (form, person) in self.people.get_value().into_iter().zip(people) {
            form.restore(person);
        }
        self.coming.set(coming);
    }

    pub fn add_person(self) {
        let coming = self.coming.get_untracked();
        if let Some(form) = self.people.get_value().get(coming) {
            form.restore(PersonDraft::for_service(&self.service.get_untracked()));
            self.coming.set(coming + 1);
        }
    }

    pub fn remove_person(self, index: usize) {
        let mut people: Vec<PersonDraft> =
            untrack(|| self.people().map(PersonForm::draft).collect());
        if index < people.len() {
            people.remove(index);
            self.restore_people(people);
        }
    }

    /// Ready for another booking: the office and the service stay, the people and the time go.
    pub fn begin_again(self) {
        self.restore(Draft {
            service: self.service.get_untracked(),
            office: self.office.get_untracked(),
            requirements_read: self.requirements_read.get_untracked(),
            email: self.email.get_untracked(),
            ..Draft::default()
        });
    }
}
