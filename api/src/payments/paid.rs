//! A session that was paid or has expired.

use super::Payments;
use super::ledger::{self, Account, Entry};
use super::orders::money;
use super::refunds::{self, NewRefund};
use super::store::{self, checkouts};
use super::stripe::objects::{Intent, Session};
use crate::refusal::{Answer, Refusal};
use entity::{At, payment, payment_order};
use sea_orm::DatabaseTransaction;

impl Payments {
    pub(super) async fn session_told(
        &self,
        tx: &DatabaseTransaction,
        session: &Session,
    ) -> Answer<()> {
        let Some(order) = session.order() else {
            // Somebody else's: one Stripe account may serve several programs.
            return Ok(());
        };
        let Some(order) = store::orders::find(tx, order).await? else {
            tracing::error!(session = session.id, "a session of an unknown order");
            return Ok(());
        };
        if let Some(checkout) = session.checkout() {
            checkouts::opened(tx, checkout, &session.id, None).await?;
        }
        if session.is("expired") {
            checkouts::close_session(tx, &session.id, checkouts::EXPIRED).await?;
        }
        if session.paid() {
            checkouts::close_session(tx, &session.id, checkouts::COMPLETE).await?;
            self.money_came(tx, &order, session).await?;
        }
        Ok(())
    }

    /// Writes a payment down, once, and tells the hearer or gives it back.
    async fn money_came(
        &self,
        tx: &DatabaseTransaction,
        order: &payment_order::Model,
        session: &Session,
    ) -> Answer<()> {
        let intent = session
            .payment_intent
            .as_ref()
            .ok_or_else(|| Refusal::internal("a paid session without its payment"))?;
        let mut row = self.payment_row(order, session, intent)?;
        let counts = !row.surplus && store::money::insert_payment(tx, row.clone()).await?;
        if !counts {
            row.surplus = true;
            if !store::money::insert_payment(tx, row.clone()).await? {
                return self.fee_told(tx, intent).await;
            }
        }
        let amount = money(row.amount_cents, &row.currency)?;
        let entry = Entry {
            cause: format!("payment:{}", intent.id),
            debit: Account::Stripe,
            credit: Account::Unearned,
            amount,
        };
        ledger::write(tx, &entry, row.paid_at.0).await?;
        self.fee_told(tx, intent).await?;
        if counts {
            return self.hearer().paid(tx, order, &row).await;
        }
        tracing::warn!(
            payment = intent.id,
            "not what the order asked for: given back"
        );
        let whole = NewRefund {
            id: self.chance().uuid(),
            payment: row.id,
            cause: format!("surplus:{}", intent.id),
            subject: Some(order.subject),
            amount,
            now: row.paid_at.0,
        };
        refunds::decide(tx, whole).await?;
        Ok(())
    }

    /// The row, marked as surplus when amount or currency are not the order's.
    fn payment_row(
        &self,
        order: &payment_order::Model,
        session: &Session,
        intent: &Intent,
    ) -> Answer<payment::Model> {
        let (Some(cents), Some(currency)) = (session.amount_total, &session.currency) else {
            return Err(Refusal::internal("a paid session without its amount"));
        };
        let currency = currency.to_ascii_uppercase();
        Ok(payment::Model {
            id: self.chance().uuid(),
            payment_order: order.id,
            stripe_payment_intent: intent.id.clone(),
            stripe_session: session.id.clone(),
            amount_cents: cents,
            fee_cents: None,
            surplus: cents != order.amount_cents || currency != order.currency,
            currency,
            refunded_cents: 0,
            paid_at: At(self.clock().now()),
        })
    }

    /// Books what Stripe kept, as soon as it says so.
    pub(super) async fn fee_told(&self, tx: &DatabaseTransaction, intent: &Intent) -> Answer<()> {
        let Some(fee) = intent.fee() else {
            return Ok(());
        };
        let Some(payment) = store::money::payment_of_intent(tx, &intent.id).await? else {
            return Ok(());
        };
        if store::money::set_fee(tx, payment.id, fee).await? && fee != 0 {
            let entry = Entry {
                cause: format!("fee:{}", intent.id),
                debit: Account::Fees,
                credit: Account::Stripe,
                amount: money(fee, &payment.currency)?,
            };
            ledger::write(tx, &entry, self.clock().now()).await?;
        }
        Ok(())
    }
}
