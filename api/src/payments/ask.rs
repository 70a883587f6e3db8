//! A person is back from Stripe's page: Stripe is asked at once what became of it, without waiting
//! for its webhook.

use super::Payments;
use super::news::News;
use super::store::checkouts;
use crate::refusal::Answer;
use std::time::Duration;
use uuid::Uuid;

/// How long the person waits for Stripe's word; the webhook comes anyway.
const PATIENCE: Duration = Duration::from_secs(4);

impl Payments {
    /// Applies what Stripe says of an order's open page, as an event of it would be applied.
    /// Without a clear answer nothing changes: it is unknown, not unpaid.
    ///
    /// # Errors
    /// The database's, while the page is looked up.
    pub async fn ask_about(&self, order: Uuid) -> Answer<()> {
        let open = checkouts::open_of(self.db().read(), order).await?;
        let Some(session) = open.and_then(|row| row.stripe_session) else {
            return Ok(());
        };
        let asked = tokio::time::timeout(PATIENCE, self.stripe().session(&session));
        match asked.await {
            Ok(Ok(session)) if session.is("open") => {}
            Ok(Ok(session)) => {
                // The event that tells the same is still to come, and is tried again.
                if let Err(refusal) = self.apply(News::Session(session), None).await {
                    tracing::warn!(%order, ?refusal, "what Stripe says is not applied");
                }
            }
            Ok(Err(failure)) => tracing::warn!(%order, %failure, "asking about a page"),
            Err(_) => tracing::warn!(%order, "asking about a page took too long"),
        }
        Ok(())
    }
}
