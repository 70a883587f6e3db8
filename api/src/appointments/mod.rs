//! Consular appointments: a citizen looks at free times, holds seats, pays, moves, cancels.
//!
//! | action | file |
//! | --- | --- |
//! | look at services, offices and free times | [`shelf`], [`availability`] |
//! | hold seats for up to four people, all or none | [`hold`] |
//! | five more minutes; let go | [`extend`], [`release`] |
//! | the way to Stripe's page; what became of it, asked at once | [`checkout`], [`payment`] |
//! | what happens when it was paid, late or twice | [`hearing`], [`confirm`] |
//! | look at what one has; papers | [`mine`], [`voucher`], [`papers`] |
//! | move, cancel, change the contact, say whether one comes | [`reschedule`] and [`moving`], [`cancel`], [`contact`], [`reconfirm`]; when they may: [`changeable`] |
//! | holds that end, seats that cool, reminders | [`lapse`], [`remind`] |
//! | people found again while keys are rotated | [`reindex`] |
//! | load the catalogue, publish slots; act for an office | [`load`], [`publish`], [`staff`] |
//!
//! A seat belongs to a person ([`draft::person_keys`]); `taken` counts held, confirmed and
//! cooling seats, and only guarded statements in [`store`] change it.

mod arrange;
mod availability;
mod bring;
mod cancel;
mod changeable;
mod checkout;
mod confirm;
mod contact;
mod draft;
pub mod enclosed;
mod extend;
mod hearing;
mod hold;
pub mod lapse;
pub mod load;
mod mails;
mod mine;
pub mod moving;
mod papers;
mod paying;
mod payment;
pub mod publish;
mod reconfirm;
pub mod reindex;
mod release;
pub mod remind;
mod reschedule;
pub mod retention;
mod shelf;
pub mod staff;
mod store;
mod terms;
mod view;
mod voucher;

pub use hearing::Hearing;
pub use voucher::fate;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Every door of the room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(shelf::services))
        .routes(routes!(shelf::offices))
        .routes(routes!(shelf::office))
        .routes(routes!(availability::first_free))
        .routes(routes!(availability::month))
        .routes(routes!(availability::day))
        .routes(routes!(hold::hold))
        .routes(routes!(mine::booking, release::release))
        .routes(routes!(extend::extend))
        .routes(routes!(checkout::open))
        .routes(routes!(payment::ask))
        .routes(routes!(contact::change))
        .routes(routes!(mine::mine))
        .routes(routes!(mine::one))
        .routes(routes!(cancel::cancel))
        .routes(routes!(reschedule::reschedule))
        .routes(routes!(reconfirm::reconfirm))
        .routes(routes!(voucher::voucher))
        .routes(routes!(papers::receipt))
        .routes(routes!(papers::ics))
}
