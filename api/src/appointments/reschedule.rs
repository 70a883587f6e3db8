//! `POST appointments/mine/{appointment}/move`: to another time, there or at another office. The
//! new seat is taken before the old one is given back. A dearer time is held until its difference
//! is paid; of a cheaper one the difference goes back by itself.

use super::arrange::{self, Seats};
use super::cancel::any_dispute;
use super::confirm::price;
use super::store::{lists, moves, seats, slots};
use super::{checkout, draft, mails, paying, view};
use crate::http::{IdempotencyKey, Json};
use crate::payments::{self, NewOrder, Purpose, Settled};
use crate::permit::FreshCitizen;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State as Shared};
use contract::appointments::{AppointmentView, MoveRequest, State};
use contract::money::Money;
use contract::problem::{Code, FieldError, Problem};
use entity::{At, appointment, appointment_move, payment};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Moves one person's appointment; the others of its booking stay.
#[utoipa::path(post, path = contract::paths::appointments::MOVE, tag = "appointments",
    params(("appointment" = Uuid, Path),
        ("Idempotency-Key" = String, Header, description = "8 to 64 visible characters")),
    request_body = MoveRequest,
    responses((status = 200, body = AppointmentView), (status = "4XX", body = Problem)))]
pub async fn reschedule(
    Shared(app): Shared<App>,
    citizen: FreshCitizen,
    Path(id): Path<Uuid>,
    key: IdempotencyKey,
    Json(request): Json<MoveRequest>,
) -> Answer<axum::Json<AppointmentView>> {
    let account = citizen.account;
    let before = moves::by_key(app.db.read(), account, key.as_str()).await?;
    if before.is_none() {
        let found = lists::appointment_of(app.db.read(), account, id)
            .await?
            .ok_or(Code::NotFound)?;
        let plan = plan(&app, &found, &request, key.as_str()).await?;
        transaction!(app.db, |tx| start(tx, &app, &plan).await)?;
        if plan.difference.cents > 0 {
            checkout::open_for_move(&app, &plan.row).await?;
        }
    }
    let view = view::appointment(&app, account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}

/// A move that could be made when it was looked at; the transaction asks again.
#[derive(Clone, Debug)]
struct Plan {
    appointment: appointment::Model,
    row: appointment_move::Model,
    seats: Seats,
    difference: Money,
}

async fn plan(
    app: &App,
    found: &appointment::Model,
    request: &MoveRequest,
    key: &str,
) -> Answer<Plan> {
    let terms = draft::terms_at(app, &found.service, &request.office)?;
    let first = slots::find(app.db.read(), request.slot)
        .await?
        .ok_or(Code::SlotTaken)?;
    let now = app.clock.now();
    let same = first.office == found.office && first.starts_at == found.starts_at;
    if same {
        return Err(vec![FieldError::new("/slot", "slot.same")].into());
    }
    let fits =
        first.office == request.office && first.pool == terms.pool && first.starts_at.0 > now;
    let times = slots::following(app.db.read(), &first).await?;
    let seated = arrange::arrange(&times, &[terms.minutes])
        .filter(|_| fits)
        .ok_or(Code::SlotTaken)?;
    let seats = seated.into_iter().next().ok_or(Code::SlotTaken)?;
    let cents = terms.price.cents - price(found)?.cents;
    let waits = cents > 0;
    let row = appointment_move::Model {
        id: app.chance.uuid(),
        appointment: found.id,
        account: found.account,
        idempotency_key: key.to_owned(),
        to_office: request.office.clone(),
        to_starts_at: At(seats.starts_at),
        to_minutes: i32::try_from(terms.minutes).map_err(Refusal::internal)?,
        to_price_cents: terms.price.cents,
        difference_cents: cents,
        state: if waits { "waiting" } else { "done" }.into(),
        hold_expires_at: waits.then(|| At(now + app.terms().payment_window())),
        created_at: At(now),
    };
    Ok(Plan {
        appointment: found.clone(),
        row,
        seats,
        difference: Money {
            cents,
            ..terms.price
        },
    })
}

async fn start(tx: &DatabaseTransaction, app: &App, plan: &Plan) -> Answer<()> {
    let now = app.clock.now();
    let found = lists::appointment(tx, plan.appointment.id)
        .await?
        .ok_or(Code::NotFound)?;
    check(tx, app, &found).await?;
    if !moves::count(tx, found.id, app.terms().moves).await? {
        let limit = app.terms().moves;
        return Err(Problem::from(Code::MovesUsed).with("limit", &limit).into());
    }
    moves::insert(tx, plan.row.clone()).await?;
    let waits = plan.difference.cents > 0;
    if waits {
        let order = NewOrder {
            id: app.chance.uuid(),
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
    seats::insert(
        tx,
        seats::rows(&app.chance, found.id, &plan.seats.slots, state),
    )
    .await?;
    if !waits {
        finish(tx, app, &found, &plan.row).await?;
    }
    for slot in &plan.seats.slots {
        if !slots::take(tx, *slot).await? {
            return Err(Code::SlotTaken.into());
        }
    }
    Ok(())
}

/// The rules of a move, asked where the answer cannot change any more.
async fn check(tx: &DatabaseTransaction, app: &App, found: &appointment::Model) -> Answer<()> {
    let state = found.state()?;
    if state != State::Confirmed {
        return Err(Problem::from(Code::NotInThisState)
            .with("state", &state.as_str())
            .into());
    }
    let terms = app.terms();
    if app.clock.now() + terms.changes_close > found.starts_at.0 {
        let hours = terms.changes_close.num_hours();
        return Err(Problem::from(Code::ChangesClosed)
            .with("hours", &hours)
            .into());
    }
    if lists::waiting_move(tx, found.id).await?.is_some() {
        return Err(Code::PaymentInProgress.into());
    }
    if any_dispute(tx, found).await? {
        return Err(Code::DisputeOpen.into());
    }
    Ok(())
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
