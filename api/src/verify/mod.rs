//! Papers that anyone may check.
//!
//! | what | file |
//! | --- | --- |
//! | a paper is drawn once, signed, and kept | [`papers`] |
//! | by its QR code or its number: whether it holds | [`check`] |
//! | the signed records of its files | [`records`] |
//! | what became of it, asked of the room that issued it | [`standing`] |
//!
//! The room knows numbers and papers; whose they are and what they are about, the issuing rooms
//! know.

mod check;
pub mod papers;
mod records;
pub mod standing;
mod store;

use crate::http::limits::Limit;
use crate::state::App;
use chrono::TimeDelta;
use contract::lang::Lang;
use contract::pages::Page;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Checks and records together, from one network address; how many, the settings say.
const LIMIT: Limit = Limit {
    name: "verify.visitor",
    most: 0,
    window: TimeDelta::hours(1),
};

/// Where a person checks a paper, as it is printed: without `https://`.
pub fn address(app: &App, lang: Lang) -> String {
    let url = &app.config.public_url;
    let (_, host) = url.split_once("://").unwrap_or(("", url));
    format!("{host}{}", Page::Verify.at(lang).path())
}

/// Every door of the room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(check::check))
        .routes(routes!(records::records))
}
