//! Applying stored events, by whoever claims them first.

use super::{Payments, store};
use crate::refusal::Answer;
use crate::transaction;
use chrono::{DateTime, TimeDelta, Utc};
use entity::{At, stripe_event};

/// How long a claim lasts: well above what one application may take.
const LEASE: TimeDelta = TimeDelta::seconds(30);

/// How many events one run of the job takes.
const BATCH: u64 = 50;

impl Payments {
    /// Applies one that has just come. What goes wrong is left to the job.
    pub(super) async fn apply_soon(&self, id: &str) {
        let Ok(_place) = self.places().acquire().await else {
            return;
        };
        let applied = match store::events::find(self.db().read(), id).await {
            Ok(Some(event)) => self.apply_event(&event).await,
            Ok(None) => Ok(()),
            Err(error) => Err(error.into()),
        };
        if let Err(refusal) = applied {
            tracing::warn!(event = id, ?refusal, "an event waits to be applied again");
        }
    }

    /// The job: applies what is due. Returns how many were tried.
    ///
    /// # Errors
    /// The database's; an event's own trouble is noted beside it.
    pub async fn apply_events(&self) -> Answer<usize> {
        let now = At(self.clock().now());
        let due = store::events::due(self.db().read(), now, BATCH).await?;
        for event in &due {
            self.apply_event(event).await?;
        }
        Ok(due.len())
    }

    /// Deletes events from before then that were applied; how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_events(&self, before: DateTime<Utc>) -> Answer<u64> {
        Ok(store::events::forget(self.db().writer(), At(before)).await?)
    }

    async fn apply_event(&self, event: &stripe_event::Model) -> Answer<()> {
        if !self.claim_event(&event.id).await? {
            return Ok(());
        }
        let trouble = match self.fetch(&event.kind, &event.object_id).await {
            Ok(news) => match self.apply(news, Some(&event.id)).await {
                Ok(()) => return Ok(()),
                Err(refusal) => format!("{refusal:?}"),
            },
            Err(failure) => failure.to_string(),
        };
        tracing::warn!(event = event.id, kind = event.kind, trouble, "not applied");
        let next = self.clock().now() + back_off(event.attempts);
        transaction!(self.db(), |tx| Ok(store::events::put_off(
            tx,
            &event.id,
            &trouble,
            At(next)
        )
        .await?))
    }

    async fn claim_event(&self, id: &str) -> Answer<bool> {
        let now = self.clock().now();
        let lease = (At(now), At(now + LEASE));
        transaction!(self.db(), |tx| Ok(
            store::events::lease(tx, id, lease).await?
        ))
    }
}

/// 2 s, 4 s, … up to about 17 minutes.
pub(super) fn back_off(attempts: i32) -> TimeDelta {
    let doubled = 1_i64 << attempts.clamp(0, 9);
    TimeDelta::seconds(2 * doubled)
}
