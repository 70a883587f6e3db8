//! `POST appointments/mine/{appointment}/cancellation`: gives the seat back, and the money that
//! the policy allows. A second request with the seat already given back answers alike.

use super::changeable::still_changeable;
use super::confirm::price;
use super::store::{hold, lists, moves, people, seats};
use super::{mails, view};
use crate::http::Json;
use crate::payments::{self, Decision, NewRefund, OrderStatus, Purpose};
use crate::permit::FreshCitizen;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State as Shared};
use contract::appointments::{AppointmentView, CancelRequest, State};
use contract::money::Money;
use contract::problem::{Code, Problem};
use entity::{At, appointment, payment, payment_order};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// Cancels one person's appointment.
#[utoipa::path(post, path = contract::paths::appointments::CANCELLATION, tag = "appointments",
    params(("appointment" = Uuid, Path)), request_body = CancelRequest,
    responses((status = 200, body = AppointmentView), (status = "4XX", body = Problem)))]
pub async fn cancel(
    Shared(app): Shared<App>,
    citizen: FreshCitizen,
    Path(id): Path<Uuid>,
    Json(request): Json<CancelRequest>,
) -> Answer<axum::Json<AppointmentView>> {
    let account = citizen.account;
    let seen = request.seen_refund_cents;
    transaction!(app.db, |tx| {
        let found = lists::appointment_kept(tx, account, id)
            .await?
            .ok_or(Code::NotFound)?;
        cancel_in(tx, &app, &found, Some(seen)).await
    })?;
    let view = view::appointment(&app, account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}

/// What a cancellation at this moment gives back.
pub fn refund_now(app: &App, appointment: &appointment::Model) -> Answer<Money> {
    let price = price(appointment)?;
    let whole = app.clock.now() + app.terms().whole_refund_before <= appointment.starts_at.0;
    Ok(if whole {
        price
    } else {
        Money { cents: 0, ..price }
    })
}

/// `seen`: the refund that the person was shown; `None` when nobody looked (the link of a mail).
pub async fn cancel_in(
    tx: &DatabaseTransaction,
    app: &App,
    found: &appointment::Model,
    seen: Option<i64>,
) -> Answer<()> {
    let state = found.state()?;
    if state == State::Cancelled {
        return Ok(());
    }
    let not_now = Problem::from(Code::NotInThisState).with("state", &state.as_str());
    let next = state.cancel().map_err(|_| not_now)?;
    still_changeable(tx, app, found).await?;
    let refund = refund_now(app, found)?;
    if seen.is_some_and(|seen| seen != refund.cents) {
        return Err(Problem::from(Code::RefundChanged)
            .with("cents", &refund.cents)
            .into());
    }
    let now = At(app.clock.now());
    if !hold::change_state(tx, found.id, (state, next), now).await? {
        return Err(Refusal::Collision);
    }
    give_up(tx, app, found).await?;
    let retained = Money {
        cents: price(found)?.cents - refund.cents,
        ..refund
    };
    give_money_back(tx, app, found, &format!("cancelled:{}", found.id), refund).await?;
    mails::cancelled(tx, app, found, refund, retained).await
}

/// The seat cools for a random time before the public sees it, so that it cannot be handed to a
/// buyer; the person is free for another appointment at once.
pub async fn give_up(
    tx: &DatabaseTransaction,
    app: &App,
    found: &appointment::Model,
) -> Answer<()> {
    people::release(tx, found.id).await?;
    let until = app
        .terms()
        .cool_paid(&app.chance, app.clock.now(), found.starts_at.0);
    seats::cool(tx, found.id, "confirmed", At(until)).await?;
    hold::return_quota(tx, found.account, 1).await
}

/// The orders that stand behind an appointment: the differences of its moves, the newest first,
/// then its booking's.
async fn orders_behind(
    conn: &impl ConnectionTrait,
    found: &appointment::Model,
) -> Answer<Vec<payment_order::Model>> {
    let mut behind = Vec::new();
    for row in moves::of(conn, found.id).await? {
        behind.extend(payments::find_order(conn, Purpose::Move, row.id).await?);
    }
    behind.extend(payments::find_order(conn, Purpose::Booking, found.booking).await?);
    Ok(behind)
}

/// Their payments, in the same order.
async fn payments_behind(
    conn: &impl ConnectionTrait,
    found: &appointment::Model,
) -> Answer<Vec<payment::Model>> {
    let mut behind = Vec::new();
    for order in orders_behind(conn, found).await? {
        behind.extend(payments::payment_of(conn, order.id).await?);
    }
    Ok(behind)
}

/// Does a card holder contest any of them?
pub async fn any_dispute(conn: &impl ConnectionTrait, found: &appointment::Model) -> Answer<bool> {
    for order in orders_behind(conn, found).await? {
        if payments::order_status(conn, order.id).await? == OrderStatus::Disputed {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Gives `amount` back over the payments behind the appointment, one refund a payment and cause.
pub async fn give_money_back(
    tx: &DatabaseTransaction,
    app: &App,
    found: &appointment::Model,
    cause: &str,
    amount: Money,
) -> Answer<()> {
    let mut left = amount.cents;
    for payment in payments_behind(tx, found).await? {
        let cents = left.min(payment.amount_cents - payment.refunded_cents);
        if cents > 0 {
            let part = Money { cents, ..amount };
            refund(
                tx,
                app,
                &payment,
                format!("{cause}:{}", payment.id),
                found.id,
                part,
            )
            .await?;
            left -= cents;
        }
    }
    if left == 0 {
        Ok(())
    } else {
        Err(Refusal::internal("less was paid than is to go back"))
    }
}

/// Decides one refund. The same cause twice is one refund.
///
/// # Errors
/// When the payment has not that much left.
pub async fn refund(
    tx: &DatabaseTransaction,
    app: &App,
    payment: &payment::Model,
    cause: String,
    subject: Uuid,
    amount: Money,
) -> Answer<()> {
    let (id, now) = (app.key(), app.clock.now());
    let new = NewRefund {
        id,
        payment: payment.id,
        cause,
        subject: Some(subject),
        amount,
        now,
    };
    match payments::decide(tx, new).await? {
        Decision::Decided | Decision::AlreadyDecided => Ok(()),
        Decision::NothingLeft => Err(Refusal::internal("less was paid than is to go back")),
    }
}
