//! `GET appointments/mine` and `GET appointments/bookings/{booking}`: what an account has.

use super::store::lists;
use super::view;
use crate::permit::{Citizen, Reader};
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::{Path, Query, State as Shared};
use chrono::DateTime;
use contract::appointments::{AppointmentView, BookingView};
use contract::page::Page;
use contract::problem::{Code, FieldError, Problem};
use entity::{At, appointment};
use serde::Deserialize;
use uuid::Uuid;

/// Appointments on one page.
const PAGE: usize = 20;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The signed-in person's appointments, the newest booking first.
#[utoipa::path(get, path = contract::paths::appointments::MINE, tag = "appointments",
    params(After), responses((status = 200, body = Page<AppointmentView>), (status = "4XX", body = Problem)))]
pub async fn mine(
    Shared(app): Shared<App>,
    citizen: Citizen,
    Query(after): Query<After>,
) -> Answer<axum::Json<Page<AppointmentView>>> {
    let wrong = || vec![FieldError::new("/cursor", "cursor.format")];
    let cursor = after
        .cursor
        .as_deref()
        .map(|text| read(text).ok_or_else(wrong))
        .transpose()?;
    let mut rows = lists::mine(app.db.read(), citizen.account, cursor, PAGE as u64 + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(write);
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        items.push(view::show(&app, row).await?);
    }
    Ok(axum::Json(Page { items, next }))
}

fn write(row: &appointment::Model) -> String {
    format!("{}.{}", row.created_at.0.timestamp_millis(), row.id)
}

fn read(cursor: &str) -> Option<(At, Uuid)> {
    let (at, id) = cursor.split_once('.')?;
    let at = DateTime::from_timestamp_millis(at.parse().ok()?)?;
    Some((At(at), id.parse().ok()?))
}

/// One appointment, for its owner or for who came by the link of a mail.
#[utoipa::path(get, path = contract::paths::appointments::APPOINTMENT, tag = "appointments",
    params(("appointment" = Uuid, Path)),
    responses((status = 200, body = AppointmentView), (status = "4XX", body = Problem)))]
pub async fn one(
    Shared(app): Shared<App>,
    reader: Reader,
    Path(id): Path<Uuid>,
) -> Answer<axum::Json<AppointmentView>> {
    reader.may_see(id)?;
    let view = view::appointment(&app, reader.account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}

/// One booking with its people, its price and the countdown of its hold.
#[utoipa::path(get, path = contract::paths::appointments::BOOKING, tag = "appointments",
    params(("booking" = Uuid, Path)),
    responses((status = 200, body = BookingView), (status = "4XX", body = Problem)))]
pub async fn booking(
    Shared(app): Shared<App>,
    citizen: Citizen,
    Path(id): Path<Uuid>,
) -> Answer<axum::Json<BookingView>> {
    let view = view::booking(&app, citizen.account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}
