//! What the room does when it hears that an order was paid: confirms, re-takes a seat that had
//! lapsed, or sends the money back. All of it in the payment's own transaction.

use super::store::people::Standing;
use super::store::{hold, lists, people, seats, slots};
use super::{cancel, mails, moving};
use crate::payments::Purpose;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use contract::appointments::State;
use contract::money::{Currency, Money};
use entity::{At, appointment, payment, payment_order};
use sea_orm::DatabaseTransaction;

/// Tells the right part of the room.
pub async fn paid(
    tx: &DatabaseTransaction,
    app: &App,
    order: &payment_order::Model,
    payment: &payment::Model,
) -> Answer<()> {
    match Purpose::from_text(&order.purpose).ok_or_else(|| Refusal::internal("no purpose"))? {
        Purpose::Booking => booking_paid(tx, app, order, payment).await,
        Purpose::Move => moving::difference_paid(tx, app, order.subject, payment).await,
    }
}

async fn booking_paid(
    tx: &DatabaseTransaction,
    app: &App,
    order: &payment_order::Model,
    payment: &payment::Model,
) -> Answer<()> {
    let booking = lists::booking(tx, order.subject).await?;
    let booking = booking.ok_or_else(|| Refusal::internal("an order of no booking"))?;
    hold::end_hold(tx, booking.id, None).await?;
    let mut confirmed = Vec::new();
    for appointment in lists::people_of(tx, booking.id).await? {
        match confirm_one(tx, app, &appointment).await? {
            Outcome::Confirmed(standing) => {
                if standing == Standing::Contested {
                    contested(tx, app, &appointment).await?;
                }
                confirmed.push(appointment);
            }
            Outcome::GiveBack(reason) => {
                give_back(tx, app, &appointment, payment, reason).await?;
            }
            Outcome::Already => {}
        }
    }
    mails::confirmed(tx, app, &booking, &confirmed).await
}

enum Outcome {
    Confirmed(Standing),
    /// The money goes back; the text names the cause.
    GiveBack(&'static str),
    Already,
}

async fn confirm_one(
    tx: &DatabaseTransaction,
    app: &App,
    appointment: &appointment::Model,
) -> Answer<Outcome> {
    let state = appointment.state()?;
    if state == State::Confirmed {
        return Ok(Outcome::Already);
    }
    let Ok(next) = state.confirm() else {
        return Ok(Outcome::GiveBack("late"));
    };
    if state == State::Lapsed && !take_up_again(tx, app, appointment).await? {
        return Ok(Outcome::GiveBack("late"));
    }
    let standing = people::settle(tx, appointment.id).await?;
    if standing == Standing::Refused {
        end_refused(tx, app, appointment, state).await?;
        return Ok(Outcome::GiveBack("contested"));
    }
    let now = At(app.clock.now());
    if !hold::change_state(tx, appointment.id, (state, next), now).await? {
        return Err(Refusal::Collision);
    }
    seats::confirm(tx, appointment.id).await?;
    Ok(Outcome::Confirmed(standing))
}

/// Money that came late takes its own cooling seats again, or places that are free at its time.
async fn take_up_again(
    tx: &DatabaseTransaction,
    app: &App,
    appointment: &appointment::Model,
) -> Answer<bool> {
    if appointment.starts_at.0 <= app.clock.now() {
        return Ok(false);
    }
    let claims = people::claims(tx, appointment.id).await?;
    if people::own_again(tx, &claims).await? {
        return Ok(false);
    }
    let mut missing = Vec::new();
    for seat in seats::all_of(tx, appointment.id).await? {
        if !seats::change(tx, seat.id, ("cooling", "confirmed"), None).await? {
            missing.push(seat);
        }
    }
    // Places are taken last; one that is gone rolls the whole confirmation back to a refund, so
    // they are looked at before anything is written for them.
    for seat in &missing {
        let free = slots::find(tx, seat.slot)
            .await?
            .is_some_and(|s| !s.closed && s.taken < s.capacity);
        if !free {
            seats::cool(tx, appointment.id, "confirmed", At(app.clock.now())).await?;
            return Ok(false);
        }
    }
    for seat in &missing {
        if !slots::take(tx, seat.slot).await? {
            return Err(Refusal::Collision);
        }
        seats::change(tx, seat.id, ("released", "confirmed"), None).await?;
    }
    // The promise was paid for: the limit of active appointments does not refuse it now.
    hold::return_quota(tx, appointment.account, -1).await?;
    Ok(true)
}

/// A third claim to one person: neither confirmed nor contested, its seat is given up.
async fn end_refused(
    tx: &DatabaseTransaction,
    app: &App,
    appointment: &appointment::Model,
    from: State,
) -> Answer<()> {
    let now = app.clock.now();
    if !hold::change_state(tx, appointment.id, (from, State::Released), At(now)).await? {
        return Err(Refusal::Collision);
    }
    people::release(tx, appointment.id).await?;
    let until = app
        .terms()
        .cool_paid(&app.chance, now, appointment.starts_at.0);
    seats::cool(tx, appointment.id, "held", At(until)).await?;
    seats::cool(tx, appointment.id, "confirmed", At(until)).await?;
    hold::return_quota(tx, appointment.account, 1).await
}

async fn contested(
    tx: &DatabaseTransaction,
    app: &App,
    appointment: &appointment::Model,
) -> Answer<()> {
    people::contest(tx, appointment.id, true).await?;
    let claims = people::claims(tx, appointment.id).await?;
    let rivals = people::rivals(tx, &claims).await?;
    mails::contested(tx, app, appointment, &rivals).await
}

async fn give_back(
    tx: &DatabaseTransaction,
    app: &App,
    appointment: &appointment::Model,
    payment: &payment::Model,
    reason: &str,
) -> Answer<()> {
    let amount = price(appointment)?;
    let cause = format!("{reason}:{}", appointment.id);
    cancel::refund(tx, app, payment, cause.clone(), appointment.id, amount).await?;
    mails::late_refund(tx, app, appointment, &cause, amount).await
}

/// What was asked for an appointment.
pub fn price(appointment: &appointment::Model) -> Answer<Money> {
    let currency = Currency::from_code(&appointment.currency);
    let currency = currency.ok_or_else(|| Refusal::internal("an unknown currency"))?;
    Ok(Money {
        cents: appointment.price_cents,
        currency,
    })
}
