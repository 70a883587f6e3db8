//! The booking journey, one question a page, in four chunks: a slow link waits for the first
//! question only, and the next part comes while a person answers.
//!
//! `choices` is what the first questions answer, as signals above the pages, and `crate::keeping`
//! its copy on the server; `draft` is what is said of the people and `state` all of it. `order` says which
//! question must come first, `gate` and `personal_gate` lead there. From the chosen time on there
//! is a booking: `held` is what the server says of it, `outcome` the same in a word.

mod about;
mod before;
mod calendar;
mod choices;
mod confirmed;
mod draft;
mod email;
mod ended;
mod forms;
mod gate;
mod held;
mod kept_place;
mod near_me;
mod office;
mod order;
mod outcome;
mod payment;
mod people;
mod person;
mod personal_gate;
mod requirements;
mod review;
mod search;
mod service;
mod state;
mod time;

use crate::boot::{Navigator, prefetch, use_navigator};
use contract::pages::{Chunk, Page, Place, Step};
use leptos::prelude::*;

/// What stands below the heading before and on the first question.
pub fn beginning(place: &Place) -> AnyView {
    match place.page {
        Page::Journey(step) => gate::guarded(step, service::page),
        _ => before::page(place.lang),
    }
}

/// What stands below the heading while office and day are chosen.
pub fn choosing(place: &Place) -> AnyView {
    let Page::Journey(step) = place.page else {
        return ().into_any();
    };
    match step {
        Step::Office => gate::guarded(step, office::page),
        Step::Requirements => {
            prefetch(Chunk::People);
            gate::guarded(step, requirements::page)
        }
        _ => {
            prefetch(Chunk::People);
            gate::guarded(step, calendar::page)
        }
    }
}

/// What stands below the heading while people and time are given.
pub fn telling(place: &Place) -> AnyView {
    prefetch(Chunk::Payment);
    let Page::Journey(step) = place.page else {
        return ().into_any();
    };
    personal_gate::guarded(step, |step| match step {
        Step::Email => email::page(),
        Step::People => people::page(),
        _ => time::page(),
    })
}

/// What stands below the heading from the check of the answers on.
pub fn paying(place: &Place) -> AnyView {
    match (place.page, &place.id) {
        (Page::Journey(Step::Review), _) => {
            personal_gate::guarded(Step::Review, |_| review::page())
        }
        (Page::Confirmed, Some(id)) => confirmed::page(id),
        _ => payment::page(),
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
