//! One's own data: all of it to take along, or erased.

use super::store::own::Own;
use super::{address_of, email_keys, store};
use crate::audit::{self, Entry};
use crate::http::Json;
use crate::permit::cookie::Cookie;
use crate::permit::{CheckedCitizen, FreshCitizen};
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use contract::paths;
use contract::problem::{Code, Problem};
use serde_json::{Value, json};

/// Everything kept about the person
///
/// As JSON, to take along. What was purged after its period is `null`.
#[utoipa::path(
    get, path = paths::identity::EXPORT, tag = "identity",
    responses((status = 200, description = "Account, bookings, appointments, sessions", body = Value)),
)]
pub(super) async fn export(
    State(app): State<App>,
    citizen: CheckedCitizen,
) -> Answer<impl IntoResponse> {
    let own = store::own::all(app.db.read(), citizen.account).await?;
    let name = "attachment; filename=\"mis-datos.json\"";
    let saved = [(header::CONTENT_DISPOSITION, name)];
    Ok((saved, Json(written(&app, &own)?)))
}

fn written(app: &App, own: &Own) -> Answer<Value> {
    let email = app.seal.open(Purpose::Email, &own.account.email_sealed);
    let email = String::from_utf8(email.map_err(Refusal::internal)?);
    let opened = |purpose, sealed: &[u8]| match sealed {
        [] => Ok(Value::Null),
        sealed => app
            .seal
            .open_json::<Value>(purpose, sealed)
            .map_err(Refusal::internal),
    };
    let appointments = own.appointments.iter().map(|row| {
        Ok(json!({
            "reference": row.reference, "office": row.office, "service": row.service,
            "starts_at": row.starts_at.0, "state": row.state, "price_cents": row.price_cents,
            "currency": row.currency, "person": opened(Purpose::Person, &row.person_sealed)?,
            "created_at": row.created_at.0, "confirmed_at": row.confirmed_at.map(|at| at.0),
            "ended_at": row.ended_at.map(|at| at.0),
        }))
    });
    let bookings = own.bookings.iter().map(|row| {
        Ok(json!({
            "reference": row.reference, "office": row.office, "lang": row.lang,
            "contact": opened(Purpose::Contact, &row.contact_sealed)?, "created_at": row.created_at.0,
        }))
    });
    let sessions = own.sessions.iter().map(|row| {
        json!({ "created_at": row.created_at.0, "seen_at": row.seen_at.0, "expires_at": row.expires_at.0 })
    });
    Ok(json!({
        "account": {
            "email": email.map_err(Refusal::internal)?, "lang": own.account.lang,
            "created_at": own.account.created_at.0,
        },
        "bookings": bookings.collect::<Answer<Vec<Value>>>()?,
        "appointments": appointments.collect::<Answer<Vec<Value>>>()?,
        "sessions": sessions.collect::<Vec<Value>>(),
    }))
}

/// Erases the account
///
/// Names, documents, addresses and sessions go at once; amounts stay without a person, as the books
/// require. Refused while an appointment is held or confirmed or a refund is on its way:
/// `params.active` and `params.refunds` say how many.
#[utoipa::path(
    delete, path = paths::identity::ME, tag = "identity",
    responses((status = 204, description = "Erased and signed out")),
)]
pub(super) async fn erase(
    State(app): State<App>,
    citizen: FreshCitizen,
) -> Answer<impl IntoResponse> {
    let account = citizen.account;
    transaction!(app.db, |tx| {
        let now = app.clock.now();
        let refunds = store::own::refunds_under_way(tx, account).await?;
        let keys = email_keys(&app, &address_of(&app, tx, account).await?);
        if refunds > 0 || !store::own::take_leave(tx, account, &keys).await? {
            let active = store::own::active(tx, account).await?;
            let problem = Problem::from(Code::NotInThisState).with("active", &active);
            return Err(problem.with("refunds", &refunds).into());
        }
        store::own::erase_rows(tx, account, now).await?;
        let subject = ("account", account.to_string());
        audit::write(&app, tx, Entry::account(account, "account.erase", subject)).await
    })?;
    let cleared = [Cookie::Session, Cookie::Link, Cookie::Draft]
        .map(|cookie| (header::SET_COOKIE, cookie.clear(&app.config)));
    Ok((StatusCode::NO_CONTENT, AppendHeaders(cleared)))
}
