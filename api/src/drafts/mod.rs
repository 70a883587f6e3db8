//! A half-filled form on the server: sealed, behind a cookie no script can read, gone after a day.
//!
//! It belongs to a browser, not to an account: it is written before anybody signs in.

mod store;

use crate::http::limits::{self, Limit};
use crate::http::{Json, Visitor};
use crate::permit::cookie::Cookie;
use crate::refusal::{Answer, Refusal};
use crate::seal::{Purpose, hash_secret};
use crate::state::App;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use chrono::TimeDelta;
use contract::paths;
use contract::problem::Code;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The page's own form of the answers, in bytes of JSON; nobody here reads it.
pub(crate) const LONGEST: usize = 16 * 1024;
const KEPT: TimeDelta = TimeDelta::hours(24);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read, write, forget))
}

/// Reads the draft
///
/// `null` when there is none: looking is not an error.
#[utoipa::path(
    get, path = paths::appointments::DRAFT, tag = "drafts",
    responses((status = 200, description = "The draft as it was put, or null", body = Option<Value>)),
)]
async fn read(State(app): State<App>, headers: HeaderMap) -> Answer<Json<Option<Value>>> {
    BOOKING.read(&app, &headers).await
}

/// Puts the draft
///
/// At most 16 KiB of JSON, kept for 24 hours after the last time it was put.
#[utoipa::path(
    put, path = paths::appointments::DRAFT, tag = "drafts",
    request_body = Value,
    responses((status = 204, description = "Kept; the cookie is set")),
)]
async fn write(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Json(draft): Json<Value>,
) -> Answer<Response> {
    BOOKING.write(&app, visitor, &headers, &draft).await
}

/// Deletes the draft
#[utoipa::path(
    delete, path = paths::appointments::DRAFT, tag = "drafts",
    responses((status = 204, description = "There is no draft any more")),
)]
async fn forget(State(app): State<App>, headers: HeaderMap) -> Answer<Response> {
    BOOKING.forget(&app, &headers).await
}

const BOOKING: Drafts = Drafts(Cookie::Draft);

/// The drafts of one form: each has a cookie of its own.
#[derive(Clone, Copy, Debug)]
pub struct Drafts(pub(crate) Cookie);

impl Drafts {
    /// # Errors
    /// When the database refuses.
    pub async fn read(self, app: &App, headers: &HeaderMap) -> Answer<Json<Option<Value>>> {
        let Some(token) = self.0.read(&app.config, headers) else {
            return Ok(Json(None));
        };
        let row = store::live(app.db.read(), &hash_secret(&token), app.clock.now()).await?;
        let draft = row.map(|row| app.seal.open_json(Purpose::Draft, &row.sealed));
        Ok(Json(draft.transpose().map_err(Refusal::internal)?))
    }

    /// # Errors
    /// `request.too_large`; `request.too_many` for too many new ones.
    pub async fn write(
        self,
        app: &App,
        visitor: Visitor,
        headers: &HeaderMap,
        draft: &Value,
    ) -> Answer<Response> {
        let plain = serde_json::to_vec(draft).map_err(Refusal::internal)?;
        if plain.len() > LONGEST {
            return Err(Code::TooLarge.into());
        }
        let sealed = app.seal.seal(Purpose::Draft, &plain);
        let now = app.clock.now();
        let known = self.0.read(&app.config, headers);
        if let Some(token) = &known {
            let hash = hash_secret(token);
            let replaced = store::replace(app.db.writer(), &hash, sealed.clone(), now, now + KEPT);
            if replaced.await? {
                return Ok(self.kept(app, token));
            }
        }
        // A browser needs one; a program that makes many is filling our disk.
        let new = Limit {
            name: "drafts.new",
            most: app.config.limits.new_drafts_per_visitor,
            window: TimeDelta::hours(1),
        };
        limits::count(app, new, &visitor.as_text()).await?;
        let token = self.start(app, sealed).await?;
        Ok(self.kept(app, &token))
    }

    /// Makes a draft of what is sealed already; the cookie that leads to it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn adopt(self, app: &App, sealed: Vec<u8>) -> Answer<HeaderValue> {
        let token = self.start(app, sealed).await?;
        Ok(self.0.set(&app.config, &token, KEPT))
    }

    /// # Errors
    /// When the database refuses.
    pub async fn forget(self, app: &App, headers: &HeaderMap) -> Answer<Response> {
        if let Some(token) = self.0.read(&app.config, headers) {
            store::delete(app.db.writer(), &hash_secret(&token)).await?;
        }
        let set = AppendHeaders([(header::SET_COOKIE, self.0.clear(&app.config))]);
        Ok((StatusCode::NO_CONTENT, set).into_response())
    }

    async fn start(self, app: &App, sealed: Vec<u8>) -> Answer<String> {
        let token = app.chance.secret();
        let row = (app.chance.uuid(), hash_secret(&token));
        store::insert(app.db.writer(), row, sealed, app.clock.now() + KEPT).await?;
        Ok(token)
    }

    fn kept(self, app: &App, token: &str) -> Response {
        let cookie = self.0.set(&app.config, token, KEPT);
        let set = AppendHeaders([(header::SET_COOKIE, cookie)]);
        (StatusCode::NO_CONTENT, set).into_response()
    }
}

/// Deletes drafts whose day is over; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_old(app: &App) -> Answer<u64> {
    Ok(store::forget(app.db.writer(), app.clock.now()).await?)
}
