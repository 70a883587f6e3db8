//! Changes of a lost address.

use crate::refusal::Answer;
use chrono::{DateTime, Utc};
use entity::recovery::{ActiveModel, Column, Entity, Model};
use entity::{At, account, appointment, booking};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use uuid::Uuid;

pub const WAITING: &str = "waiting";
pub const DONE: &str = "done";
pub const REFUSED: &str = "refused";

/// Changes made in one run of the job; the next run takes the rest.
const AT_ONCE: u64 = 100;

pub async fn appointment(
    db: &impl ConnectionTrait,
    reference: &str,
) -> Result<Option<appointment::Model>, DbErr> {
    appointment::Entity::find()
        .filter(appointment::Column::Reference.eq(reference))
        .one(db)
        .await
}

pub async fn appointment_by_id(
    tx: &DatabaseTransaction,
    id: Uuid,
) -> Result<appointment::Model, DbErr> {
    let found = appointment::Entity::find_by_id(id).one(tx).await?;
    found.ok_or_else(|| DbErr::RecordNotFound("appointment".into()))
}

pub async fn account(tx: &DatabaseTransaction, id: Uuid) -> Result<account::Model, DbErr> {
    let found = account::Entity::find_by_id(id).one(tx).await?;
    found.ok_or_else(|| DbErr::RecordNotFound("account".into()))
}

/// Whether it is the only one that waits: the partial unique index decides.
pub async fn insert_only(tx: &DatabaseTransaction, row: ActiveModel) -> Result<bool, DbErr> {
    let inserted = Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(inserted == 1)
}

pub async fn due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::State.eq(WAITING))
        .filter(Column::EffectiveAt.lte(At::from(now)))
        .limit(AT_ONCE)
        .all(db)
        .await
}

/// Ends one that waits; `false` when it was ended already.
pub async fn end(tx: &DatabaseTransaction, id: Uuid, state: &str) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(WAITING))
        .exec(tx)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Refuses what waits for this account; stopping twice is stopping once.
pub async fn stop(db: &impl ConnectionTrait, account: Uuid) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(REFUSED))
        .filter(Column::Account.eq(account))
        .filter(Column::State.eq(WAITING))
        .exec(db)
        .await
        .map(drop)
}

/// Whether no account, or only one that never booked, has the address; that one loses it.
pub async fn make_room(tx: &DatabaseTransaction, email_keys: &[String]) -> Answer<bool> {
    // Nobody signs in with it, and so makes an account of it, before this is decided.
    super::codes::newest_kept(tx, email_keys).await?;
    let Some(other) = super::accounts::of_address(tx, email_keys).await? else {
        return Ok(true);
    };
    if booking::Entity::of(other.id).count(tx).await? > 0 {
        return Ok(false);
    }
    let gone = format!("replaced:{}", other.id);
    account::Entity::update_many()
        .col_expr(account::Column::EmailKey, Expr::value(gone))
        .filter(account::Column::Id.eq(other.id))
        .exec(tx)
        .await?;
    Ok(true)
}

pub async fn change_address(
    tx: &DatabaseTransaction,
    account: Uuid,
    sealed: Vec<u8>,
    (key, version): (String, i32),
) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::EmailSealed, Expr::value(sealed))
        .col_expr(account::Column::EmailKey, Expr::value(key))
        .col_expr(account::Column::KeyVersion, Expr::value(version))
        .filter(account::Column::Id.eq(account))
        .exec(tx)
        .await
        .map(drop)
}
