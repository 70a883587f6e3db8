//! What the room hears from `payments`, each in the transaction of the money's own record.

use super::store::{hold, lists};
use super::{cancel, confirm, mails};
use crate::notifications::{Message, MoneyMoved};
use crate::payments::{Heard, Hearer, Purpose};
use crate::refusal::{Answer, Refusal};
use crate::state::{App, WeakApp};
use contract::appointments::State;
use contract::money::{Currency, Money};
use entity::{At, appointment, payment, payment_order, refund};
use sea_orm::DatabaseTransaction;

/// Hears for the room. It holds the application weakly, since the application holds it.
#[derive(Clone)]
pub struct Hearing(pub WeakApp);

impl Hearer for Hearing {
    fn paid<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t> {
        Box::pin(async move { confirm::paid(tx, &self.0.upgrade()?, order, payment).await })
    }

    fn dispute_opened<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t> {
        self.dispute(tx, (order, payment), ("open", Message::Disputed))
    }

    fn dispute_won<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t> {
        self.dispute(tx, (order, payment), ("won", Message::DisputeWon))
    }

    fn dispute_lost<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t> {
        Box::pin(async move {
            let app = self.0.upgrade()?;
            for row in people_of(tx, order).await? {
                charge_back(tx, &app, &row).await?;
            }
            self.dispute(tx, (order, payment), ("lost", Message::ChargedBack))
                .await
        })
    }

    fn refund_settled<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        _order: &'t payment_order::Model,
        refund: &'t refund::Model,
    ) -> Heard<'t> {
        Box::pin(async move { refund_settled(tx, &self.0.upgrade()?, refund).await })
    }
}

impl Hearing {
    /// Tells the owner once. That changes are frozen while it is open, the records say.
    fn dispute<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        (order, payment): (&'t payment_order::Model, &'t payment::Model),
        (what, message): (&'static str, fn(MoneyMoved) -> Message),
    ) -> Heard<'t> {
        Box::pin(async move {
            let app = self.0.upgrade()?;
            let amount = money(payment.amount_cents, &payment.currency)?;
            let people = people_of(tx, order).await?;
            let Some(first) = people.first() else {
                return Ok(());
            };
            let cause = format!("dispute-{what}:{}", payment.id);
            mails::money(tx, &app, first, &cause, (amount, message)).await
        })
    }
}

async fn refund_settled(tx: &DatabaseTransaction, app: &App, refund: &refund::Model) -> Answer<()> {
    let Some(subject) = refund.subject else {
        return Ok(());
    };
    let Some(row) = lists::appointment(tx, subject).await? else {
        return Ok(());
    };
    let amount = money(refund.amount_cents, &refund.currency)?;
    let message: fn(_) -> _ = match refund.state.as_str() {
        "succeeded" => Message::Refunded,
        _ => Message::RefundFailed,
    };
    let cause = format!("refund-{}:{}", refund.state, refund.id);
    mails::money(tx, app, &row, &cause, (amount, message)).await
}

async fn people_of(
    tx: &DatabaseTransaction,
    order: &payment_order::Model,
) -> Answer<Vec<appointment::Model>> {
    match Purpose::from_text(&order.purpose).ok_or_else(|| Refusal::internal("no purpose"))? {
        Purpose::Booking => Ok(lists::people_of(tx, order.subject).await?),
        Purpose::Move => {
            let row = super::store::moves::find(tx, order.subject).await?;
            let row = row.ok_or_else(|| Refusal::internal("an order of no move"))?;
            Ok(lists::appointment(tx, row.appointment)
                .await?
                .into_iter()
                .collect())
        }
    }
}

/// What lies ahead is given up; what was served stays served.
async fn charge_back(tx: &DatabaseTransaction, app: &App, row: &appointment::Model) -> Answer<()> {
    let (state, now) = (row.state()?, app.clock.now());
    let Ok(next) = state.charge_back() else {
        return Ok(());
    };
    if row.starts_at.0 <= now {
        return Ok(());
    }
    if !hold::change_state(tx, row.id, (State::Confirmed, next), At(now)).await? {
        return Err(Refusal::Collision);
    }
    cancel::give_up(tx, app, row).await
}

fn money(cents: i64, currency: &str) -> Answer<Money> {
    let currency = Currency::from_code(currency);
    let currency = currency.ok_or_else(|| Refusal::internal("an unknown currency"))?;
    Ok(Money { cents, currency })
}
