//! Entering a code, looking who is signed in, signing out.

use super::token::Audience;
use super::{codes, email_keys, staff, store};
use crate::http::limits::{self, Limit};
use crate::http::{Json, Visitor};
use crate::permit::SignedIn;
use crate::permit::cookie::Cookie;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use contract::identity::{Role, Session, SessionRequest};
use contract::paths;
use contract::person::Email;
use contract::problem::{Code, Problem};
use entity::{session, sign_in_code};
use sea_orm::ActiveValue::Set;
use sea_orm::DatabaseTransaction;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the session cookie says.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct SessionClaims {
    pub session: Uuid,
    pub who: Uuid,
    pub role: Role,
}

/// What became of an entered code. A wrong one is a success of the transaction, so that the
/// attempt stays counted.
enum Entered {
    Right(session::Model),
    Wrong { left: i32 },
}

/// Signs in with a code
///
/// The first right code of an address makes its account. Entering a new code while signed in makes
/// the session fresh again.
#[utoipa::path(
    post, path = paths::identity::SESSION, tag = "identity",
    request_body = SessionRequest,
    responses((status = 200, description = "Signed in; the cookie is set", body = Session)),
)]
pub(super) async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    previous: Option<SignedIn>,
    Json(request): Json<SessionRequest>,
) -> Answer<Response> {
    let (email, code) = request.parse()?;
    let entries = Limit {
        name: "entries.visitor",
        most: app.config.codes.hourly_entries_per_visitor,
        window: TimeDelta::hours(1),
    };
    limits::count(&app, entries, &visitor.as_text()).await?;
    let previous = previous.map(|previous| previous.session);
    let entered = transaction!(app.db, |tx| enter(&app, tx, &email, &code, previous).await)?;
    match entered {
        Entered::Wrong { left } => Err(Problem::from(Code::CodeRefused).with("left", &left).into()),
        Entered::Right(row) => Ok(with_cookie(&app, &row, email.as_str())?.into_response()),
    }
}

async fn enter(
    app: &App,
    tx: &DatabaseTransaction,
    email: &Email,
    typed: &str,
    previous: Option<Uuid>,
) -> Answer<Entered> {
    let now = app.clock.now();
    let keys = email_keys(app, email);
    let Some(code) = store::codes::newest_kept(tx, &keys).await? else {
        return Ok(Entered::Wrong { left: 0 });
    };
    let Some(left) = store::codes::spend_attempt(tx, code.id, now).await? else {
        return Ok(Entered::Wrong { left: 0 });
    };
    let right = codes::is_right(app, &code, typed);
    if !right || !store::codes::use_up(tx, code.id, now).await? {
        return Ok(Entered::Wrong { left });
    }
    if let Some(previous) = previous {
        store::sessions::revoke(tx, previous, now).await?;
    }
    let row = new_session(app, tx, email, &code).await?;
    Ok(Entered::Right(store::sessions::insert(tx, row).await?))
}

/// A staff member's address signs in as staff, every other one as a citizen.
async fn new_session(
    app: &App,
    tx: &DatabaseTransaction,
    email: &Email,
    code: &sign_in_code::Model,
) -> Answer<session::ActiveModel> {
    let now = app.clock.now();
    let sessions = &app.config.sessions;
    let member = staff::by_email(app, tx, email).await?;
    let (account, staff, role, hours) = if let Some(member) = member {
        (None, Some(member.id), member.role, sessions.staff_hours)
    } else {
        let account = store::accounts::find_or_make(app, tx, email, &code.lang).await?;
        let role = Role::Citizen.as_str().to_owned();
        (Some(account.id), None, role, sessions.citizen_hours)
    };
    Ok(session::ActiveModel {
        id: Set(app.chance.uuid()),
        account: Set(account),
        staff: Set(staff),
        role: Set(role),
        created_at: Set(now.into()),
        fresh_at: Set(now.into()),
        seen_at: Set(now.into()),
        expires_at: Set((now + TimeDelta::hours(hours.into())).into()),
        revoked_at: Set(None),
        passkey_at: Set(None),
    })
}

fn with_cookie(app: &App, row: &session::Model, email: &str) -> Answer<impl IntoResponse + use<>> {
    let now = app.clock.now();
    let who = row.account.or(row.staff);
    let claims = SessionClaims {
        session: row.id,
        who: who.ok_or_else(|| Refusal::internal("a session of nobody"))?,
        role: role(row)?,
    };
    let cookie = Cookie::Session.set(
        &app.config,
        &token(app, claims, now),
        row.expires_at.0 - now,
    );
    let set = AppendHeaders([(header::SET_COOKIE, cookie)]);
    Ok((set, Json(view(app, row, email)?)))
}

fn view(app: &App, row: &session::Model, email: &str) -> Answer<Session> {
    let fresh = TimeDelta::minutes(app.config.sessions.fresh_minutes.into());
    Ok(Session {
        email: email.to_owned(),
        role: role(row)?,
        fresh_until: row.fresh_at.0 + fresh,
    })
}

fn role(row: &session::Model) -> Answer<Role> {
    Role::from_text(&row.role).ok_or_else(|| Refusal::internal("a session of an unknown role"))
}

/// The signed cookie's value for the next minutes.
pub(crate) fn token(app: &App, claims: SessionClaims, now: DateTime<Utc>) -> String {
    let lives = TimeDelta::minutes(app.config.sessions.token_minutes.into());
    app.tokens.sign(Audience::Session, claims, now, lives)
}

/// Touches the row when it is still good: one guarded statement.
pub(crate) async fn renew(app: &App, session: Uuid) -> Answer<session::Model> {
    let touched = store::sessions::touch(app.db.writer(), session, app.clock.now()).await?;
    if !touched {
        return Err(Code::SignInRequired.into());
    }
    live(app, session).await
}

/// The row, when it is neither revoked nor over.
pub(crate) async fn live(app: &App, session: Uuid) -> Answer<session::Model> {
    let row = store::sessions::live(app.db.read(), session, app.clock.now()).await?;
    row.ok_or_else(|| Code::SignInRequired.into())
}

/// Who is signed in
///
/// `null` when nobody is: looking is not an error.
#[utoipa::path(
    get, path = paths::identity::SESSION, tag = "identity",
    responses((status = 200, description = "Who is signed in, or null", body = Option<Session>)),
)]
pub(super) async fn who(
    State(app): State<App>,
    signed_in: Option<SignedIn>,
) -> Answer<Json<Option<Session>>> {
    let Some(signed_in) = signed_in else {
        return Ok(Json(None));
    };
    let row = live(&app, signed_in.session).await?;
    let sealed = store::accounts::email_of(app.db.read(), &row).await?;
    let email = app
        .seal
        .open(Purpose::Email, &sealed)
        .map_err(Refusal::internal)?;
    let email = String::from_utf8(email).map_err(Refusal::internal)?;
    Ok(Json(Some(view(&app, &row, &email)?)))
}

/// Signs out
///
/// Ends this session everywhere at once. Signing out twice is no error.
#[utoipa::path(
    delete, path = paths::identity::SESSION, tag = "identity",
    responses((status = 204, description = "Signed out; the cookies are cleared")),
)]
pub(super) async fn sign_out(
    State(app): State<App>,
    signed_in: Option<SignedIn>,
) -> Answer<impl IntoResponse> {
    if let Some(signed_in) = signed_in {
        store::sessions::revoke(app.db.writer(), signed_in.session, app.clock.now()).await?;
    }
    let cleared = [Cookie::Session, Cookie::Link]
        .map(|cookie| (header::SET_COOKIE, cookie.clear(&app.config)));
    Ok((StatusCode::NO_CONTENT, AppendHeaders(cleared)))
}
