//! A move on its way: started in one transaction, finished at once or when its difference is paid,
//! given back when it never is.

use super::changeable::still_changeable;
use super::confirm::price;
use super::reschedule::Plan;
use super::store::{lists, moves, seats, slots};
use super::{mails, paying};
use crate::payments::{self, NewOrder, Purpose, Settled};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use contract::appointments::State;
use contract::money::Money;
use contract::problem::{Code, Problem};
use entity::{At, appointment, appointment_move, payment};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Takes the new seat and, when nothing more is to be paid, makes the move. `false`: the
/// appointment is no longer as it was when the move was planned, so its price may be another.
pub async fn start(tx: &DatabaseTransaction, app: &App, plan: &Plan) -> Answer<bool> {
    let now = app.clock.now();
    let found = lists::appointment_kept(tx, plan.appointment.account, plan.appointment.id)
        .await?
        .ok_or(Code::NotFound)?;
    let state = found.state()?;
    if state != State::Confirmed {
        return Err(Problem::from(Code::NotInThisState)
            .with("state", &state.as_str())
            .into());
    }
    still_changeable(tx, app, &found).await?;
    if !same_terms(&found, &plan.appointment) {
        return Ok(false);
    }
    if !moves::count(tx, found.id, app.terms().moves).await? {
        let limit = app.terms().moves;
        return Err(Problem::from(Code::MovesUsed).with("limit", &limit).into());
    }
    moves::insert(tx, plan.row.clone()).await?;
    let waits = plan.difference.cents > 0;
    if waits {
        let order = NewOrder {
            id: app.key(),
            account: found.account,
            purpose: Purpose::Move,
            subject: plan.row.id,
            amount: plan.difference,
            now,
        };
        payments::open_order(tx, order).await?;
    } else {
        let until = app.terms().cool_paid(&app.chance, now, found.starts_at.0);
        seats::cool(tx, found.id, "confirmed", At(until)).await?;
    }
    let state = if waits { "held" } else { "confirmed" };
    seats::insert(tx, seats::rows(app, found.id, &plan.seats.slots, state)).await?;
    if !waits {
        finish(tx, app, &found, &plan.row).await?;
    }
    for slot in &plan.seats.slots {
        if !slots::take(tx, *slot).await? {
            return Err(Code::SlotTaken.into());
        }
    }
    Ok(true)
}

/// What the difference of a move was computed from.
fn same_terms(one: &appointment::Model, other: &appointment::Model) -> bool {
    let terms = |row: &appointment::Model| (row.starts_at, row.price_cents);
    one.office == other.office && terms(one) == terms(other)
}

/// Writes the new time into the appointment, settles a cheaper price, tells the person.
async fn finish(
    tx: &DatabaseTransaction,
    app: &App,
    found: &appointment::Model,
    row: &appointment_move::Model,
) -> Answer<()> {
    moves::apply(tx, found.id, row).await?;
    let currency = price(found)?.currency;
    let cheaper = Money {
        cents: -row.difference_cents,
        currency,
    };
    if cheaper.cents > 0 {
        let cause = format!("moved:{}", row.id);
        super::cancel::give_money_back(tx, app, found, &cause, cheaper).await?;
    }
    mails::moved(tx, app, found, row).await
}

/// The difference of a dearer time was paid.
pub async fn difference_paid(
    tx: &DatabaseTransaction,
    app: &App,
    id: Uuid,
    payment: &payment::Model,
) -> Answer<()> {
    let row = moves::find(tx, id)
        .await?
        .ok_or_else(|| Refusal::internal("no such move"))?;
    let found = lists::appointment(tx, row.appointment).await?;
    let found = found.ok_or_else(|| Refusal::internal("a move of no appointment"))?;
    let confirmed = found.state()? == State::Confirmed;
    if !confirmed || !moves::settle(tx, id, "done").await? {
        let amount = Money {
            cents: row.difference_cents,
            currency: price(&found)?.currency,
        };
        let cause = format!("late-move:{id}");
        super::cancel::refund(tx, app, payment, cause.clone(), found.id, amount).await?;
        return mails::late_refund(tx, app, &found, &cause, amount).await;
    }
    let now = app.clock.now();
    let until = app.terms().cool_paid(&app.chance, now, found.starts_at.0);
    seats::cool(tx, found.id, "confirmed", At(until)).await?;
    seats::confirm(tx, found.id).await?;
    finish(tx, app, &found, &row).await
}

/// The job: dearer times whose difference was not paid in time are given back.
pub async fn overdue(app: &App) -> Answer<u64> {
    let mut ended = 0;
    for row in moves::overdue(app.db.read(), At(app.clock.now())).await? {
        let settled = paying::settle(app, Purpose::Move, row.id).await?;
        if matches!(settled, Settled::Expired | Settled::NothingOpen) {
            transaction!(app.db, |tx| lapse(tx, app, &row).await)?;
            ended += 1;
        }
    }
    Ok(ended)
}

async fn lapse(tx: &DatabaseTransaction, app: &App, row: &appointment_move::Model) -> Answer<()> {
    if moves::settle(tx, row.id, "lapsed").await? {
        let until = app.terms().cool_unpaid(&app.chance, app.clock.now());
        seats::cool(tx, row.appointment, "held", At(until)).await?;
        moves::uncount(tx, row.appointment).await?;
    }
    Ok(())
}
