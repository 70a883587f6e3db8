//! Which replica runs a job now: a guarded update of the job's row.

use crate::refusal::Answer;
use crate::state::App;
use chrono::{DateTime, TimeDelta};
use entity::At;
use entity::job_lease::{ActiveModel, Column, Entity};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use std::time::Duration;
use uuid::Uuid;

/// However often a job runs, a replica that died holds it no longer than this or three rounds.
const SHORTEST: TimeDelta = TimeDelta::seconds(15);

/// Takes the job for `holder` when nobody has it and its time has come.
pub(super) async fn take(
    app: &App,
    name: &'static str,
    every: Duration,
    holder: Uuid,
) -> Answer<bool> {
    let now = app.clock.now();
    let every = TimeDelta::from_std(every).unwrap_or(TimeDelta::MAX);
    let row = ActiveModel {
        name: Set(name.into()),
        holder: Set(None),
        until: Set(DateTime::UNIX_EPOCH.into()),
        last_run_at: Set(None),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Name).do_nothing().to_owned())
        .exec_without_returning(app.db.writer())
        .await?;
    let due = Condition::any()
        .add(Column::LastRunAt.is_null())
        .add(Column::LastRunAt.lte(At::from(now - every)));
    let until = now + SHORTEST.max(every * 3);
    let taken = Entity::update_many()
        .col_expr(Column::Holder, Expr::value(holder))
        .col_expr(Column::Until, Expr::value(At::from(until)))
        .filter(Column::Name.eq(name))
        .filter(Column::Until.lte(At::from(now)))
        .filter(due)
        .exec(app.db.writer())
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Gives the job back, with or without having done it.
pub(super) async fn give_back(
    app: &App,
    name: &'static str,
    holder: Uuid,
    done: bool,
) -> Answer<()> {
    let mut update = Entity::update_many()
        .col_expr(Column::Until, Expr::value(At::from(DateTime::UNIX_EPOCH)))
        .filter(Column::Name.eq(name))
        .filter(Column::Holder.eq(holder));
    if done {
        update = update.col_expr(Column::LastRunAt, Expr::value(At::from(app.clock.now())));
    }
    update.exec(app.db.writer()).await?;
    Ok(())
}
