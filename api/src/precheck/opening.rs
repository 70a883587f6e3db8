//! Opening what was declared: one member by reference and birth date, everybody by the mailed link.

use super::store::{declarations, drafts as waiting, members};
use super::{Member, draft};
use crate::http::limits::{self, Limit};
use crate::http::{Json, Visitor};
use crate::identity::Audience;
use crate::permit::DeclarantClaims;
use crate::permit::cookie::Cookie;
use crate::refusal::Answer;
use crate::seal::{Purpose, hash_secret};
use crate::state::App;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use chrono::TimeDelta;
use contract::paths::precheck as paths;
use contract::precheck::{LinkRequest, Opened, OpenedKind, OpeningRequest};
use contract::problem::{Code, Problem};
use uuid::Uuid;

/// Opens one member
///
/// An unknown reference and a wrong birth date answer alike.
#[utoipa::path(post, path = paths::OPENINGS, tag = "precheck",
    request_body = OpeningRequest,
    responses((status = 200, body = Opened), (status = "4XX", body = Problem)))]
pub async fn by_reference(
    State(app): State<App>,
    visitor: Visitor,
    Json(request): Json<OpeningRequest>,
) -> Answer<Response> {
    let (reference, birth_date) = request.parse()?;
    let limits = &app.config.precheck;
    let hourly = |name, most| Limit {
        name,
        most,
        window: TimeDelta::hours(1),
    };
    let by_visitor = hourly(
        "precheck.openings.visitor",
        limits.hourly_openings_per_visitor,
    );
    limits::count(&app, by_visitor, &visitor.as_text()).await?;
    let by_reference = hourly(
        "precheck.openings.reference",
        limits.hourly_openings_per_reference,
    );
    limits::count(&app, by_reference, reference.as_str()).await?;
    let keys = app.seal.blinds(Purpose::Reference, reference.as_str());
    let keys: Vec<String> = keys.into_iter().map(|(key, _)| key).collect();
    let row = members::by_reference(app.db.read(), &keys)
        .await?
        .ok_or(Code::OpeningRefused)?;
    let member: Member = app.seal.open_json(Purpose::Person, &row.person_sealed)?;
    if member.person.birth_date.date() == birth_date {
        Ok(opened(&app, row.declaration, Some(row.id)).into_response())
    } else {
        Err(Code::OpeningRefused.into())
    }
}

/// Opens what a mail's link leads to
///
/// A declaration with all its members, or a kept draft, which becomes this browser's own.
#[utoipa::path(post, path = paths::LINKS, tag = "precheck",
    request_body = LinkRequest,
    responses((status = 200, body = Opened), (status = "4XX", body = Problem)))]
pub async fn by_link(State(app): State<App>, Json(request): Json<LinkRequest>) -> Answer<Response> {
    let hash = hash_secret(request.secret.trim());
    if let Some(row) = declarations::by_link(app.db.read(), &hash).await? {
        return Ok(opened(&app, row.id, None).into_response());
    }
    let now = app.clock.now();
    let kept = waiting::by_link(app.db.read(), &hash, now).await?;
    let kept = kept.ok_or(Code::LinkRefused)?;
    let cookie = draft::adopt(&app, &kept).await?;
    let opened = Opened {
        kind: OpenedKind::Draft,
        declaration: None,
    };
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(opened)).into_response())
}

/// Closes what is open in this browser
#[utoipa::path(delete, path = paths::OPENINGS, tag = "precheck",
    responses((status = 204, description = "Nothing is open any more")))]
pub async fn close(State(app): State<App>) -> impl IntoResponse {
    let cleared = (header::SET_COOKIE, Cookie::Precheck.clear(&app.config));
    (StatusCode::NO_CONTENT, AppendHeaders([cleared]))
}

/// The answer that opens a declaration, or one member of it, for this browser.
pub(super) fn opened(
    app: &App,
    declaration: Uuid,
    member: Option<Uuid>,
) -> impl IntoResponse + use<> {
    let claims = DeclarantClaims {
        declaration,
        member,
    };
    let lives = TimeDelta::minutes(app.config.precheck.open_minutes.into());
    let token = app
        .tokens
        .sign(Audience::Precheck, claims, app.clock.now(), lives);
    let cookie = Cookie::Precheck.set(&app.config, &token, lives);
    let opened = Opened {
        kind: OpenedKind::Declaration,
        declaration: Some(declaration),
    };
    (AppendHeaders([(header::SET_COOKIE, cookie)]), Json(opened))
}
