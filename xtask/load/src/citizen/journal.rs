//! What citizens were told: each of it must still be true at rest.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use contract::appointments::{AppointmentView, BookingView};
use uuid::Uuid;

/// The furthest state that somebody was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    Held,
    Released,
    Confirmed,
    Cancelled,
}

/// What was acknowledged for one appointment, and what was asked beyond that.
#[derive(Clone, Debug)]
pub struct Promise {
    pub booking: Uuid,
    pub seen: Seen,
    pub cancel_asked: bool,
    pub disputed: bool,
    /// Where and when, as long as no other move was asked for.
    pub at: Option<(String, DateTime<Utc>)>,
}

#[derive(Default)]
pub struct Journal {
    promises: Mutex<HashMap<Uuid, Promise>>,
    /// What was already wrong in an answer.
    wrong: Mutex<Vec<String>>,
}

impl Journal {
    pub fn held(&self, view: &BookingView) {
        for appointment in &view.appointments {
            let promise = Promise {
                booking: view.id,
                seen: Seen::Held,
                cancel_asked: false,
                disputed: false,
                at: Some((appointment.office.clone(), appointment.starts_at.at)),
            };
            self.lock().entry(appointment.id).or_insert(promise);
        }
    }

    /// Raises what was seen; nothing that was seen is taken back.
    pub fn saw(&self, appointment: Uuid, seen: Seen) {
        self.change(appointment, |promise| promise.seen = promise.seen.max(seen));
    }

    pub fn asks_to_cancel(&self, appointment: Uuid) {
        self.change(appointment, |promise| promise.cancel_asked = true);
    }

    pub fn disputes(&self, booking: Uuid) {
        let mut promises = self.lock();
        for promise in promises
            .values_mut()
            .filter(|promise| promise.booking == booking)
        {
            promise.disputed = true;
        }
    }

    /// From now on nobody knows where it is.
    pub fn asks_to_move(&self, appointment: Uuid) {
        self.change(appointment, |promise| promise.at = None);
    }

    pub fn moved(&self, view: &AppointmentView) {
        let at = (view.office.clone(), view.starts_at.at);
        self.change(view.id, |promise| promise.at = Some(at));
    }

    pub fn wrong(&self, what: String) {
        self.wrong
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(what);
    }

    /// Everything that was promised, and what was wrong on the way.
    pub fn close(&self) -> (HashMap<Uuid, Promise>, Vec<String>) {
        let wrong = self
            .wrong
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        (self.lock().clone(), wrong)
    }

    fn change(&self, appointment: Uuid, change: impl FnOnce(&mut Promise)) {
        if let Some(promise) = self.lock().get_mut(&appointment) {
            change(promise);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, Promise>> {
        self.promises.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
