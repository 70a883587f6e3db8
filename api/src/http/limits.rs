//! Limits that hold across replicas: a counter row for each name and window of time.

use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use chrono::TimeDelta;
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

/// Counts one more by `who` (an address, an account, a reference: stored only as a blind index).
///
/// # Errors
/// `request.too_many` with the seconds until the window ends.
pub async fn count(app: &App, limit: Limit, who: &str) -> Answer<()> {
    let now = app.clock.now().timestamp_millis();
    let window = limit.window.num_milliseconds();
    let window_at = now - now.rem_euclid(window);
    let (blind, _) = app.seal.blind(Purpose::Visitor, who);
    let row = rate_window::ActiveModel {
        key: Set(format!("{}:{blind}", limit.name)),
        window_at: Set(window_at),
        count: Set(1),
    };
    let once_more = Expr::col((rate_window::Entity, rate_window::Column::Count)).add(1);
    let counted = rate_window::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([rate_window::Column::Key, rate_window::Column::WindowAt])
                .value(rate_window::Column::Count, once_more)
                .to_owned(),
        )
        .exec_with_returning(app.db.writer())
        .await?;
    if counted.count <= limit.most {
        return Ok(());
    }
    metrics::counter!("rate_limited_total", "limit" => limit.name).increment(1);
    let seconds = (window_at + window - now).div_euclid(1000) + 1;
    Err(Refusal::from(
        Problem::from(Code::TooManyRequests).with("retry_after", &seconds),
    ))
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
