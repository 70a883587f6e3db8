//! Sessions as rows.

use chrono::{DateTime, Utc};
use entity::At;
use entity::session::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use uuid::Uuid;

fn good(id: Uuid, now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(Column::Id.eq(id))
        .add(Column::RevokedAt.is_null())
        .add(Column::ExpiresAt.gt(At::from(now)))
}

pub async fn insert(tx: &DatabaseTransaction, row: ActiveModel) -> Result<Model, DbErr> {
    Entity::insert(row).exec_with_returning(tx).await
}

/// The row, when neither revoked nor over.
pub async fn live(
    db: &impl ConnectionTrait,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(good(id, now)).one(db).await
}

/// Notes that a good session was seen; `false` when it is good no more.
pub async fn touch(db: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let touched = Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(At::from(now)))
        .filter(good(id, now))
        .exec(db)
        .await?;
    Ok(touched.rows_affected == 1)
}

pub async fn revoke(db: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(Some(At::from(now))))
        .filter(good(id, now))
        .exec(db)
        .await
        .map(drop)
}

/// Ends every session of an account.
pub async fn revoke_all(
    db: &impl ConnectionTrait,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(Some(At::from(now))))
        .filter(Column::Account.eq(account))
        .filter(Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// Ends every session of somebody of the staff, but for one where one is named.
pub async fn revoke_of_staff(
    db: &impl ConnectionTrait,
    staff: Uuid,
    but: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut of_staff = Condition::all().add(Column::Staff.eq(staff));
    if let Some(but) = but {
        of_staff = of_staff.add(Column::Id.ne(but));
    }
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(Some(At::from(now))))
        .filter(of_staff)
        .filter(Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// Deletes what expired before then.
pub async fn forget(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::ExpiresAt.lt(At::from(before)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
