//! What a person has booked: seeing, moving and cancelling it, and the doors that lead to it.

mod cancel;
mod contact;
mod facts;
mod list;
mod moving;
mod one;
mod opened;
mod refunds;
mod states;
mod unlock;
mod wish;

use crate::identity;
use contract::pages::{Page, Place};
use leptos::prelude::*;
use uuid::Uuid;

pub use facts::appointment;

/// What stands below the heading of these pages.
pub fn page(place: &Place) -> AnyView {
    let id = place.id.as_deref().and_then(|id| id.parse::<Uuid>().ok());
    match (place.page, id) {
        (Page::MyAppointments, _) => list::page(),
        (Page::Appointment, Some(id)) => one::page(id),
        (Page::Move, Some(id)) => moving::page(id),
        (Page::Cancel, Some(id)) => cancel::page(id),
        (Page::SignIn, _) => identity::sign_in(),
        (Page::MailLink, _) => identity::mail_link(),
        (Page::Reconfirm, _) => identity::reconfirm(),
        (Page::LostEmail, _) => identity::lost_email(),
        _ => opened::missing(),
    }
}
