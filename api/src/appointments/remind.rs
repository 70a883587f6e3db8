//! Reminders: 7 and 2 days before, and when a hold is about to end unpaid.

use super::mails;
use super::store::{hold, lists};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use chrono::TimeDelta;
use entity::At;

/// Rows that one run looks at.
const BATCH: u64 = 500;

/// How long before the end of a hold its owner is told.
const BEFORE_THE_END: TimeDelta = TimeDelta::minutes(5);

/// The job: writes each reminder that is due. Its cause is unique, so that one is never written
/// twice however often this runs.
pub async fn due(app: &App) -> Answer<u64> {
    let (now, mut written) = (app.clock.now(), 0);
    for span in &app.catalogue.policy.reminders.value {
        let within = span.delta();
        let days = u32::try_from(within.num_days()).map_err(Refusal::internal)?;
        // A reminder that comes over a day late is no reminder of that day any more.
        let span = (At(now + within - TimeDelta::days(1)), At(now + within));
        for row in lists::coming(app.db.read(), span, BATCH).await? {
            // Who booked a moment ago needs no reminder of it.
            let fresh = row
                .confirmed_at
                .is_some_and(|at| at.0 + within > row.starts_at.0);
            if !fresh {
                transaction!(app.db, |tx| mails::reminder(tx, app, &row, days).await)?;
                written += 1;
            }
        }
    }
    Ok(written)
}

/// The job: tells who has not paid that the seats are about to go.
pub async fn lapsing(app: &App) -> Answer<u64> {
    let now = app.clock.now();
    let ending = hold::overdue(app.db.read(), At(now + BEFORE_THE_END), BATCH).await?;
    let mut written = 0;
    for booking in ending
        .iter()
        .filter(|row| row.hold_expires_at.is_some_and(|at| at.0 > now))
    {
        transaction!(app.db, |tx| mails::hold_lapsing(tx, app, booking).await)?;
        written += 1;
    }
    Ok(written)
}
