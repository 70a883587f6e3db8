//! The booking journey, one question a page, all in one chunk.
//!
//! `draft` is what was answered, `state` the same as signals above the pages, `keeping` its copy
//! on the server. `order` says which question must come first, and `gate` leads there. From the
//! chosen time on there is a booking: `held` is what the server says of it, `outcome` the same in
//! a word.

mod about;
mod before;
mod calendar;
mod confirmed;
mod draft;
mod email;
mod ended;
mod forms;
mod gate;
mod held;
mod keeping;
mod kept_place;
mod near_me;
mod office;
mod order;
mod outcome;
mod payment;
mod people;
mod person;
mod requirements;
mod review;
mod search;
mod service;
mod state;
mod time;

use crate::boot::{Navigator, use_navigator};
use contract::pages::{Page, Place, Step};
use leptos::prelude::*;

/// What stands below the heading of a page of the journey.
pub fn page(place: &Place) -> AnyView {
    match (place.page, &place.id) {
        (Page::Journey(Step::Payment), _) => payment::page(),
        (Page::Journey(step), _) => gate::guarded(step),
        (Page::Confirmed, Some(id)) => confirmed::page(id),
        _ => before::page(place.lang),
    }
}

/// The question itself, once those before it are answered.
fn question(step: Step) -> AnyView {
    match step {
        Step::Service => service::page(),
        Step::Office => office::page(),
        Step::Requirements => requirements::page(),
        Step::Calendar => calendar::page(),
        Step::Email => email::page(),
        Step::People => people::page(),
        Step::Time => time::page(),
        Step::Review => review::page(),
        Step::Payment => payment::page(),
    }
}

/// The way from page to page. Made while a page is drawn, used when a button is pressed.
#[derive(Clone, Copy)]
struct Way(Navigator);

impl Way {
    fn here() -> Self {
        Self(use_navigator())
    }

    fn to(self, step: Step) {
        let lang = untrack(|| self.0.lang());
        self.0.go(&Page::Journey(step).at(lang));
    }

    /// Without leaving the current page in the history.
    fn instead(self, place: &Place) {
        self.0.replace(place);
    }
}
