//! Whether this replica lives, and whether it can serve.

use super::{Freshness, cached};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use sea_orm::ConnectionTrait;

/// The process answers. A restart would not cure anything else.
pub(super) async fn alive() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n")
}

/// The database answers too; a balancer sends requests elsewhere otherwise.
pub(super) async fn ready(State(app): State<App>) -> Answer<impl IntoResponse> {
    let asked = app.db.read().execute_unprepared("SELECT 1").await;
    asked.map_err(|_| Refusal::busy(2))?;
    Ok(([(header::CACHE_CONTROL, "no-store")], "ready\n"))
}

/// A checker that has the keys needs no connection; a new one is announced this long before it
/// signs (docs/OPERATIONS.md).
const KEYS_KEPT: Freshness = Freshness::Seconds(86_400);

/// The public keys of our papers' signatures (RFC 7517), retired ones among them.
pub(super) async fn keys(State(app): State<App>, headers: HeaderMap) -> Response {
    cached(&headers, KEYS_KEPT, &app.keys.public().jwks())
}
