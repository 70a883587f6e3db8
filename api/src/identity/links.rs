//! The links of mails: a secret behind `#`, exchanged for a short cookie that opens one appointment.

use super::store;
use super::token::Audience;
use crate::http::Json;
use crate::permit::LinkClaims;
use crate::permit::cookie::Cookie;
use crate::refusal::Answer;
use crate::seal::hash_secret;
use crate::state::App;
use axum::extract::State;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse};
use chrono::{DateTime, TimeDelta, Utc};
use contract::identity::{LinkOpened, LinkPurpose, LinkRequest};
use contract::paths;
use contract::problem::Code;
use entity::mail_link;
use sea_orm::ActiveValue::Set;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Written in the row only: a link that also stops a waiting change of address.
const STOP_RECOVERY: &str = "stop_recovery";

/// Opens the link of a mail
///
/// Nothing is used up: a second opening answers the same until the link expires. The link that
/// stops a change of address stops it and then shows the appointment.
#[utoipa::path(
    post, path = paths::identity::LINKS, tag = "identity",
    request_body = LinkRequest,
    responses((status = 200, description = "Opened; the cookie is set", body = LinkOpened)),
)]
pub(super) async fn open(
    State(app): State<App>,
    Json(request): Json<LinkRequest>,
) -> Answer<impl IntoResponse> {
    let now = app.clock.now();
    let hash = hash_secret(request.secret.trim());
    let link = store::links::live(app.db.read(), &hash, now).await?;
    let link = link.ok_or(Code::LinkRefused)?;
    if link.purpose == STOP_RECOVERY {
        store::recoveries::stop(app.db.writer(), link.account).await?;
    }
    let purpose = purpose(&link.purpose).ok_or(Code::LinkRefused)?;
    let claims = LinkClaims {
        purpose,
        account: link.account,
        appointment: link.appointment,
    };
    let lives = TimeDelta::minutes(app.config.sessions.link_minutes.into());
    let token = app.tokens.sign(Audience::Link, claims, now, lives);
    let cookie = Cookie::Link.set(&app.config, &token, lives);
    let opened = LinkOpened {
        purpose,
        appointment: link.appointment,
    };
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(opened)))
}

/// Makes a link and returns its secret: it is stored hashed, so this is the only time to mail it.
///
/// # Errors
/// When the database refuses the row.
pub async fn issue(
    app: &App,
    tx: &DatabaseTransaction,
    purpose: LinkPurpose,
    whose: (Uuid, Uuid),
    expires_at: DateTime<Utc>,
) -> Answer<String> {
    write(app, tx, text(purpose), whose, expires_at).await
}

/// The link with which the old address stops a change that it did not ask for.
pub(super) async fn issue_stop(
    app: &App,
    tx: &DatabaseTransaction,
    whose: (Uuid, Uuid),
    expires_at: DateTime<Utc>,
) -> Answer<String> {
    write(app, tx, STOP_RECOVERY, whose, expires_at).await
}

async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    purpose: &str,
    (account, appointment): (Uuid, Uuid),
    expires_at: DateTime<Utc>,
) -> Answer<String> {
    let secret = app.chance.secret();
    let row = mail_link::ActiveModel {
        id: Set(app.chance.uuid()),
        secret_hash: Set(hash_secret(&secret)),
        purpose: Set(purpose.into()),
        account: Set(account),
        appointment: Set(appointment),
        expires_at: Set(expires_at.into()),
        created_at: Set(app.clock.now().into()),
    };
    store::links::insert(tx, row).await?;
    Ok(secret)
}

const fn text(purpose: LinkPurpose) -> &'static str {
    match purpose {
        LinkPurpose::Appointment => "appointment",
        LinkPurpose::Reconfirm => "reconfirm",
    }
}

/// To the reader a link that stops shows the appointment like any other.
fn purpose(written: &str) -> Option<LinkPurpose> {
    let written = if written == STOP_RECOVERY {
        text(LinkPurpose::Appointment)
    } else {
        written
    };
    [LinkPurpose::Appointment, LinkPurpose::Reconfirm]
        .into_iter()
        .find(|purpose| text(*purpose) == written)
}
