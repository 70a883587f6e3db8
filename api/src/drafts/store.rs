//! The drafts' only SeaORM.

use chrono::{DateTime, Utc};
use entity::At;
use entity::draft::{ActiveModel, Column, Entity, Model};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

pub(super) async fn live(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::ExpiresAt.gt(At::from(now)))
        .one(db)
        .await
}

/// Whether there was one to replace.
pub(super) async fn replace(
    db: &impl ConnectionTrait,
    token_hash: &str,
    sealed: Vec<u8>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let replaced = Entity::update_many()
        .col_expr(Column::Sealed, Expr::value(sealed))
        .col_expr(Column::ExpiresAt, Expr::value(At::from(expires_at)))
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::ExpiresAt.gt(At::from(now)))
        .exec(db)
        .await?;
    Ok(replaced.rows_affected == 1)
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    (id, token_hash): (Uuid, String),
    sealed: Vec<u8>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id),
        token_hash: Set(token_hash),
        sealed: Set(sealed),
        expires_at: Set(expires_at.into()),
    };
    Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}

pub(super) async fn delete(db: &impl ConnectionTrait, token_hash: &str) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::TokenHash.eq(token_hash))
        .exec(db)
        .await
        .map(drop)
}

/// Deletes what expired before then.
pub(super) async fn forget(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::ExpiresAt.lt(At::from(before)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
