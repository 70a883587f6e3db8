//! The pre-check: what it is, its questions one a page, and what was declared.
//!
//! `draft` is what was typed, as a plain value, and `order` what is wrong with it and which question
//! comes first, both without a browser; `state` holds it as signals above the pages and
//! `crate::keeping` on the server. `question` draws a page when those before it are answered.

mod before;
mod contact;
pub mod declared;
mod direction;
mod draft;
mod forms;
mod later;
mod order;
mod proof;
mod question;
mod review;
mod state;
mod stay;
mod summary;
mod tables;
mod transport;
mod traveller;
mod traveller_draft;
mod travellers;
mod trip;

use contract::pages::{Page, Place, PrecheckStep};
use leptos::prelude::*;
use question::asked;

/// What stands below the heading before and on the first question.
pub fn beginning(place: &Place) -> AnyView {
    match place.page {
        Page::PrecheckStep(step) => asked(step, direction::page),
        _ => before::page(),
    }
}

/// What stands below the heading while the trip is told.
pub fn travelling(place: &Place) -> AnyView {
    let Page::PrecheckStep(step) = place.page else {
        return ().into_any();
    };
    match step {
        PrecheckStep::Transport => asked(step, transport::page),
        _ => asked(step, trip::page),
    }
}

/// What stands below the heading from the people to the check of the answers.
pub fn telling(place: &Place) -> AnyView {
    let Page::PrecheckStep(step) = place.page else {
        return ().into_any();
    };
    match step {
        PrecheckStep::Travellers => asked(step, travellers::page),
        PrecheckStep::Stay => asked(step, stay::page),
        PrecheckStep::Contact => asked(step, contact::page),
        _ => asked(step, review::page),
    }
}
