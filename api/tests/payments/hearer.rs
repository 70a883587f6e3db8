//! A room that sells something: it writes down what it hears, in the transaction that tells it.

use api::chance::Chance;
use api::payments::{Heard, Hearer};
use api::refusal::Refusal;
use chrono::DateTime;
use entity::{At, audit, payment, payment_order, refund};
use sea_orm::{DatabaseTransaction, EntityTrait};
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

pub struct Listener {
    pub chance: Chance,
    /// While set, it cannot take news.
    pub deaf: AtomicBool,
}

impl Listener {
    fn note<'t>(&'t self, tx: &'t DatabaseTransaction, what: String, order: Uuid) -> Heard<'t> {
        Box::pin(async move {
            if self.deaf.load(Ordering::SeqCst) {
                return Err(Refusal::internal("deaf"));
            }
            let row = audit::Model {
                id: self.chance.uuid(),
                at: At(DateTime::UNIX_EPOCH),
                actor: "test".to_owned(),
                action: what,
                subject_kind: "order".to_owned(),
                subject: order.to_string(),
                reason: None,
            };
            audit::Entity::insert(audit::ActiveModel::from(row))
                .exec_without_returning(tx)
                .await?;
            Ok(())
        })
    }
}

impl Hearer for Listener {
    fn paid<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        _: &'t payment::Model,
    ) -> Heard<'t> {
        self.note(tx, "paid".to_owned(), order.id)
    }

    fn dispute_opened<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        _: &'t payment::Model,
    ) -> Heard<'t> {
        self.note(tx, "dispute opened".to_owned(), order.id)
    }

    fn dispute_won<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        _: &'t payment::Model,
    ) -> Heard<'t> {
        self.note(tx, "dispute won".to_owned(), order.id)
    }

    fn dispute_lost<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        _: &'t payment::Model,
    ) -> Heard<'t> {
        self.note(tx, "dispute lost".to_owned(), order.id)
    }

    fn refund_settled<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        refund: &'t refund::Model,
    ) -> Heard<'t> {
        self.note(tx, format!("refund {}", refund.state), order.id)
    }
}
