//! The outbox's only SeaORM.

use chrono::{DateTime, Utc};
use entity::At;
use entity::outbox::{ActiveModel, Column, Entity, Model};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

pub(super) const PENDING: &str = "pending";
const SENT: &str = "sent";
const DEAD: &str = "dead";

/// A second row of the same cause is dropped by the unique index.
pub(super) async fn insert_once(tx: &DatabaseTransaction, row: ActiveModel) -> Result<(), DbErr> {
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Cause).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Takes what is due and nobody else is sending. The row whose lease was still free when we wrote
/// ours is ours; another replica's update then finds it taken.
pub(super) async fn claim(
    db: &DatabaseConnection,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Model>, DbErr> {
    let due = Entity::find()
        .filter(Column::State.eq(PENDING))
        .filter(Column::NextTryAt.lte(At::from(now)))
        .filter(Column::LeasedUntil.lte(At::from(now)))
        .order_by_asc(Column::NextTryAt)
        .limit(most)
        .all(db)
        .await?;
    let mut ours = Vec::new();
    for row in due {
        let taken = Entity::update_many()
            .col_expr(Column::LeasedUntil, Expr::value(At::from(until)))
            .filter(Column::Id.eq(row.id))
            .filter(Column::State.eq(PENDING))
            .filter(Column::LeasedUntil.eq(row.leased_until))
            .exec(db)
            .await?;
        if taken.rows_affected == 1 {
            ours.push(row);
        }
    }
    Ok(ours)
}

pub(super) async fn sent(
    db: &impl ConnectionTrait,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id),
        state: Set(SENT.into()),
        sent_at: Set(Some(now.into())),
        last_error: Set(None),
        ..ActiveModel::default()
    };
    Entity::update(row).exec(db).await.map(drop)
}

/// To be tried again at `at`.
pub(super) async fn again(
    db: &impl ConnectionTrait,
    row: &Model,
    at: DateTime<Utc>,
    why: &str,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(row.id),
        attempts: Set(row.attempts + 1),
        next_try_at: Set(at.into()),
        leased_until: Set(DateTime::UNIX_EPOCH.into()),
        last_error: Set(Some(why.into())),
        ..ActiveModel::default()
    };
    Entity::update(row).exec(db).await.map(drop)
}

pub(super) async fn dead(db: &impl ConnectionTrait, row: &Model, why: &str) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(row.id),
        attempts: Set(row.attempts + 1),
        state: Set(DEAD.into()),
        last_error: Set(Some(why.into())),
        ..ActiveModel::default()
    };
    Entity::update(row).exec(db).await.map(drop)
}

/// Deletes what left or was given up and is older than that.
pub(super) async fn forget(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::State.ne(PENDING))
        .filter(Column::CreatedAt.lt(At::from(before)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
