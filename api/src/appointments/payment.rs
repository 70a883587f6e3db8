//! `POST appointments/bookings/{booking}/payment`: who is back from Stripe's page need not wait for
//! the webhook. It creates nothing and may be repeated, so that it takes no `Idempotency-Key`.

use super::store::lists;
use super::{paying, view};
use crate::permit::CheckedCitizen;
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::{Path, State as Shared};
use contract::appointments::BookingView;
use contract::problem::{Code, Problem};
use uuid::Uuid;

/// Asks Stripe about the payment
///
/// Answers the booking as it is after that. While Stripe gives no clear answer, and more than once
/// within three seconds, that is what was known before: ask again, or wait for the webhook.
#[utoipa::path(post, path = contract::paths::appointments::PAYMENT, tag = "appointments",
    params(("booking" = Uuid, Path)),
    responses((status = 200, body = BookingView), (status = "4XX", body = Problem)))]
pub async fn ask(
    Shared(app): Shared<App>,
    citizen: CheckedCitizen,
    Path(id): Path<Uuid>,
) -> Answer<axum::Json<BookingView>> {
    lists::booking_of(app.db.read(), citizen.account, id)
        .await?
        .ok_or(Code::NotFound)?;
    paying::ask(&app, id).await?;
    let view = view::booking(&app, citizen.account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}
