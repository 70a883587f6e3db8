//! What is answered before anybody says who they are, as signals above the pages. The first
//! question's chunk holds no more than this: what the people's chunk knows travels through here
//! as a text that only that chunk reads.

use super::about::About;
use super::order::Known;
use crate::keeping::{Keep, keep};
use chrono::NaiveDate;
use contract::appointments::TimeFree;
use contract::moments::read_instant;
use contract::paths::appointments as doors;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The answers as they lie on the server, complete or not. Never in browser storage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub service: String,
    pub office: String,
    pub about: About,
    /// The page of requirements was read to its end.
    pub requirements_read: bool,
    #[serde(deserialize_with = "contract::moments::day_if_any")]
    pub day: Option<NaiveDate>,
    pub slot: Option<ChosenTime>,
    pub booking: Option<Uuid>,
    /// A `Personal` in JSON, empty until somebody was asked about.
    pub personal: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenTime {
    pub slot: Uuid,
    /// RFC 3339; a text, since reading one takes more code than the first question.
    pub starts_at: String,
}

impl From<TimeFree> for ChosenTime {
    fn from(time: TimeFree) -> Self {
        Self {
            slot: time.slot,
            starts_at: time.starts_at.to_rfc3339(),
        }
    }
}

impl ChosenTime {
    /// As it is offered.
    pub fn free(&self) -> Option<TimeFree> {
        Some(TimeFree {
            slot: self.slot,
            starts_at: read_instant(&self.starts_at)?,
            free: 1,
        })
    }
}

#[derive(Clone, Copy)]
pub struct Choices {
    pub service: RwSignal<String>,
    pub office: RwSignal<String>,
    pub age: RwSignal<String>,
    pub has_dni: RwSignal<String>,
    pub married_name: RwSignal<bool>,
    pub requirements_read: RwSignal<bool>,
    pub day: RwSignal<Option<NaiveDate>>,
    pub slot: RwSignal<Option<ChosenTime>>,
    pub booking: RwSignal<Option<Uuid>>,
    /// Written by the people's chunk; see [`Draft::personal`].
    pub personal: RwSignal<String>,
    /// The server's draft, if there was one, has been read.
    pub restored: RwSignal<bool>,
}

impl Default for Choices {
    fn default() -> Self {
        let choices = Self {
            service: RwSignal::default(),
            office: RwSignal::default(),
            age: RwSignal::default(),
            has_dni: RwSignal::default(),
            married_name: RwSignal::default(),
            requirements_read: RwSignal::default(),
            day: RwSignal::default(),
            slot: RwSignal::default(),
            booking: RwSignal::default(),
            personal: RwSignal::default(),
            restored: RwSignal::default(),
        };
        keep(choices);
        choices.follow();
        choices
    }
}

impl Choices {
    /// Another office or service has other times.
    fn follow(self) {
        Effect::new(move |before: Option<(String, String)>| {
            let now = (self.office.get(), self.service.get());
            if before.is_some_and(|before| before != now && !before.0.is_empty()) {
                self.slot.set(None);
                self.day.set(None);
            }
            now
        });
    }

    /// As far as these answers tell.
    pub fn known(self) -> Known {
        Known {
            service: !self.service.with(String::is_empty),
            office: !self.office.with(String::is_empty),
            requirements_read: self.requirements_read.get(),
            held: self.booking.with(Option::is_some),
            ..Known::default()
        }
    }

    pub fn about(self) -> About {
        About {
            age: self.age.get(),
            has_dni: self.has_dni.get(),
            married_name: self.married_name.get(),
        }
    }

    /// Ready for another booking: the office and the service stay, the time goes.
    pub fn begin_again(self) {
        self.restore(Draft {
            service: self.service.get_untracked(),
            office: self.office.get_untracked(),
            requirements_read: self.requirements_read.get_untracked(),
            personal: self.personal.get_untracked(),
            ..Draft::default()
        });
    }
}

impl Keep for Choices {
    type Draft = Draft;
    const DOOR: &'static str = doors::DRAFT;

    fn draft(self) -> Draft {
        Draft {
            service: self.service.get(),
            office: self.office.get(),
            about: self.about(),
            requirements_read: self.requirements_read.get(),
            day: self.day.get(),
            slot: self.slot.get(),
            booking: self.booking.get(),
            personal: self.personal.get(),
        }
    }

    fn restore(self, draft: Draft) {
        self.service.set(draft.service);
        self.office.set(draft.office);
        self.age.set(draft.about.age);
        self.has_dni.set(draft.about.has_dni);
        self.married_name.set(draft.about.married_name);
        self.requirements_read.set(draft.requirements_read);
        self.day.set(draft.day);
        self.slot.set(draft.slot);
        self.booking.set(draft.booking);
        self.personal.set(draft.personal);
    }

    fn restored(self) -> RwSignal<bool> {
        self.restored
    }

    /// Seats were held or let go: the person may be on the way to the payment page.
    fn at_once(before: &Draft, now: &Draft) -> bool {
        before.booking != now.booking
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_of_an_older_build_is_still_read() {
        let old = r#"{"service":"passport-5","unknown":1}"#;
        let read: Draft = serde_json::from_str(old).unwrap();
        assert_eq!(read.service, "passport-5");
    }
}
