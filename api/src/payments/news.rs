//! What Stripe told us, by webhook or on being asked, and applying it in one transaction.
//!
//! An event is only a hint: the object is fetched again, so that events may come twice, late, in
//! any order or not at all, and each application is safe to repeat.

use super::stripe::Failure;
use super::stripe::objects::{Dispute, Refund, Session};
use super::{Payments, store};
use crate::refusal::Answer;
use crate::transaction;
use entity::At;

/// An object as Stripe has it now.
#[derive(Debug)]
pub(super) enum News {
    Session(Session),
    Refund(Refund),
    Dispute(Dispute),
    /// An event that we do not act upon.
    Nothing,
}

impl Payments {
    /// Fetches what an event is about.
    pub(super) async fn fetch(&self, kind: &str, object: &str) -> Result<News, Failure> {
        let stripe = self.stripe();
        if kind.starts_with("checkout.session.") {
            stripe.session(object).await.map(News::Session)
        } else if kind.starts_with("charge.dispute.") {
            stripe.dispute(object).await.map(News::Dispute)
        } else if kind.starts_with("refund.") || kind == "charge.refund.updated" {
            stripe.refund(object).await.map(News::Refund)
        } else {
            Ok(News::Nothing)
        }
    }

    /// Applies it and marks the event that told of it, both or neither.
    pub(super) async fn apply(&self, news: News, event: Option<&str>) -> Answer<()> {
        transaction!(self.db(), |tx| {
            match &news {
                News::Session(session) => self.session_told(tx, session).await?,
                News::Refund(refund) => self.refund_told(tx, refund).await?,
                News::Dispute(dispute) => self.dispute_told(tx, dispute).await?,
                News::Nothing => {}
            }
            if let Some(event) = event {
                store::events::applied(tx, event, At(self.clock().now())).await?;
            }
            Ok(())
        })
    }
}
