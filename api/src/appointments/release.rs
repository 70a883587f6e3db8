//! `DELETE appointments/bookings/{booking}`: lets the held seats go before they are paid.

use super::store::lists;
use super::{lapse, paying};
use crate::payments::{Purpose, Settled};
use crate::permit::Citizen;
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use contract::appointments::State;
use contract::problem::{Code, Problem};
use uuid::Uuid;

/// Gives the seats of an unpaid booking back. A second request answers alike.
#[utoipa::path(delete, path = contract::paths::appointments::BOOKING, tag = "appointments",
    params(("booking" = Uuid, Path)),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn release(
    Shared(app): Shared<App>,
    citizen: Citizen,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    let found = lists::booking_of(app.db.read(), citizen.account, id).await?;
    let found = found.ok_or(Code::NotFound)?;
    if found.hold_expires_at.is_some() {
        // Stripe's page may be open in another tab: it must not take money for seats let go.
        match paying::settle(&app, Purpose::Booking, id).await? {
            Settled::Expired | Settled::NothingOpen => {
                lapse::end(&app, id, None, State::Released).await?;
            }
            Settled::Paid => return Err(Code::NotInThisState.into()),
            Settled::Unknown => return Err(Code::PaymentInProgress.into()),
        }
    }
    Ok(StatusCode::NO_CONTENT)
}
