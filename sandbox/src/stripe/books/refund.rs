use serde_json::json;

use super::{
    Books, Charge, DisputeStatus, Due, Metadata, Refund, RefundStatus, Settling, records::Intent,
};
use crate::stripe::refusal::Refusal;
use crate::stripe::render::{self, Expand};

pub struct NewRefund {
    pub charge: String,
    /// All that is left when not said.
    pub amount: Option<i64>,
    pub reason: Option<String>,
    pub metadata: Metadata,
}

/// What becomes of a refund, decided by faults.
#[derive(Debug, Clone, Copy)]
pub struct Fate {
    pub begins: RefundStatus,
    /// Seconds until it changes, and into what.
    pub then: Option<(i64, RefundStatus)>,
}

impl Books {
    pub fn refund(&self, id: &str) -> Result<&Refund, Refusal> {
        self.refunds
            .get(id)
            .ok_or_else(|| Refusal::no_such("refund", id))
    }

    pub fn charge(&self, id: &str) -> Result<&Charge, Refusal> {
        self.charges
            .get(id)
            .ok_or_else(|| Refusal::no_such("charge", id))
    }

    pub fn intent(&self, id: &str) -> Result<&Intent, Refusal> {
        self.intents
            .get(id)
            .ok_or_else(|| Refusal::no_such("payment_intent", id))
    }

    pub fn open_refund(&mut self, asked: NewRefund, fate: Fate) -> Result<Refund, Refusal> {
        let mut charge = self.charge(&asked.charge)?.clone();
        let amount = self.refundable(&charge, asked.amount)?;
        let id = self.identifier("re_");
        let movement = self.move_money("refund", -amount, 0, (&id, &charge.currency));
        let settling = fate.then.map(|(after, into)| Settling {
            at: self.now + after,
            into,
        });
        let refund = Refund {
            id,
            created: self.now,
            amount,
            currency: charge.currency.clone(),
            status: if fate.begins == RefundStatus::Failed {
                RefundStatus::Pending
            } else {
                fate.begins
            },
            settling,
            reason: asked.reason,
            metadata: asked.metadata,
            charge: charge.id.clone(),
            intent: charge.intent.clone(),
            movement,
            failure_movement: None,
        };
        if let Some(settling) = settling {
            self.due
                .insert((settling.at, Due::RefundSettles(refund.id.clone())));
        }
        charge.amount_refunded += amount;
        charge.refunds.push(refund.id.clone());
        self.put(refund.clone());
        self.announce(
            "refund.created",
            &render::refund(self, &refund, &Expand::nothing()),
            None,
        );
        self.tell_charge_refunded(&charge, amount);
        if fate.begins == RefundStatus::Failed {
            self.settle_refund(&refund.id, RefundStatus::Failed)?;
        }
        self.refund(&refund.id).cloned()
    }

    fn refundable(&self, charge: &Charge, asked: Option<i64>) -> Result<i64, Refusal> {
        let disputed = charge.dispute.as_ref().and_then(|id| self.disputes.get(id));
        if disputed.is_some_and(|dispute| dispute.status != DisputeStatus::Won) {
            let message = format!(
                "Charge {} has been charged back; cannot issue a refund.",
                charge.id
            );
            return Err(Refusal::forbidden_now("charge_disputed", message));
        }
        let left = charge.amount - charge.amount_refunded;
        if left == 0 {
            let message = format!("Charge {} has already been refunded.", charge.id);
            return Err(Refusal::forbidden_now("charge_already_refunded", message));
        }
        let amount = asked.unwrap_or(left);
        if amount < 1 {
            let message = "This value must be greater than or equal to 1.";
            return Err(Refusal::invalid(
                "amount",
                "parameter_invalid_integer",
                message,
            ));
        }
        if amount > left {
            let message = format!(
                "Refund amount ({amount}) is greater than unrefunded amount on charge ({left})"
            );
            return Err(Refusal::forbidden_now("amount_too_large", message));
        }
        Ok(amount)
    }

    fn tell_charge_refunded(&mut self, charge: &Charge, amount: i64) {
        self.put(charge.clone());
        let previous = json!({ "amount_refunded": charge.amount_refunded - amount });
        let object = render::charge(self, charge, &Expand::nothing());
        self.announce("charge.refunded", &object, Some(previous));
    }

    pub(super) fn settle_when_due(&mut self, id: &str) {
        let Some(settling) = self.refunds.get(id).and_then(|refund| refund.settling) else {
            return;
        };
        if let Err(refusal) = self.settle_refund(id, settling.into) {
            tracing::debug!(refund = id, ?refusal, "was decided before its time");
        }
    }

    /// Decides a pending refund; one that had succeeded may still fail, as in life.
    pub fn settle_refund(&mut self, id: &str, into: RefundStatus) -> Result<(), Refusal> {
        let mut refund = self.refund(id)?.clone();
        let was = refund.status;
        if was == RefundStatus::Failed || was == into || into == RefundStatus::Pending {
            let message = format!(
                "The refund is {} and cannot become {}.",
                was.word(),
                into.word()
            );
            return Err(Refusal::forbidden_now("resource_invalid_state", message));
        }
        refund.status = into;
        refund.settling = None;
        if into == RefundStatus::Failed {
            self.give_back(&mut refund)?;
        }
        self.put(refund.clone());
        let object = render::refund(self, &refund, &Expand::nothing());
        let previous = json!({ "status": was.word() });
        self.announce("refund.updated", &object, Some(previous));
        if into == RefundStatus::Failed {
            self.announce("refund.failed", &object, None);
        }
        Ok(())
    }

    /// A failed refund comes back to the account and no longer counts on its charge.
    fn give_back(&mut self, refund: &mut Refund) -> Result<(), Refusal> {
        let of = (refund.id.as_str(), refund.currency.as_str());
        let movement = self.move_money("refund_failure", refund.amount, 0, of);
        refund.failure_movement = Some(movement);
        let mut charge = self.charge(&refund.charge)?.clone();
        charge.amount_refunded -= refund.amount;
        self.put(charge);
        Ok(())
    }
}
