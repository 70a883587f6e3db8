use super::{Books, Charge, Dispute, DisputeStatus};
use crate::stripe::refusal::Refusal;
use crate::stripe::render::{self, Expand};

/// What Stripe keeps for each dispute, won or lost.
const DISPUTE_FEE: i64 = 1_500;
const TIME_TO_ANSWER: i64 = 9 * 24 * 60 * 60;

impl Books {
    pub fn dispute(&self, id: &str) -> Result<&Dispute, Refusal> {
        self.disputes
            .get(id)
            .ok_or_else(|| Refusal::no_such("dispute", id))
    }

    /// The card's holder contests what is left of a charge; the money is taken back at once.
    pub fn open_dispute(&mut self, charge: &str, reason: &str) -> Result<Dispute, Refusal> {
        let charge = self.charge(charge)?.clone();
        let amount = charge.amount - charge.amount_refunded;
        if charge.dispute.is_some() || amount == 0 {
            let message = "The charge is already disputed or wholly refunded.";
            return Err(Refusal::forbidden_now("charge_disputed", message));
        }
        let id = self.identifier("dp_");
        let movement = self.move_money("adjustment", -amount, DISPUTE_FEE, (&id, &charge.currency));
        let dispute = Dispute {
            id,
            created: self.now,
            amount,
            currency: charge.currency.clone(),
            status: DisputeStatus::NeedsResponse,
            reason: reason.to_owned(),
            charge: charge.id.clone(),
            intent: charge.intent.clone(),
            movements: vec![movement],
            due_by: self.now + TIME_TO_ANSWER,
        };
        self.put(Charge {
            dispute: Some(dispute.id.clone()),
            ..charge
        });
        self.put(dispute.clone());
        let object = render::dispute(self, &dispute, &Expand::nothing());
        self.announce("charge.dispute.created", &object, None);
        Ok(dispute)
    }

    /// The bank decides; when we win the money comes back, the fee does not.
    pub fn decide_dispute(&mut self, id: &str, into: DisputeStatus) -> Result<Dispute, Refusal> {
        let mut dispute = self.dispute(id)?.clone();
        if dispute.status != DisputeStatus::NeedsResponse || into == DisputeStatus::NeedsResponse {
            let message = format!("This dispute is already {}.", dispute.status.word());
            return Err(Refusal::forbidden_now("resource_invalid_state", message));
        }
        dispute.status = into;
        if into == DisputeStatus::Won {
            let of = (dispute.id.as_str(), dispute.currency.as_str());
            let back = self.move_money("adjustment", dispute.amount, 0, of);
            dispute.movements.push(back);
        }
        self.put(dispute.clone());
        let object = render::dispute(self, &dispute, &Expand::nothing());
        self.announce("charge.dispute.closed", &object, None);
        Ok(dispute)
    }
}
