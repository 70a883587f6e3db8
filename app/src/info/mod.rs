//! Pages that explain: help, offices, rules, rights.

use contract::pages::Place;
use leptos::prelude::*;

/// What stands below the heading of these pages.
pub fn page(_place: &Place) -> AnyView {
    ().into_any()
}
