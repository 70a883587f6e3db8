//! What tests may do to this small world, under `/sandbox/api`: move the clock, ask for faults,
//! pay without the page, contest a payment, read the books.

mod books;
mod checkout;
mod settings;

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::json;

use crate::stripe::refusal::Refusal;
use crate::world::World;

pub fn router() -> Router<Arc<World>> {
    Router::new()
        .route(
            "/sandbox/api/clock",
            get(settings::clock).post(settings::advance),
        )
        .route(
            "/sandbox/api/faults",
            get(settings::faults).put(settings::replace_faults),
        )
        .route("/sandbox/api/webhook", put(settings::send_webhooks_to))
        .route("/sandbox/api/webhooks", get(settings::webhooks))
        .route(
            "/sandbox/api/webhooks/{event}/send",
            post(settings::send_again),
        )
        .route(
            "/sandbox/api/requests",
            get(settings::requests).delete(settings::forget_requests),
        )
        .route("/sandbox/api/checkout/{id}/pay", post(checkout::pay))
        .route(
            "/sandbox/api/refunds/{id}/{decision}",
            post(checkout::settle_refund),
        )
        .route("/sandbox/api/disputes", post(checkout::dispute))
        .route(
            "/sandbox/api/disputes/{id}/{decision}",
            post(checkout::decide_dispute),
        )
        .route("/sandbox/api/books", get(books::books))
}

/// A refusal in Stripe's own form.
struct Refused(Refusal);

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0.status, Json(self.0.body())).into_response()
    }
}

fn wrong(message: &str) -> Response {
    (
        StatusCode::UNPROCESSABLE_ENTITY,
        Json(json!({ "error": message })),
    )
        .into_response()
}
