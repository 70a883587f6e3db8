//! The browser's own half-filled declaration.

use super::saved::Kept;
use crate::drafts::Drafts;
use crate::http::{Json, Visitor};
use crate::permit::cookie::Cookie;
use crate::refusal::Answer;
use crate::seal::Purpose;
use crate::state::App;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use contract::paths::precheck as paths;
use entity::saved_draft;
use serde_json::Value;

const DECLARATION: Drafts = Drafts(Cookie::PrecheckDraft);

/// Reads the draft of a declaration
///
/// `null` when there is none: looking is not an error.
#[utoipa::path(get, path = paths::DRAFT, tag = "precheck",
    responses((status = 200, description = "The draft as it was put, or null", body = Option<Value>)))]
pub async fn read(State(app): State<App>, headers: HeaderMap) -> Answer<Json<Option<Value>>> {
    DECLARATION.read(&app, &headers).await
}

/// Puts the draft of a declaration
///
/// At most 16 KiB of JSON, kept for 24 hours after the last time it was put.
#[utoipa::path(put, path = paths::DRAFT, tag = "precheck", request_body = Value,
    responses((status = 204, description = "Kept; the cookie is set")))]
pub async fn write(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Json(draft): Json<Value>,
) -> Answer<Response> {
    DECLARATION.write(&app, visitor, &headers, &draft).await
}

/// Deletes the draft of a declaration
#[utoipa::path(delete, path = paths::DRAFT, tag = "precheck",
    responses((status = 204, description = "There is no draft any more")))]
pub async fn forget(State(app): State<App>, headers: HeaderMap) -> Answer<Response> {
    DECLARATION.forget(&app, &headers).await
}

/// Makes a kept draft this browser's own. The kept one stays, so that the link works again.
pub(super) async fn adopt(app: &App, kept: &saved_draft::Model) -> Answer<HeaderValue> {
    let kept: Kept = app.seal.open_json(Purpose::Draft, &kept.sealed)?;
    let sealed = app.seal.seal_json(Purpose::Draft, &kept.draft);
    DECLARATION.adopt(app, sealed).await
}
