//! Drafts that wait for their trip to open.

use chrono::{DateTime, Utc};
use entity::At;
use entity::saved_draft::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

pub async fn insert(tx: &DatabaseTransaction, row: ActiveModel) -> Result<(), DbErr> {
    Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map(drop)
}

pub async fn by_link(
    db: &impl ConnectionTrait,
    link_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::LinkHash.eq(link_hash))
        .filter(Column::KeptUntil.gt(At(now)))
        .one(db)
        .await
}

/// Whose trip can be declared by now and who were not told yet.
pub async fn opening(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::RemindedAt.is_null())
        .filter(Column::OpensAt.lte(At(now)))
        .order_by_asc(Column::OpensAt)
        .limit(most)
        .all(db)
        .await
}

/// Whether this call was the one that told.
pub async fn reminded(
    tx: &DatabaseTransaction,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::val(At(now)))
        .filter(Column::Id.eq(id))
        .filter(Column::RemindedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets those whose trip is over.
pub async fn forget(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::KeptUntil.lte(At(now)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
