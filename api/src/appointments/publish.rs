//! Publishing slots ahead, from the calendar of each office in its own time zone. Running it
//! again adds what is missing and changes nothing that is there.

use super::store::slots;
use crate::catalogue::calendar;
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use chrono::{Days, NaiveDate};
use entity::{At, slot};
use sea_orm::ActiveValue::Set;

/// Publishes every office's slots from today until `days` ahead (the policy's horizon when none is
/// given); returns how many were added.
pub async fn publish(app: &App, days: Option<u32>) -> Answer<u64> {
    let horizon = u64::try_from(app.catalogue.policy.horizon.delta().num_days()).unwrap_or(0);
    let ahead = Days::new(days.map_or(horizon, u64::from));
    let mut added = 0;
    for office in app.catalogue.offices() {
        let today = app.clock.now().with_timezone(&office.zone).date_naive();
        let rows = rows(app, office, today, today + ahead);
        let stored = transaction!(app.db, |tx| Ok(slots::publish(tx, &rows).await?));
        added += stored?;
    }
    Ok(added)
}

fn rows(
    app: &App,
    office: &crate::catalogue::Office,
    first: NaiveDate,
    last: NaiveDate,
) -> Vec<slot::ActiveModel> {
    let mut rows = Vec::new();
    for pool in &office.pools {
        for plan in calendar::slots(office, pool, first, last) {
            let local = plan.starts_at.with_timezone(&office.zone).date_naive();
            rows.push(slot::ActiveModel {
                id: Set(app.chance.uuid()),
                office: Set(office.id.clone()),
                pool: Set(pool.id.clone()),
                starts_at: Set(At(plan.starts_at)),
                minutes: Set(i32::try_from(plan.minutes).unwrap_or(i32::MAX)),
                local_day: Set(slots::day_number(local)),
                capacity: Set(i32::try_from(plan.capacity).unwrap_or(i32::MAX)),
                taken: Set(0),
                closed: Set(false),
            });
        }
    }
    rows
}
