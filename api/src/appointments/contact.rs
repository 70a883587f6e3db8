//! `PUT appointments/bookings/{booking}/contact`: another telephone or language for a booking.

use super::store::bookings;
use super::view;
use crate::http::Json;
use crate::permit::FreshCitizen;
use crate::refusal::Answer;
use crate::seal::Purpose as Sealed;
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State as Shared};
use contract::appointments::{BookingView, ContactRequest};
use contract::problem::{Code, Problem};
use uuid::Uuid;

/// Changes how a booking's owner is reached. The people of the booking never change.
#[utoipa::path(put, path = contract::paths::appointments::CONTACT, tag = "appointments",
    params(("booking" = Uuid, Path)), request_body = ContactRequest,
    responses((status = 200, body = BookingView), (status = "4XX", body = Problem)))]
pub async fn change(
    Shared(app): Shared<App>,
    citizen: FreshCitizen,
    Path(id): Path<Uuid>,
    Json(request): Json<ContactRequest>,
) -> Answer<axum::Json<BookingView>> {
    let contact = request.parse()?;
    let account = citizen.account;
    let sealed = app.seal.seal_json(Sealed::Contact, &contact);
    let changed = transaction!(app.db, |tx| {
        let (sealed, lang) = (sealed.clone(), contact.lang.tag());
        Ok(bookings::set_contact(tx, (account, id), sealed, lang).await?)
    })?;
    if !changed {
        return Err(Code::NotFound.into());
    }
    let view = view::booking(&app, account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}
