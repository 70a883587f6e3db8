//! What a person has booked: seeing, moving and cancelling it, and the doors that lead to it.

use contract::pages::{Page, Place};
use leptos::prelude::*;

/// What stands below the heading of these pages.
pub fn page(place: &Place) -> AnyView {
    match place.page {
        Page::SignIn => crate::identity::sign_in(place),
        _ => ().into_any(),
    }
}
