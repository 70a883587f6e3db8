//! The half-typed answers about people as signals, above the page and its language: every form
//! from the e-mail on is bound to them, and to the choices made before.

use super::choices::Choices;
use super::draft::{PersonDraft, Personal};
use super::forms::PersonForm;
use super::held::Seen;
use crate::boot::kept;
use crate::http;
use crate::ui::Mistakes;
use contract::appointments::MOST_PEOPLE;
use leptos::prelude::*;

/// Everything answered so far.
#[derive(Clone, Copy)]
pub struct Answers {
    pub choices: Choices,
    pub email: RwSignal<String>,
    /// As many as can come; `coming` of them do.
    people: StoredValue<[PersonForm; MOST_PEOPLE]>,
    pub coming: RwSignal<usize>,
    pub phone: RwSignal<String>,
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
    /// The server's draft, if there was one, has been read, here too.
    pub restored: RwSignal<bool>,
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            choices: kept(),
            email: RwSignal::default(),
            people: StoredValue::new(std::array::from_fn(|_| PersonForm::new())),
            coming: RwSignal::default(),
            phone: RwSignal::default(),
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
        journey.follow_the_choices();
        journey
    }
}

impl Journey {
    pub fn answers(self) -> Answers {
        self.answers.get_value()
    }

    /// The seats are ours: this is the booking from here on.
    pub fn hold(self, seen: Seen) {
        self.answers().choices.booking.set(Some(seen.booking.id));
        self.seen.set(Some(seen));
    }

    /// The seats are not ours any more. Everything typed stays.
    pub fn let_go(self) {
        self.seen.set(None);
        self.answers().choices.booking.set(None);
        self.answers().choices.slot.set(None);
    }

    /// Takes over what the choices carry of the people, then writes there what is typed, and lets
    /// the people follow to another service.
    fn follow_the_choices(self) {
        let answers = self.answers();
        if answers.choices.restored.get_untracked() {
            self.take_over(answers);
        }
        Effect::new(move |service: Option<String>| {
            if !answers.choices.restored.get() {
                return String::new();
            }
            if !self.restored.get() {
                self.take_over(answers);
            }
            let mut personal = answers.personal();
            let before = service.unwrap_or_default();
            if !before.is_empty() && before != personal.service {
                let now = std::mem::replace(&mut personal.service, before);
                personal.follow(&now);
                answers.restore(personal.clone());
            }
            if let Ok(text) = serde_json::to_string(&personal) {
                answers.choices.personal.set(text);
            }
            personal.service
        });
    }

    fn take_over(self, answers: Answers) {
        let text = answers.choices.personal.get_untracked();
        let mut personal: Personal = http::read(&text).unwrap_or_default();
        personal.follow(&answers.choices.service.get_untracked());
        answers.restore(personal);
        self.restored.set(true);
    }
}

impl Answers {
    /// The people who come, as forms. Tracks their number only.
    pub fn people(self) -> impl Iterator<Item = PersonForm> {
        self.people.get_value().into_iter().take(self.coming.get())
    }

    /// What was said of the people as one value; tracks all of it.
    pub fn personal(self) -> Personal {
        Personal {
            service: self.choices.service.get(),
            email: self.email.get(),
            people: self.people().map(PersonForm::draft).collect(),
            phone: self.phone.get(),
        }
    }

    fn restore(self, personal: Personal) {
        self.email.set(personal.email);
        self.restore_people(personal.people);
        self.phone.set(personal.phone);
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
            form.restore(PersonDraft::for_service(
                &self.choices.service.get_untracked(),
            ));
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
        self.choices.begin_again();
        self.restore(Personal {
            email: self.email.get_untracked(),
            ..Personal::default()
        });
    }
}
