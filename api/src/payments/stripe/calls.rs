//! One function a call.

use super::objects::{Created, Dispute, Event, Intent, List, Listed, Refund, Session};
use super::{Failure, Stored, Stripe};
use stripe_checkout::checkout_session as sessions;
use stripe_core::{dispute, event, payment_intent, refund};

/// The most rows that Stripe puts on a page.
const PAGE: i64 = 100;

/// Where Stripe says what it kept of a payment.
const FEE: &str = "latest_charge.balance_transaction";

impl Stripe {
    pub async fn create_session(&self, stored: Stored<'_>) -> Result<Created, Failure> {
        let request = sessions::CreateCheckoutSession::new();
        self.repeat(&request, stored).await
    }

    /// A session with its payment and what Stripe kept of it.
    pub async fn session(&self, id: &str) -> Result<Session, Failure> {
        let expand = vec![format!("payment_intent.{FEE}")];
        let request = sessions::RetrieveCheckoutSession::new(id).expand(expand);
        self.ask(&request).await
    }

    /// Nobody can pay on it any more, unless it is refused: then it was closed already.
    pub async fn expire_session(&self, id: &str) -> Result<Listed, Failure> {
        self.ask(&sessions::ExpireCheckoutSession::new(id)).await
    }

    /// Sessions created since then, the newest first, a page at a time.
    pub async fn sessions_since(
        &self,
        since: i64,
        after: Option<&str>,
    ) -> Result<List<Listed>, Failure> {
        let mut request = sessions::ListCheckoutSession::new().limit(PAGE);
        if let Some(after) = after {
            request = request.starting_after(after);
        }
        self.ask_since(&request, since).await
    }

    /// A payment with what Stripe kept of it.
    pub async fn intent(&self, id: &str) -> Result<Intent, Failure> {
        let request = payment_intent::RetrievePaymentIntent::new(id).expand(vec![FEE.to_owned()]);
        self.ask(&request).await
    }

    pub async fn create_refund(&self, stored: Stored<'_>) -> Result<Refund, Failure> {
        self.repeat(&refund::CreateRefund::new(), stored).await
    }

    pub async fn refund(&self, id: &str) -> Result<Refund, Failure> {
        self.ask(&refund::RetrieveRefund::new(id)).await
    }

    /// Every refund of a payment.
    pub async fn refunds_of(&self, intent: &str) -> Result<List<Refund>, Failure> {
        let request = refund::ListRefund::new().payment_intent(intent).limit(PAGE);
        self.ask(&request).await
    }

    pub async fn dispute(&self, id: &str) -> Result<Dispute, Failure> {
        self.ask(&dispute::RetrieveDispute::new(id)).await
    }

    /// Events since then, the newest first, a page at a time.
    pub async fn events_since(
        &self,
        since: i64,
        after: Option<&str>,
    ) -> Result<List<Event>, Failure> {
        let mut request = event::ListEvent::new().limit(PAGE);
        if let Some(after) = after {
            request = request.starting_after(after);
        }
        self.ask_since(&request, since).await
    }
}
