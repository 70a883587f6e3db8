//! Finding what webhooks lost, and what Stripe has that we do not.

use super::news::News;
use super::stripe::objects::Event;
use super::stripe::{Failure, objects};
use super::{Payments, ledger, store};
use crate::refusal::{Answer, Refusal};
use crate::transaction;
use chrono::{DateTime, TimeDelta, Utc};
use contract::problem::Code;
use entity::{At, stripe_event};

/// Events are asked for again from this long before the last one that came: Stripe lists one only
/// after a moment, and clocks differ.
const OVERLAP: TimeDelta = TimeDelta::minutes(10);

/// How far back sessions are compared: longer than any session lives.
const COMPARED: TimeDelta = TimeDelta::hours(25);

/// A page that Stripe did not name within this is asked for again.
const UNNAMED: TimeDelta = TimeDelta::minutes(1);

/// How many rows of each kind one run takes.
const BATCH: u64 = 50;

impl Payments {
    /// The job: events that never came, pages left behind, fees not yet known.
    ///
    /// # Errors
    /// The database's; `payments.unavailable` when Stripe cannot be asked.
    pub async fn reconcile(&self) -> Answer<()> {
        self.find_lost_events().await?;
        self.look_after_checkouts().await?;
        self.learn_fees().await?;
        let failed = store::refunds::failed(self.db().read()).await?;
        let oldest = failed.first().and_then(|row| row.settled_at);
        let age = oldest.map_or(TimeDelta::zero(), |at| self.clock().now() - at.0);
        metrics::gauge!("refunds_failed").set(u32::try_from(failed.len()).unwrap_or(u32::MAX));
        metrics::gauge!("refunds_failed_oldest_seconds").set(seconds(age));
        Ok(())
    }

    /// The slower job: every session of the last day that was paid must be a payment of ours, and
    /// the ledger must agree with the records.
    ///
    /// # Errors
    /// The database's; `payments.unavailable` when Stripe cannot be asked.
    pub async fn compare_with_stripe(&self) -> Answer<()> {
        let since = (self.clock().now() - COMPARED).timestamp();
        let mut after: Option<String> = None;
        loop {
            let page = self.stripe().sessions_since(since, after.as_deref()).await;
            let page = page.map_err(|failure| unavailable(&failure))?;
            for session in page.data.iter().filter(|s| s.complete()) {
                self.adopt(session).await?;
            }
            after = page.data.last().map(|session| session.id.clone());
            if !page.has_more || after.is_none() {
                break;
            }
        }
        let unexplained = ledger::unexplained(self.db().read()).await?;
        if unexplained != 0 {
            tracing::error!(unexplained, "the ledger and the records do not agree");
        }
        metrics::gauge!("ledger_unexplained_cents")
            .set(f64::from(u32::try_from(unexplained).unwrap_or(u32::MAX)));
        Ok(())
    }

    /// Writes down a paid session that we have no payment of.
    async fn adopt(&self, session: &objects::Listed) -> Answer<()> {
        let known = store::money::of_session(self.db().read(), &session.id).await?;
        if session.order().is_none() || known.is_some() {
            return Ok(());
        }
        tracing::warn!(session = session.id, "paid at Stripe, not with us");
        let whole = self.stripe().session(&session.id).await;
        let whole = whole.map_err(|failure| unavailable(&failure))?;
        self.apply(News::Session(whole), None).await
    }

    async fn find_lost_events(&self) -> Answer<()> {
        let now = self.clock().now();
        let last = store::events::last_received(self.db().read()).await?;
        let since = last.map_or(now, |at| at.0).min(now) - OVERLAP;
        let mut after: Option<String> = None;
        loop {
            let page = self
                .stripe()
                .events_since(since.timestamp(), after.as_deref());
            let page = page.await.map_err(|failure| unavailable(&failure))?;
            after = page.data.last().map(|event| event.id.clone());
            for event in page.data {
                self.keep_lost(event, now).await?;
            }
            if !page.has_more || after.is_none() {
                return Ok(());
            }
        }
    }

    /// Stores an event that was not delivered, to be applied like any other.
    async fn keep_lost(&self, event: Event, now: DateTime<Utc>) -> Answer<()> {
        if store::events::find(self.db().read(), &event.id)
            .await?
            .is_some()
        {
            return Ok(());
        }
        let row = stripe_event::Model {
            envelope: miniserde::json::to_string(&event),
            id: event.id,
            kind: event.kind,
            object_id: event.data.object.id.unwrap_or_default(),
            received_at: At(now),
            applied_at: None,
            attempts: 0,
            next_try_at: At(now),
            leased_until: At(DateTime::UNIX_EPOCH),
            last_error: None,
        };
        tracing::info!(event = row.id, kind = row.kind, "an event that never came");
        transaction!(self.db(), |tx| Ok(
            store::events::insert(tx, row.clone()).await?
        ))?;
        Ok(())
    }

    async fn look_after_checkouts(&self) -> Answer<()> {
        let now = self.clock().now();
        let ages = (At(now), At(now - UNNAMED));
        for row in store::checkouts::stale(self.db().read(), ages, BATCH).await? {
            if row.expires_at.0 <= now {
                self.settle_before_lapse(row.payment_order).await?;
            } else {
                self.name(&row).await?;
            }
        }
        Ok(())
    }

    /// Stripe may know only later what it kept of a payment.
    async fn learn_fees(&self) -> Answer<()> {
        for payment in store::money::without_fee(self.db().read(), BATCH).await? {
            let intent = self.stripe().intent(&payment.stripe_payment_intent).await;
            let Ok(intent) = intent else {
                continue;
            };
            transaction!(self.db(), |tx| self.fee_told(tx, &intent).await)?;
        }
        Ok(())
    }
}

fn unavailable(failure: &Failure) -> Refusal {
    tracing::warn!(%failure, "Stripe cannot be compared with");
    Code::PaymentsUnavailable.into()
}

fn seconds(age: TimeDelta) -> f64 {
    age.to_std().unwrap_or_default().as_secs_f64()
}
