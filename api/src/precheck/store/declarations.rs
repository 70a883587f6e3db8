//! Declarations: what the members share.

use chrono::{DateTime, Utc};
use entity::At;
use entity::declaration::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

/// # Errors
/// A unique violation of `request_key` when the request came before.
pub async fn insert(tx: &DatabaseTransaction, row: ActiveModel) -> Result<(), DbErr> {
    Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map(drop)
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub async fn by_request(
    db: &impl ConnectionTrait,
    request_key: &str,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::RequestKey.eq(request_key))
        .one(db)
        .await
}

pub async fn by_link(db: &impl ConnectionTrait, link_hash: &str) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::LinkHash.eq(link_hash))
        .one(db)
        .await
}

/// Writes another trip, when it is still open and nobody else changed it since it was read.
pub async fn change(
    tx: &DatabaseTransaction,
    seen: &Model,
    changed: ActiveModel,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(seen.id))
        .filter(Column::ChangedAt.eq(seen.changed_at))
        .filter(Column::ClosesAt.gt(At(now)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes the row of a declaration that is open, so that what is decided from it stays true.
pub async fn touch_open(
    tx: &DatabaseTransaction,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::ChangedAt, Expr::val(At(now)))
        .filter(Column::Id.eq(id))
        .filter(Column::ClosesAt.gt(At(now)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
