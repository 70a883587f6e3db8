//! Pages that explain: help, offices, rules, rights.

mod api;
mod blocks;
mod office;
mod offices;
mod privacy;
mod refunds;

use contract::pages::{Page, Place};
use leptos::prelude::*;

/// What stands below the heading of these pages.
pub fn page(place: &Place) -> AnyView {
    match place.page {
        Page::Offices => offices::page(place),
        Page::Office => office::page(place),
        Page::Privacy => privacy::page(place),
        Page::Refunds => refunds::page(place),
        Page::Api => api::page(place),
        _ => blocks::of(place),
    }
}
