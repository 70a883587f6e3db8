//! `POST appointments/bookings`: holds all the seats of a booking or none, and binds the people
//! to them. Asking twice with the same `Idempotency-Key` answers alike.

use super::arrange::{self, Seats};
use super::draft::{self, Choice};
use super::store::hold::{self, Limits, NewHold};
use super::store::{lists, slots};
use super::{lapse, view};
use crate::http::{IdempotencyKey, Json};
use crate::payments::{self, NewOrder};
use crate::permit::Citizen;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::State as Shared;
use axum::http::StatusCode;
use contract::appointments::{BookingRequest, BookingView};
use contract::problem::{Code, Problem};
use entity::{At, slot};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// How often seats are looked for again when somebody else was faster.
const TRIES: usize = 4;

/// Holds the seats of a booking for its account.
#[utoipa::path(post, path = contract::paths::appointments::BOOKINGS, tag = "appointments",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 visible characters")),
    request_body = BookingRequest,
    responses((status = 201, body = BookingView), (status = "4XX", body = Problem)))]
pub async fn hold(
    Shared(app): Shared<App>,
    citizen: Citizen,
    key: IdempotencyKey,
    Json(request): Json<BookingRequest>,
) -> Answer<(StatusCode, axum::Json<BookingView>)> {
    let now = app.clock.now();
    let booking = request.parse(now.date_naive())?;
    let choice = draft::choose(&app, &booking, now)?;
    let fingerprint = app.seal.fingerprint(&request);
    let asked = Asked {
        account: citizen.account,
        key: key.as_str(),
        fingerprint: &fingerprint,
    };
    let view = match seat_everyone(&app, &asked, &choice).await {
        Ok(new) => view::just_held(&app, &new)?,
        // A repeated request answers as the first did, whatever became of the seats since.
        Err(refusal) => match replay(&app, &asked).await? {
            Some(id) => view::booking(&app, citizen.account, id)
                .await?
                .ok_or(Code::NotFound)?,
            None => return Err(refusal),
        },
    };
    Ok((StatusCode::CREATED, axum::Json(view)))
}

/// Who asks, and how a repeated request is told from another one.
struct Asked<'a> {
    account: Uuid,
    key: &'a str,
    fingerprint: &'a str,
}

/// The booking that this key made before.
async fn replay(app: &App, asked: &Asked<'_>) -> Answer<Option<Uuid>> {
    match lists::booking_by_key(app.db.read(), asked.account, asked.key).await? {
        Some(made) if made.request_hash != asked.fingerprint => {
            Err(Code::IdempotencyKeyReused.into())
        }
        made => Ok(made.map(|made| made.id)),
    }
}

/// Looks for seats from the chosen time on until they are held or there are none.
///
/// # Errors
/// Any, also when the key was used before: only then is it worth looking.
async fn seat_everyone(app: &App, asked: &Asked<'_>, choice: &Choice<'_>) -> Answer<NewHold> {
    for _ in 0..TRIES {
        let first = slots::find(app.db.read(), choice.slot).await?;
        let first = first
            .filter(|first| choice.fits(first))
            .ok_or(Code::SlotTaken)?;
        let Some(seated) = seating(app, choice, &first).await? else {
            if lapse::sweep(app, first.id).await? {
                continue;
            }
            return Err(Code::SlotTaken.into());
        };
        let new = draft::compose(
            app,
            asked.account,
            choice,
            &seated,
            (asked.key, asked.fingerprint),
        );
        let order = choice.order(app.chance.uuid(), asked.account, new.booking.id)?;
        let stored = transaction!(app.db, |tx| store(
            tx,
            &new,
            &order,
            choice.limits,
            first.id
        )
        .await);
        match stored {
            Ok(()) => return Ok(new),
            Err(refusal) if refusal.code() == Some(Code::SlotTaken) => {
                lapse::sweep(app, first.id).await?;
            }
            Err(refusal) => return Err(explain(app, asked.account, choice, &first, refusal).await?),
        }
    }
    Err(Code::SlotTaken.into())
}

/// One person who needs one slot goes straight to the guarded update; others are arranged.
async fn seating(
    app: &App,
    choice: &Choice<'_>,
    first: &slot::Model,
) -> Answer<Option<Vec<Seats>>> {
    let minutes = choice.minutes();
    if let [one] = minutes[..]
        && one <= first.minutes.unsigned_abs()
    {
        let seats = Seats {
            starts_at: first.starts_at.0,
            slots: vec![first.id],
        };
        return Ok(Some(vec![seats]));
    }
    let times = slots::following(app.db.read(), first).await?;
    Ok(arrange::arrange(&times, &minutes))
}

/// The hold itself. The contended rows, the slots, come last and in one order.
async fn store(
    tx: &DatabaseTransaction,
    new: &NewHold,
    order: &NewOrder,
    limits: Limits,
    first_slot: Uuid,
) -> Answer<()> {
    if !hold::insert_booking(tx, new.booking.clone()).await? {
        return Err(Code::IdempotencyKeyReused.into());
    }
    hold::insert_people(tx, new).await?;
    payments::open_order(tx, *order).await?;
    let people = i32::try_from(new.appointments.len()).map_err(Refusal::internal)?;
    let now = At(order.now);
    let account = new.booking.account;
    if !hold::charge_quota(tx, account, people, limits, (first_slot, now)).await? {
        return Err(Code::TooManyActive.into());
    }
    for seat in &new.seats {
        if !slots::take(tx, seat.slot).await? {
            return Err(Code::SlotTaken.into());
        }
    }
    Ok(())
}

/// Says which limit refused, and for which person: only of this account's own data.
async fn explain(
    app: &App,
    account: Uuid,
    choice: &Choice<'_>,
    first: &slot::Model,
    refusal: Refusal,
) -> Answer<Refusal> {
    if refusal.is_unique("person_claim") {
        return draft::already_booked(app, account, choice).await;
    }
    if refusal.code() != Some(Code::TooManyActive) {
        return Ok(refusal);
    }
    let now = app.clock.now();
    let waits = hold::waits_until(app.db.read(), account, first.id).await?;
    if let Some(until) = waits.filter(|until| until.0 > now) {
        return Ok(Problem::from(Code::SlotCoolingForYou)
            .with("until", &until.0.to_rfc3339())
            .into());
    }
    let account = hold::account(app.db.read(), account).await?;
    let limits = choice.limits;
    let lapsed = account.is_some_and(|a| a.lapse_day == limits.today && a.lapses >= limits.lapses);
    let problem = if lapsed {
        Problem::from(Code::TooManyLapsed).with("limit", &limits.lapses)
    } else {
        Problem::from(Code::TooManyActive).with("limit", &limits.active)
    };
    Ok(problem.into())
}
