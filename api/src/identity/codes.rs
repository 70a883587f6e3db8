//! Asking for a one-time code. The answer is the same for every address.

use super::{email_key, email_keys, store};
use crate::http::limits::{self, Limit};
use crate::http::{Json, Visitor};
use crate::notifications::outbox::{self, Mail};
use crate::notifications::{Message, Secret, SignInCode};
use crate::refusal::Answer;
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use contract::identity::{CodeRequest, CodeSent};
use contract::lang::Lang;
use contract::paths;
use contract::person::Email;
use entity::sign_in_code;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// Asks for a code by e-mail
///
/// A second request within the resend time sends nothing and answers like the first.
#[utoipa::path(
    post, path = paths::identity::CODES, tag = "identity",
    request_body = CodeRequest,
    responses((status = 202, description = "The code is on its way", body = CodeSent)),
)]
pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    Json(request): Json<CodeRequest>,
) -> Answer<(StatusCode, Json<CodeSent>)> {
    let email = request.parse()?;
    let pause = TimeDelta::seconds(app.config.codes.resend_seconds.into());
    let since = app.clock.now() - pause;
    let sent = match store::codes::newest(app.db.read(), &email_keys(&app, &email)).await? {
        Some(code) if code.created_at.0 > since => sent(&code, pause),
        _ => {
            count(&app, visitor, &email_key(&app, &email).0).await?;
            send(&app, &email, request.lang).await?
        }
    };
    Ok((StatusCode::ACCEPTED, Json(sent)))
}

fn sent(code: &sign_in_code::Model, pause: TimeDelta) -> CodeSent {
    CodeSent {
        expires_at: code.expires_at.0,
        resend_at: code.created_at.0 + pause,
    }
}

async fn count(app: &App, visitor: Visitor, key: &str) -> Answer<()> {
    let hourly = |name, most| Limit {
        name,
        most,
        window: TimeDelta::hours(1),
    };
    let codes = &app.config.codes;
    let by_visitor = hourly("codes.visitor", codes.hourly_per_visitor);
    limits::count(app, by_visitor, &visitor.as_text()).await?;
    limits::count(app, hourly("codes.email", codes.hourly_per_email), key).await
}

async fn send(app: &App, email: &Email, lang: Lang) -> Answer<CodeSent> {
    let now = app.clock.now();
    let minutes = app.config.codes.minutes;
    let expires_at = now + TimeDelta::minutes(minutes.into());
    let code = app.chance.code();
    let row = row(app, email, &code, lang, (now, expires_at));
    let mail = Mail {
        cause: format!("code:{}", row.id.as_ref()),
        to: email.clone(),
        lang,
        message: Message::SignInCode(SignInCode {
            code: Secret::new(code),
            minutes,
        }),
    };
    transaction!(app.db, |tx| {
        store::codes::insert(tx, row.clone()).await?;
        outbox::enqueue(app, tx, &mail).await
    })?;
    let pause = TimeDelta::seconds(app.config.codes.resend_seconds.into());
    Ok(CodeSent {
        expires_at,
        resend_at: now + pause,
    })
}

fn row(
    app: &App,
    email: &Email,
    code: &str,
    lang: Lang,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> sign_in_code::ActiveModel {
    let id = app.chance.uuid();
    sign_in_code::ActiveModel {
        id: Set(id),
        email_key: Set(email_key(app, email).0),
        email_sealed: Set(app.seal.seal(Purpose::Email, email.as_str().as_bytes())),
        code_hash: Set(hash(app, id, code)),
        lang: Set(lang.tag().into()),
        attempts_left: Set(app.config.codes.attempts),
        expires_at: Set(expires_at.into()),
        used_at: Set(None),
        created_at: Set(now.into()),
    }
}

/// Six digits are guessed from a plain hash at once: this one needs our key, and the row's id.
fn hash(app: &App, id: Uuid, code: &str) -> String {
    app.seal.blind(Purpose::Code, &with_id(id, code)).0
}

/// Whether what was typed is the code of that row.
pub(super) fn is_right(app: &App, row: &sign_in_code::Model, typed: &str) -> bool {
    let typed = with_id(row.id, typed);
    app.seal.is_blind(&row.code_hash, Purpose::Code, &typed)
}

fn with_id(id: Uuid, code: &str) -> String {
    format!("{id}:{code}")
}
