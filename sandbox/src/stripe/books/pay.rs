use super::{Books, Charge, Intent, Session, SessionStatus};
use crate::stripe::cards::{CardNumber, Outcome};
use crate::stripe::refusal::Refusal;
use crate::stripe::render::{self, Expand};

/// What came of one try to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payment {
    Done,
    /// The holder has to confirm at the bank first.
    Confirm,
    Declined(&'static str),
    /// The session is no longer open.
    Closed,
}

/// Stripe's fee: 2.9 % and 30 cents.
fn fee(amount: i64) -> i64 {
    (amount * 29 + 500) / 1_000 + 30
}

impl Books {
    /// Somebody pays on the hosted page. A decline leaves the session open and tells nobody.
    pub fn pay(
        &mut self,
        session: &str,
        card: &CardNumber,
        email: Option<&str>,
        confirmed: bool,
    ) -> Result<Payment, Refusal> {
        let session = self.session(session)?.clone();
        if session.status != SessionStatus::Open {
            return Ok(Payment::Closed);
        }
        match card.outcome() {
            Outcome::Confirm if !confirmed => Ok(Payment::Confirm),
            Outcome::Declined(reason) => {
                self.decline(session);
                Ok(Payment::Declined(reason))
            }
            outcome => {
                let charge = self.take(session, card, email);
                if outcome == Outcome::PaidThenDisputed {
                    self.open_dispute(&charge, "fraudulent")?;
                }
                Ok(Payment::Done)
            }
        }
    }

    /// The holder refused to confirm: a decline like any other.
    pub fn refuse_to_confirm(&mut self, session: &str) -> Result<(), Refusal> {
        let session = self.session(session)?.clone();
        if session.status == SessionStatus::Open {
            self.decline(session);
        }
        Ok(())
    }

    fn decline(&mut self, mut session: Session) {
        session.declines += 1;
        self.put(session);
    }

    fn take(&mut self, mut session: Session, card: &CardNumber, email: Option<&str>) -> String {
        let (charge, intent) = (self.identifier("ch_"), self.identifier("pi_"));
        let (amount, currency) = (session.amount, session.currency.as_str());
        let movement = self.move_money("charge", amount, fee(amount), (&charge, currency));
        let email = email
            .map(ToOwned::to_owned)
            .or_else(|| session.customer_email.clone());
        session.customer_email.clone_from(&email);
        let charge = Charge {
            id: charge,
            created: self.now,
            amount: session.amount,
            amount_refunded: 0,
            currency: session.currency.clone(),
            metadata: session.intent_metadata.clone(),
            description: session.description.clone(),
            email,
            intent: intent.clone(),
            movement,
            refunds: Vec::new(),
            dispute: None,
            brand: card.brand().to_owned(),
            last4: card.last4().to_owned(),
        };
        let intent = Intent {
            id: intent,
            created: self.now,
            amount: session.amount,
            currency: session.currency.clone(),
            metadata: session.intent_metadata.clone(),
            description: session.description.clone(),
            session: session.id.clone(),
            charge: charge.id.clone(),
        };
        self.complete(session, &intent, &charge);
        charge.id
    }

    fn complete(&mut self, mut session: Session, intent: &Intent, charge: &Charge) {
        self.no_longer_expires(&session);
        session.status = SessionStatus::Complete;
        session.intent = Some(intent.id.clone());
        self.put(charge.clone());
        self.put(intent.clone());
        self.put(session.clone());
        let nothing = Expand::nothing();
        self.announce(
            "charge.succeeded",
            &render::charge(self, charge, &nothing),
            None,
        );
        self.announce(
            "payment_intent.succeeded",
            &render::intent(self, intent, &nothing),
            None,
        );
        let object = render::session(self, &session, &nothing);
        self.announce("checkout.session.completed", &object, None);
    }
}

#[cfg(test)]
mod tests {
    use super::fee;

    #[test]
    fn the_fee_is_rounded_to_the_cent() {
        assert_eq!(fee(10_000), 320);
        assert_eq!(fee(5_550), 191);
    }
}
