//! `POST appointments/bookings`: holds all the seats of a booking or none, and binds the people
//! to them. Asking twice with the same `Idempotency-Key` answers alike.

use super::arrange::{self, Seats};
use super::draft::{self, Choice};
use super::store::hold::{self, NewHold, Payer};
use super::store::hold_at_once::{self, Outcome, Single};
use super::store::{lists, slots, waits};
use super::{lapse, view};
use crate::http::{IdempotencyKey, Json};
use crate::identity::sessions;
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
use sea_orm::{DatabaseTransaction, DbBackend};
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
        payer: Payer {
            account: citizen.account,
            session: citizen.session,
        },
        key: key.as_str(),
        fingerprint: &fingerprint,
        request: &request,
    };
    let view = match seat_everyone(&app, &asked, &choice).await {
        Ok(new) => view::just_held(&app, &new)?,
        // A repeated request answers as the first did, whatever became of the seats since.
        Err(refusal) if refusal.code() == Some(Code::SignInRequired) => return Err(refusal),
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
    payer: Payer,
    key: &'a str,
    fingerprint: &'a str,
    request: &'a BookingRequest,
}

/// The booking that this key made before.
async fn replay(app: &App, asked: &Asked<'_>) -> Answer<Option<Uuid>> {
    match lists::booking_by_key(app.db.read(), asked.payer.account, asked.key).await? {
        Some(made) if !app.seal.is_fingerprint(&made.request_hash, asked.request) => {
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
    if let Some(held) = at_once(app, asked, choice).await? {
        return Ok(held);
    }
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
            asked.payer.account,
            choice,
            &seated,
            (asked.key, asked.fingerprint),
        );
        let order = choice.order(app.key(), asked.payer.account, new.booking.id)?;
        let stored = transaction!(app.db, |tx| store(tx, &new, &order, asked.payer, choice)
            .await);
        match stored {
            Ok(()) => return Ok(new),
            Err(refusal) if refusal.code() == Some(Code::SlotTaken) => {
                lapse::sweep(app, first.id).await?;
            }
            Err(refusal) => return Err(explain(app, asked.payer, choice, refusal).await?),
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
    payer: Payer,
    choice: &Choice<'_>,
) -> Answer<()> {
    if !hold::insert_booking(tx, new.booking.clone()).await? {
        return Err(Code::IdempotencyKeyReused.into());
    }
    hold::insert_people(tx, new).await?;
    payments::open_order(tx, *order).await?;
    let people = i32::try_from(new.appointments.len()).map_err(Refusal::internal)?;
    let now = At(order.now);
    if !hold::charge_quota(tx, payer, people, choice.limits, (choice.slot, now)).await? {
        return Err(Code::TooManyActive.into());
    }
    for seat in &new.seats {
        if !slots::take(tx, seat.slot).await? {
            return Err(Code::SlotTaken.into());
        }
    }
    Ok(())
}

/// The common hold in one statement. `None`: not one of those, or the slot gives no place, and
/// then the way step by step says why.
async fn at_once(app: &App, asked: &Asked<'_>, choice: &Choice<'_>) -> Answer<Option<NewHold>> {
    let Some(terms) = choice
        .alone()
        .filter(|_| app.db.backend() == DbBackend::Postgres)
    else {
        return Ok(None);
    };
    let seats = Seats {
        starts_at: app.clock.now(),
        slots: vec![choice.slot],
    };
    let (account, key) = (asked.payer.account, (asked.key, asked.fingerprint));
    let mut new = draft::compose(app, account, choice, &[seats], key);
    let order = choice.order(app.key(), account, new.booking.id)?;
    let single = Single {
        hold: &new,
        order: &payments::order_row(order),
        payer: asked.payer,
        limits: choice.limits,
        pool: &terms.pool,
    };
    let stored = app
        .db
        .statement(|| hold_at_once::store(app.db.writer(), single));
    match stored.await {
        Ok(Outcome::Held(starts_at)) => {
            for appointment in &mut new.appointments {
                appointment.starts_at = starts_at;
            }
            Ok(Some(new))
        }
        Ok(Outcome::NotCharged) => {
            Err(explain(app, asked.payer, choice, Code::TooManyActive.into()).await?)
        }
        Ok(Outcome::NoPlace) => Ok(None),
        // Somebody else took the last place in this moment.
        Err(refusal) if refusal.is_missing_value() => Ok(None),
        Err(refusal) if refusal.is_unique("booking_idempotency") => {
            Err(Code::IdempotencyKeyReused.into())
        }
        Err(refusal) => Err(explain(app, asked.payer, choice, refusal).await?),
    }
}

/// Says which limit refused, and for which person: only of this account's own data.
async fn explain(
    app: &App,
    payer: Payer,
    choice: &Choice<'_>,
    refusal: Refusal,
) -> Answer<Refusal> {
    if refusal.is_unique("person_claim") {
        return draft::already_booked(app, payer.account, choice).await;
    }
    if refusal.code() != Some(Code::TooManyActive) {
        return Ok(refusal);
    }
    sessions::live(app, payer.session).await?;
    let now = app.clock.now();
    let waits = waits::waits_until(app.db.read(), payer.account, choice.slot).await?;
    if let Some(until) = waits.filter(|until| until.0 > now) {
        return Ok(Problem::from(Code::SlotCoolingForYou)
            .with("until", &until.0.to_rfc3339())
            .into());
    }
    let account = hold::account(app.db.read(), payer.account).await?;
    let limits = choice.limits;
    let lapsed = account.is_some_and(|a| a.lapse_day == limits.today && a.lapses >= limits.lapses);
    let problem = if lapsed {
        Problem::from(Code::TooManyLapsed).with("limit", &limits.lapses)
    } else {
        Problem::from(Code::TooManyActive).with("limit", &limits.active)
    };
    Ok(problem.into())
}
