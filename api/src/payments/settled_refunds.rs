//! What became of a refund at Stripe.

use super::Payments;
use super::ledger::{self, Account, Entry};
use super::orders::money;
use super::refunds::{self, Decision, NewRefund};
use super::store;
use super::stripe::objects;
use crate::refusal::{Answer, Refusal};
use contract::payments::RefundState;
use entity::{At, payment, payment_order, refund};
use sea_orm::DatabaseTransaction;

impl Payments {
    pub(super) async fn refund_told(
        &self,
        tx: &DatabaseTransaction,
        told: &objects::Refund,
    ) -> Answer<()> {
        let row = match told.ours() {
            Some(id) => store::refunds::find(tx, id).await?,
            None => self.made_elsewhere(tx, told).await?,
        };
        let Some(row) = row else {
            return Ok(());
        };
        store::refunds::named(tx, row.id, &told.id).await?;
        match told.status.as_deref() {
            Some("succeeded") => self.arrived(tx, &row).await,
            Some("failed" | "canceled") => {
                let why = told.failure_reason.as_deref().unwrap_or("unknown");
                self.came_back(tx, &row, why).await
            }
            _ => Ok(()),
        }
    }

    /// A refund that somebody made in Stripe's dashboard: our books follow.
    async fn made_elsewhere(
        &self,
        tx: &DatabaseTransaction,
        told: &objects::Refund,
    ) -> Answer<Option<refund::Model>> {
        if let Some(row) = store::refunds::of_stripe(tx, &told.id).await? {
            return Ok(Some(row));
        }
        let Some(intent) = &told.payment_intent else {
            return Ok(None);
        };
        let Some(payment) = store::money::payment_of_intent(tx, intent).await? else {
            return Ok(None);
        };
        let order = store::orders::find(tx, payment.payment_order).await?;
        let id = self.chance().uuid();
        let new = NewRefund {
            id,
            payment: payment.id,
            cause: format!("stripe:{}", told.id),
            subject: order.map(|order| order.subject),
            amount: money(told.amount, &payment.currency)?,
            now: self.clock().now(),
        };
        if refunds::decide(tx, new).await? == Decision::NothingLeft {
            return Err(Refusal::internal("more was given back than was paid"));
        }
        // It has left already; nothing of ours is to be sent.
        store::refunds::first_sent(tx, id, At(self.clock().now())).await?;
        Ok(store::refunds::find(tx, id).await?)
    }

    async fn arrived(&self, tx: &DatabaseTransaction, row: &refund::Model) -> Answer<()> {
        let now = self.clock().now();
        if !store::refunds::succeed(tx, row.id, At(now)).await? {
            return Ok(());
        }
        let entry = Entry {
            cause: format!("refund_paid:{}", row.id),
            debit: Account::RefundsPayable,
            credit: Account::Stripe,
            amount: money(row.amount_cents, &row.currency)?,
        };
        ledger::write(tx, &entry, now).await?;
        self.tell_settled(tx, row, RefundState::Succeeded).await
    }

    /// It stays owed, and waits in the queue of failed refunds for another way.
    pub(super) async fn came_back(
        &self,
        tx: &DatabaseTransaction,
        row: &refund::Model,
        why: &str,
    ) -> Answer<()> {
        let now = self.clock().now();
        if store::refunds::fail_after_all(tx, row.id, why, At(now)).await? {
            let entry = Entry {
                cause: format!("refund_returned:{}", row.id),
                debit: Account::Stripe,
                credit: Account::RefundsPayable,
                amount: money(row.amount_cents, &row.currency)?,
            };
            ledger::write(tx, &entry, now).await?;
        } else if !store::refunds::fail(tx, row.id, why, At(now)).await? {
            return Ok(());
        }
        self.tell_settled(tx, row, RefundState::Failed).await
    }

    async fn tell_settled(
        &self,
        tx: &DatabaseTransaction,
        row: &refund::Model,
        state: RefundState,
    ) -> Answer<()> {
        let payment = store::money::payment(tx, row.payment)
            .await?
            .ok_or_else(|| Refusal::internal("a refund of no payment"))?;
        let order = store::orders::find(tx, payment.payment_order)
            .await?
            .ok_or_else(|| Refusal::internal("a payment of no order"))?;
        let row = refund::Model {
            state: state.as_str().to_owned(),
            settled_at: Some(At(self.clock().now())),
            ..row.clone()
        };
        self.hearer().refund_settled(tx, &order, &row).await
    }

    /// The order that a payment paid; a surplus payment paid none.
    pub(super) async fn order_of(
        &self,
        tx: &DatabaseTransaction,
        payment: &payment::Model,
    ) -> Answer<Option<payment_order::Model>> {
        if payment.surplus {
            return Ok(None);
        }
        Ok(store::orders::find(tx, payment.payment_order).await?)
    }
}
