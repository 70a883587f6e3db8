//! Holds that end unpaid, and seats that have cooled: what gives places back to the public.

use super::paying;
use super::store::{hold, lists, people, seats, waits};
use super::terms::day;
use crate::payments::{Purpose, Settled};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use chrono::{DateTime, Utc};
use contract::appointments::State;
use entity::{At, booking};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Rows that one run of a job takes at most.
const BATCH: u64 = 200;

/// The job: ends every hold whose time is over. Stripe is asked first, so that nobody who has
/// paid loses the seat; what Stripe does not answer waits for the next run.
pub async fn overdue(app: &App) -> Answer<u64> {
    let due = hold::overdue(app.db.read(), At(app.clock.now()), BATCH).await?;
    let mut ended = 0;
    for booking in due {
        ended += u64::from(settle(app, &booking).await?);
    }
    Ok(ended)
}

async fn settle(app: &App, booking: &booking::Model) -> Answer<bool> {
    match paying::settle(app, Purpose::Booking, booking.id).await? {
        Settled::Paid | Settled::Unknown => Ok(false),
        Settled::Expired | Settled::NothingOpen => {
            end(app, booking.id, Some(app.clock.now()), State::Lapsed).await
        }
    }
}

/// Seats that have cooled become free.
pub async fn cooled(app: &App) -> Answer<u64> {
    let cooled = seats::cooled(app.db.read(), At(app.clock.now()), BATCH).await?;
    transaction!(app.db, |tx| seats::release(tx, &cooled).await)
}

/// Somebody met this slot full: ends its overdue holds that no payment can still reach and
/// releases its cooled seats. `true` when a place may have become free.
pub async fn sweep(app: &App, slot: Uuid) -> Answer<bool> {
    let now = app.clock.now();
    let mut freed = false;
    for booking in hold::overdue_on(app.db.read(), slot, At(now)).await? {
        if !paying::page_is_open(app, Purpose::Booking, booking.id).await? {
            freed |= end(app, booking.id, Some(now), State::Lapsed).await?;
        }
    }
    let cooled = seats::cooled_on(app.db.read(), slot, At(now)).await?;
    if !cooled.is_empty() {
        freed |= transaction!(app.db, |tx| seats::release(tx, &cooled).await)? > 0;
    }
    Ok(freed)
}

/// Ends an unpaid hold: lapsed when its time was over (`due`), released when its owner let go.
/// `false` when it had ended already.
pub async fn end(app: &App, booking: Uuid, due: Option<DateTime<Utc>>, to: State) -> Answer<bool> {
    transaction!(app.db, |tx| end_in(tx, app, booking, due, to).await)
}

async fn end_in(
    tx: &DatabaseTransaction,
    app: &App,
    id: Uuid,
    due: Option<DateTime<Utc>>,
    to: State,
) -> Answer<bool> {
    let now = app.clock.now();
    let booking = lists::booking(tx, id)
        .await?
        .ok_or_else(|| Refusal::internal("no booking"))?;
    if !hold::end_hold(tx, id, due.map(At)).await? {
        return Ok(false);
    }
    let ended = booking.hold_expires_at.map_or(now, |at| at.0.min(now));
    let mut people = 0;
    for appointment in lists::people_of(tx, id).await? {
        if !hold::change_state(tx, appointment.id, (State::Held, to), At(now)).await? {
            continue;
        }
        people += 1;
        people::release(tx, appointment.id).await?;
        let until = app.terms().cool_unpaid(&app.chance, ended);
        let was = seats::of(tx, appointment.id).await?;
        seats::cool(tx, appointment.id, "held", At(until)).await?;
        let wait = now + app.terms().wait_after_lapse;
        let first = was.first().filter(|_| to == State::Lapsed);
        if let Some(seat) = first {
            waits::wait_for(tx, booking.account, seat.slot, At(wait)).await?;
        }
    }
    if people > 0 {
        hold::return_quota(tx, booking.account, people).await?;
    }
    if to == State::Lapsed {
        hold::count_lapse(tx, booking.account, day(now)).await?;
    }
    Ok(true)
}
