//! `DELETE appointments/bookings/{booking}`: lets the held seats go before they are paid.

use super::store::lists;
use super::{lapse, paying};
use crate::payments::{Purpose, Settled};
use crate::permit::CheckedCitizen;
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
    citizen: CheckedCitizen,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    let found = lists::booking_of(app.db.read(), citizen.account, id).await?;
    let found = found.ok_or(Code::NotFound)?;
    if found.hold_expires_at.is_none() {
        return ended(&app, id).await;
    }
    // Stripe's page may be open in another tab: it must not take money for seats let go.
    match paying::settle(&app, Purpose::Booking, id).await? {
        Settled::Expired | Settled::NothingOpen => {
            lapse::end(&app, id, None, State::Released).await?;
            Ok(StatusCode::NO_CONTENT)
        }
        Settled::Paid => Err(Code::NotInThisState.into()),
        Settled::Unknown => Err(Code::PaymentInProgress.into()),
    }
}

/// The hold is over: fine when the seats went, not when they were paid for.
async fn ended(app: &App, id: Uuid) -> Answer<StatusCode> {
    for person in lists::people_of(app.db.read(), id).await? {
        let state = person.state()?;
        if !matches!(state, State::Released | State::Lapsed) {
            return Err(Problem::from(Code::NotInThisState)
                .with("state", &state.as_str())
                .into());
        }
    }
    Ok(StatusCode::NO_CONTENT)
}
