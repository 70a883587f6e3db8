//! What is chosen for a move, and the key under which it is asked for: kept when the language is
//! switched.

use crate::boot::kept;
use crate::http::Key;
use chrono::NaiveDate;
use contract::appointments::{AppointmentView, TimeFree};
use leptos::prelude::*;
use uuid::Uuid;

#[derive(Clone, Copy, Default)]
pub struct Wish {
    appointment: RwSignal<Option<Uuid>>,
    pub office: RwSignal<String>,
    pub day: RwSignal<Option<NaiveDate>>,
    pub chosen: RwSignal<Option<TimeFree>>,
    /// The time that was asked for last.
    attempt: RwSignal<Option<(Uuid, Key)>>,
}

impl Wish {
    /// Begins at the appointment's own office, unless it was begun for this one before.
    pub fn of(one: &AppointmentView) -> Self {
        let wish: Self = kept();
        if wish.appointment.get_untracked() != Some(one.id) {
            wish.appointment.set(Some(one.id));
            wish.office.set(one.office.clone());
            wish.choose_anew();
        }
        // Another office has other days: what was chosen there means nothing here.
        Effect::new(move |before: Option<String>| {
            let now = wish.office.get();
            if before.is_some_and(|before| before != now) {
                wish.choose_anew();
            }
            now
        });
        wish
    }

    fn choose_anew(self) {
        self.day.set(None);
        self.chosen.set(None);
    }

    /// A time that has gone is let go of, and the day's times are read anew.
    pub fn has_gone(self) {
        self.chosen.set(None);
        self.day.notify();
    }

    pub fn came_true(self) {
        self.appointment.set(None);
        self.attempt.set(None);
    }

    /// The same for the same time, so that a repeated request does not move twice.
    pub fn key(self, slot: Uuid) -> Key {
        let last = self.attempt.get_untracked();
        if let Some((_, key)) = last.filter(|(sent, _)| *sent == slot) {
            return key;
        }
        let key = Key::new();
        self.attempt.set(Some((slot, key.clone())));
        key
    }
}
