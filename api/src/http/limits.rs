//! Limits that hold across replicas: a counter row for each name and window of time.
//!
//! [`count`] asks the row each time and is exact: for what is rare and dear, such as mails. Every
//! request that may change something is counted by [`changes`], which asks the row now and then.

pub(super) mod changes;
mod counters;

pub use counters::Counters;

use super::Visitor;
use counters::Who;

use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use chrono::{DateTime, TimeDelta, Utc};
use contract::problem::{Code, Problem};
use entity::rate_window;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// How often something may be asked.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Names the counter, such as `codes.visitor`.
    pub name: &'static str,
    pub most: i32,
    pub window: TimeDelta,
}

impl Limit {
    /// When the window began that `now` lies in, milliseconds since 1970.
    fn window_at(self, now: DateTime<Utc>) -> i64 {
        let now = now.timestamp_millis();
        now - now.rem_euclid(self.window.num_milliseconds())
    }

    /// `request.too_many` with the seconds until the window ends.
    fn refusal(self, now: DateTime<Utc>) -> Refusal {
        metrics::counter!("rate_limited_total", "limit" => self.name).increment(1);
        let ends = self.window_at(now) + self.window.num_milliseconds();
        let seconds = (ends - now.timestamp_millis()).div_euclid(1000) + 1;
        Problem::from(Code::TooManyRequests)
            .with("retry_after", &seconds)
            .into()
    }
}

/// Counts one more by `who` (an address, an account, a reference: stored only as a blind index).
///
/// # Errors
/// `request.too_many` with the seconds until the window ends.
pub async fn count(app: &App, limit: Limit, who: &str) -> Answer<()> {
    let now = app.clock.now();
    if add(app, limit, limit.window_at(now), (who, 1)).await? <= limit.most {
        Ok(())
    } else {
        Err(limit.refusal(now))
    }
}

/// Counts one more of what needs no proof of work while it is rare; whether it still is.
///
/// # Errors
/// When the database refuses.
pub(super) async fn few(app: &App, visitor: Visitor) -> Answer<bool> {
    let limit = Limit {
        name: "proof.visitor",
        most: app.config.precheck.free_per_visitor,
        window: changes::WINDOW,
    };
    let counted = app.counters.count(app, limit, Who::Visitor(visitor)).await;
    match counted {
        Err(refusal) if refusal.code() == Some(Code::TooManyRequests) => Ok(false),
        counted => counted.map(|()| true),
    }
}

/// Counts so many `times` more in the row, and answers what all replicas counted there together.
async fn add(app: &App, limit: Limit, window_at: i64, (who, times): (&str, i32)) -> Answer<i32> {
    let (blind, _) = app.seal.blind(Purpose::Visitor, who);
    let row = rate_window::ActiveModel {
        key: Set(format!("{}:{blind}", limit.name)),
        window_at: Set(window_at),
        count: Set(times),
    };
    let more = Expr::col((rate_window::Entity, rate_window::Column::Count)).add(times);
    let counting = rate_window::Entity::insert(row).on_conflict(
        OnConflict::columns([rate_window::Column::Key, rate_window::Column::WindowAt])
            .value(rate_window::Column::Count, more)
            .to_owned(),
    );
    let counted = counting.exec_with_returning(app.db.writer()).await?;
    Ok(counted.count)
}

/// Forgets the windows that ended more than two days ago; no window is longer than one.
pub async fn forget_old(app: &App) -> Answer<u64> {
    let before = (app.clock.now() - TimeDelta::days(2)).timestamp_millis();
    let gone = rate_window::Entity::delete_many()
        .filter(rate_window::Column::WindowAt.lt(before))
        .exec(app.db.writer())
        .await?;
    Ok(gone.rows_affected)
}
