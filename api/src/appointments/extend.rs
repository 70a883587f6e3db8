//! `POST appointments/bookings/{booking}/extension`: five more minutes, once.

use super::store::{bookings, lists};
use super::view;
use crate::permit::CheckedCitizen;
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State as Shared};
use contract::appointments::BookingView;
use contract::problem::{Code, Problem};
use entity::At;
use uuid::Uuid;

/// Adds the one extension to a hold.
#[utoipa::path(post, path = contract::paths::appointments::EXTENSION, tag = "appointments",
    params(("booking" = Uuid, Path)),
    responses((status = 200, body = BookingView), (status = "4XX", body = Problem)))]
pub async fn extend(
    Shared(app): Shared<App>,
    citizen: CheckedCitizen,
    Path(id): Path<Uuid>,
) -> Answer<axum::Json<BookingView>> {
    let account = citizen.account;
    let found = lists::booking_of(app.db.read(), account, id)
        .await?
        .ok_or(Code::NotFound)?;
    let (terms, now) = (app.terms(), app.clock.now());
    let ends = found
        .hold_expires_at
        .filter(|at| at.0 > now)
        .ok_or(Code::HoldLapsed)?;
    let until = (ends.0 + terms.extension).min(found.held_at.0 + terms.hold_longest);
    let extended = transaction!(app.db, |tx| Ok(
        bookings::extend(tx, id, ends, At(until)).await?
    ))?;
    if !extended {
        return Err(Code::ExtensionUsed.into());
    }
    let view = view::booking(&app, account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}
