//! The pages people see: what this is, the payment page, the mailbox. Plain HTML without a
//! script, so that nothing has to load before somebody can pay.

mod front;
mod html;
mod mail;
mod pay;
mod pay_form;
mod pay_view;
mod style;
mod test_cards;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::world::World;

pub fn router() -> Router<Arc<World>> {
    Router::new()
        .route("/", get(front::front))
        .route(style::PATH, get(style::sheet))
        .route("/c/pay/{id}", get(pay::show).post(pay::pay))
        .route("/c/pay/{id}/confirm", post(pay::confirm))
        .route("/mail", get(mail::list))
        .route("/mail/{id}", get(mail::one))
        .route("/mail/{id}/html", get(mail::html))
        .route("/mail/{id}/delete", post(mail::delete))
        .fallback(front::not_found)
}
