//! A payment that its card's holder contests. The bank takes the money at once; while it decides,
//! refunds wait. Won: it comes back. Lost: it has gone, and refunds that never left are void.

use super::ledger::{self, Account, Entry};
use super::orders::money;
use super::store::{self, disputes};
use super::stripe::objects;
use super::{Payments, refunds};
use crate::refusal::{Answer, Refusal};
use entity::{At, dispute, payment};
use sea_orm::DatabaseTransaction;

/// How Stripe's word for a dispute's state reads to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// A question of the bank: no money has moved.
    Question,
    Open,
    Won,
    Lost,
}

fn standing(status: &str) -> Standing {
    match status {
        "won" => Standing::Won,
        "lost" => Standing::Lost,
        "prevented" => Standing::Question,
        word if word.starts_with("warning_") => Standing::Question,
        _ => Standing::Open,
    }
}

impl Payments {
    pub(super) async fn dispute_told(
        &self,
        tx: &DatabaseTransaction,
        told: &objects::Dispute,
    ) -> Answer<()> {
        let (Some(intent), now) = (&told.payment_intent, standing(&told.status)) else {
            return Ok(());
        };
        if now == Standing::Question {
            return Ok(());
        }
        // It may come before the payment itself: refused here, it is tried again.
        let payment = store::money::payment_of_intent(tx, intent)
            .await?
            .ok_or_else(|| Refusal::internal("a dispute of a payment that is not known yet"))?;
        self.opened(tx, told, &payment).await?;
        match now {
            Standing::Won => self.won(tx, told, &payment).await,
            Standing::Lost => self.lost(tx, told, &payment).await,
            Standing::Open | Standing::Question => Ok(()),
        }
    }

    async fn opened(
        &self,
        tx: &DatabaseTransaction,
        told: &objects::Dispute,
        payment: &payment::Model,
    ) -> Answer<()> {
        let row = dispute::Model {
            id: self.chance().uuid(),
            payment: payment.id,
            stripe_dispute: told.id.clone(),
            amount_cents: told.amount,
            currency: told.currency.to_ascii_uppercase(),
            state: disputes::OPEN.to_owned(),
            opened_at: At(self.clock().now()),
            closed_at: None,
        };
        if !disputes::insert(tx, row).await? {
            return Ok(());
        }
        self.book(tx, told, "dispute", (Account::Contested, Account::Stripe))
            .await?;
        if told.fee() != 0 {
            let entry = Entry {
                cause: format!("dispute_fee:{}", told.id),
                debit: Account::Fees,
                credit: Account::Stripe,
                amount: money(told.fee(), &told.currency)?,
            };
            ledger::write(tx, &entry, self.clock().now()).await?;
        }
        match self.order_of(tx, payment).await? {
            Some(order) => self.hearer().dispute_opened(tx, &order, payment).await,
            None => Ok(()),
        }
    }

    async fn won(
        &self,
        tx: &DatabaseTransaction,
        told: &objects::Dispute,
        payment: &payment::Model,
    ) -> Answer<()> {
        let now = At(self.clock().now());
        if !disputes::close(tx, &told.id, disputes::WON, now).await? {
            return Ok(());
        }
        self.book(
            tx,
            told,
            "dispute_won",
            (Account::Stripe, Account::Contested),
        )
        .await?;
        match self.order_of(tx, payment).await? {
            Some(order) => self.hearer().dispute_won(tx, &order, payment).await,
            None => Ok(()),
        }
    }

    async fn lost(
        &self,
        tx: &DatabaseTransaction,
        told: &objects::Dispute,
        payment: &payment::Model,
    ) -> Answer<()> {
        let now = At(self.clock().now());
        if !disputes::close(tx, &told.id, disputes::LOST, now).await? {
            return Ok(());
        }
        let accounts = (Account::Unearned, Account::Contested);
        self.book(tx, told, "dispute_lost", accounts).await?;
        for refund in store::refunds::never_sent(tx, payment.id).await? {
            refunds::void(tx, &refund, now.0).await?;
        }
        match self.order_of(tx, payment).await? {
            Some(order) => self.hearer().dispute_lost(tx, &order, payment).await,
            None => Ok(()),
        }
    }

    async fn book(
        &self,
        tx: &DatabaseTransaction,
        told: &objects::Dispute,
        what: &str,
        (debit, credit): (Account, Account),
    ) -> Answer<()> {
        let entry = Entry {
            cause: format!("{what}:{}", told.id),
            debit,
            credit,
            amount: money(told.amount, &told.currency)?,
        };
        ledger::write(tx, &entry, self.clock().now()).await
    }
}
