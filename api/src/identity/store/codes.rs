//! One-time codes. Only the newest of an address counts.

use chrono::{DateTime, Utc};
use entity::At;
use entity::sign_in_code::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

pub async fn newest(db: &impl ConnectionTrait, email_key: &str) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::EmailKey.eq(email_key))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

pub async fn insert(tx: &DatabaseTransaction, row: ActiveModel) -> Result<(), DbErr> {
    Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Spends one attempt; how many are left after it. `None` when the code cannot be tried any more.
pub async fn spend_attempt(
    tx: &DatabaseTransaction,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<i32>, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::AttemptsLeft, Expr::col(Column::AttemptsLeft).sub(1))
        .filter(Column::Id.eq(id))
        .filter(Column::AttemptsLeft.gt(0))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(At::from(now)))
        .exec(tx)
        .await?;
    if spent.rows_affected == 0 {
        return Ok(None);
    }
    // The row is ours until the commit: what is read now is what this attempt left.
    let code = Entity::find_by_id(id).one(tx).await?;
    Ok(code.map(|code| code.attempts_left))
}

/// Whether this was the one time the code is used.
pub async fn use_up(tx: &DatabaseTransaction, id: Uuid, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(At::from(now)))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Deletes what expired before then.
pub async fn forget(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::ExpiresAt.lt(At::from(before)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
