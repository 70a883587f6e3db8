//! What was declared: seen with its codes, changed, withdrawn, and opened again by a reference or
//! by the link of a mail.

mod change;
mod keeping;
mod link;
mod member;
mod offline;
mod open;
mod seen;
mod shown;
mod withdraw;

use contract::pages::{Page, Place};
use leptos::prelude::*;
use uuid::Uuid;

/// What stands below the heading.
pub fn page(place: &Place) -> AnyView {
    let id = place.id.as_deref().and_then(|id| id.parse::<Uuid>().ok());
    match (place.page, id) {
        (Page::PrecheckLink, _) => link::page(),
        (Page::Declaration, Some(id)) => seen::with(id, shown::page),
        (Page::ChangeDeclaration, Some(id)) => seen::with(id, change::page),
        (Page::WithdrawDeclaration, Some(id)) => seen::with(id, withdraw::page),
        _ => open::page(),
    }
}
