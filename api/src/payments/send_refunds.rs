//! Refunds leave for Stripe: claimed by a lease, the stored bytes under the stored key.

use super::Payments;
use super::events::back_off;
use super::news::News;
use super::refunds::void;
use super::store::{self, disputes};
use super::stripe::{Failure, Stored, objects};
use crate::refusal::{Answer, Refusal};
use crate::transaction;
use chrono::TimeDelta;
use entity::{At, refund};

/// How long a claim lasts: well above two calls to Stripe.
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// How many one run takes.
const BATCH: u64 = 25;

/// Stripe forgets a key after 24 hours; from here on it is asked before anything is sent again.
const KEY_TRUSTED: TimeDelta = TimeDelta::hours(23);

/// How soon a refund that Stripe has, and a bank has not, is looked at again. News come sooner.
const ON_ITS_WAY: TimeDelta = TimeDelta::hours(1);

impl Payments {
    /// The job: sends what is due and looks after what is on its way. Returns how many it took.
    ///
    /// # Errors
    /// The database's; what Stripe says is written beside the refund.
    pub async fn send_refunds(&self) -> Answer<usize> {
        let now = At(self.clock().now());
        let due = store::refunds::due(self.db().read(), now, BATCH).await?;
        for row in &due {
            if self.claim_refund(row).await? {
                self.carry_on(row).await?;
            }
        }
        Ok(due.len())
    }

    async fn claim_refund(&self, row: &refund::Model) -> Answer<bool> {
        let (id, now) = (row.id, self.clock().now());
        let lease = (At(now), At(now + LEASE));
        transaction!(self.db(), |tx| Ok(
            store::refunds::lease(tx, id, lease).await?
        ))
    }

    async fn carry_on(&self, row: &refund::Model) -> Answer<()> {
        let told = match &row.stripe_refund {
            Some(name) => self.stripe().refund(name).await,
            None => self.send(row).await?,
        };
        match told {
            Ok(told) => {
                self.apply(News::Refund(told), None).await?;
                self.put_off_refund(row, ON_ITS_WAY).await
            }
            Err(Failure::Refused { code, message }) => self.refused(row, &code, &message).await,
            Err(Failure::Unknown(why)) => {
                tracing::warn!(refund = %row.id, why, "sending a refund");
                self.put_off_refund(row, back_off(row.attempts)).await
            }
        }
    }

    async fn send(&self, row: &refund::Model) -> Answer<Result<objects::Refund, Failure>> {
        let now = self.clock().now();
        let forgotten = row
            .first_sent_at
            .is_some_and(|at| now - at.0 >= KEY_TRUSTED);
        if forgotten {
            match self.find_at_stripe(row).await? {
                Ok(Some(found)) => return Ok(Ok(found)),
                Ok(None) => {}
                Err(failure) => return Ok(Err(failure)),
            }
        }
        if forgotten || row.first_sent_at.is_none() {
            let id = row.id;
            transaction!(self.db(), |tx| Ok(store::refunds::first_sent(
                tx,
                id,
                At(now)
            )
            .await?))?;
        }
        let stored = Stored {
            key: &row.idempotency_key,
            body: &row.request,
        };
        Ok(self.stripe().create_refund(stored).await)
    }

    async fn find_at_stripe(
        &self,
        row: &refund::Model,
    ) -> Answer<Result<Option<objects::Refund>, Failure>> {
        let payment = store::money::payment(self.db().read(), row.payment)
            .await?
            .ok_or_else(|| Refusal::internal("a refund of no payment"))?;
        let refunds = self.stripe().refunds_of(&payment.stripe_payment_intent);
        Ok(refunds.await.map(|list| {
            let mut found = list.data.into_iter();
            found.find(|refund| refund.ours() == Some(row.id))
        }))
    }

    /// Stripe looked at it and said no: the payment is contested, or somebody must find another way.
    async fn refused(&self, row: &refund::Model, code: &str, message: &str) -> Answer<()> {
        let disputes = disputes::of_payment(self.db().read(), row.payment).await?;
        let lost = disputes.iter().any(|d| d.state == disputes::LOST);
        if code == "charge_disputed" && !lost {
            return self.put_off_refund(row, ON_ITS_WAY).await;
        }
        tracing::error!(refund = %row.id, code, message, "Stripe refuses a refund");
        transaction!(self.db(), |tx| {
            if lost {
                void(tx, row, self.clock().now()).await
            } else {
                self.came_back(tx, row, code).await
            }
        })
    }

    async fn put_off_refund(&self, row: &refund::Model, by: TimeDelta) -> Answer<()> {
        let (id, next) = (row.id, At(self.clock().now() + by));
        transaction!(self.db(), |tx| Ok(
            store::refunds::put_off(tx, id, next).await?
        ))
    }
}
