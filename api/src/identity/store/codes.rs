//! One-time codes. Only the newest of an address counts.

use chrono::{DateTime, Utc};
use entity::At;
use entity::sign_in_code::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

pub async fn newest(
    db: &impl ConnectionTrait,
    email_keys: &[String],
) -> Result<Option<Model>, DbErr> {
    newest_first(email_keys).one(db).await
}

/// The newest, and until the transaction ends all others of the address with it: its account is
/// looked for and made under them, by one at a time. The unique index of accounts alone would not
/// see that two indexes of different keys are one address.
pub async fn newest_kept(
    tx: &DatabaseTransaction,
    email_keys: &[String],
) -> Result<Option<Model>, DbErr> {
    let all = newest_first(email_keys).lock_exclusive().all(tx).await?;
    Ok(all.into_iter().next())
}

fn newest_first(email_keys: &[String]) -> Select<Entity> {
    Entity::find()
        .filter(Column::EmailKey.is_in(email_keys))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
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
