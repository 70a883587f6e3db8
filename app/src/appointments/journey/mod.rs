//! The booking journey, one question a page, all in one chunk.
//!
//! `draft` is what was answered, `state` the same as signals above the pages, `keeping` its copy
//! on the server. `order` says which question must come first, and `gate` leads there.

mod before;
mod calendar;
mod draft;
mod gate;
mod keeping;
mod near_me;
mod office;
mod order;
mod outcome;
mod requirements;
mod service;
mod state;

use crate::ui::lang;
use contract::pages::{Page, Place, Step};
use leptos::prelude::*;

/// What stands below the heading of a page of the journey.
pub fn page(place: &Place) -> AnyView {
    match place.page {
        Page::Journey(step) => gate::guarded(step),
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
        _ => ().into_any(),
    }
}

/// Goes to the page of a step in the reader's language.
fn go(step: Step) {
    crate::boot::use_navigator().go(&Page::Journey(step).at(untrack(lang)));
}
