//! The pre-check: a traveller declares a trip before entering or leaving, without an account.
//!
//! A declaration is sent once ([`submit`]), looked at ([`show`]), changed ([`change`]) and withdrawn
//! ([`withdraw`]) until its window closes ([`window`]). Who sent it holds a cookie for the whole group;
//! later the contact's mailed link opens the group, and a reference with its birth date opens one
//! member ([`opening`]). A draft may wait for its trip to open ([`saved`]). The paper carries one
//! signed code a person ([`papers`]). At the border officers find it and mark who crossed ([`desk`]).
//! When its time is over only counts remain ([`retention`]).

mod change;
mod desk;
mod draft;
mod mails;
mod opening;
mod papers;
pub mod reindex;
pub mod retention;
pub mod saved;
mod show;
mod store;
mod submit;
mod tables;
mod view;
mod window;
mod withdraw;

pub use papers::{enclosed, standing};

use crate::http::proof;
use crate::state::App;
use contract::lang::Lang;
use contract::precheck::{Reach, Stay, Traveller, Trip};
use contract::reference::Locator;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(tables::tables))
        .routes(routes!(proof::challenge))
        .routes(routes!(draft::read, draft::write, draft::forget))
        .routes(routes!(saved::keep))
        .routes(routes!(submit::submit))
        .routes(routes!(show::show, withdraw::everybody))
        .routes(routes!(change::trip))
        .routes(routes!(change::member, withdraw::member))
        .routes(routes!(papers::paper))
        .routes(routes!(opening::by_reference, opening::close))
        .routes(routes!(opening::by_link))
        .merge(desk::router())
}

/// What the members share, as it is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Shared {
    trip: Trip,
    stay: Option<Stay>,
    contact: Reach,
    /// The secret of the mailed link: mails that follow need it again.
    link: String,
}

/// A member, as it is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Member {
    person: Traveller,
    reference: Locator,
}

impl Shared {
    fn lang(&self) -> Lang {
        self.contact.lang
    }
}
