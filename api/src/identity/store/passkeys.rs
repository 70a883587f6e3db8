//! Passkeys and their challenges.

use chrono::{DateTime, Utc};
use entity::passkey::{Column, Entity, Model};
use entity::{At, passkey_challenge, session};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

/// Of one member, oldest first.
pub async fn of(db: &impl ConnectionTrait, staff: Uuid) -> Result<Vec<Model>, DbErr> {
    Entity::of(staff)
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn has_any(db: &impl ConnectionTrait, staff: Uuid) -> Result<bool, DbErr> {
    Ok(Entity::of(staff).count(db).await? > 0)
}

pub async fn by_credential(
    tx: &DatabaseTransaction,
    staff: Uuid,
    hash: &str,
) -> Result<Option<Model>, DbErr> {
    let of_staff = Entity::of(staff);
    of_staff
        .filter(Column::CredentialHash.eq(hash))
        .one(tx)
        .await
}

pub async fn insert(tx: &DatabaseTransaction, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// What the library knows of the passkey after a use, and when that was.
pub async fn update(
    tx: &DatabaseTransaction,
    id: Uuid,
    sealed: Vec<u8>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PasskeySealed, Expr::value(sealed))
        .col_expr(Column::UsedAt, Expr::value(Some(At::from(now))))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}

pub async fn delete(tx: &DatabaseTransaction, id: Uuid) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(tx).await.map(drop)
}

pub async fn delete_all(tx: &DatabaseTransaction, staff: Uuid) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::Staff.eq(staff))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

/// Notes in the session that its passkey was used.
pub async fn note_use(
    tx: &DatabaseTransaction,
    session: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::PasskeyAt, Expr::value(Some(At::from(now))))
        .filter(session::Column::Id.eq(session))
        .exec(tx)
        .await
        .map(drop)
}

pub async fn was_used_in(tx: &DatabaseTransaction, session: Uuid) -> Result<bool, DbErr> {
    let used = session::Entity::find_by_id(session)
        .filter(session::Column::PasskeyAt.is_not_null())
        .count(tx);
    Ok(used.await? > 0)
}

/// Writes the session's challenge, in the place of an older one.
pub async fn ask(
    db: &impl ConnectionTrait,
    row: passkey_challenge::ActiveModel,
) -> Result<(), DbErr> {
    use passkey_challenge::Column;
    let latest = OnConflict::column(Column::Session)
        .update_columns([Column::Ceremony, Column::StateSealed, Column::ExpiresAt])
        .to_owned();
    passkey_challenge::Entity::insert(row)
        .on_conflict(latest)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// The session's challenge, deleted: of two that ask at once, one has it.
pub async fn take(
    tx: &DatabaseTransaction,
    session: Uuid,
    ceremony: &str,
    now: DateTime<Utc>,
) -> Result<Option<Vec<u8>>, DbErr> {
    use passkey_challenge::Column;
    let found = passkey_challenge::Entity::find_by_id(session)
        .filter(Column::Ceremony.eq(ceremony))
        .filter(Column::ExpiresAt.gt(At::from(now)))
        .one(tx)
        .await?;
    let gone = passkey_challenge::Entity::delete_by_id(session)
        .exec(tx)
        .await?;
    Ok(found
        .filter(|_| gone.rows_affected == 1)
        .map(|row| row.state_sealed))
}

/// Deletes challenges that expired before then.
pub async fn forget(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let gone = passkey_challenge::Entity::delete_many()
        .filter(passkey_challenge::Column::ExpiresAt.lt(At::from(before)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
