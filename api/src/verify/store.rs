//! The papers that were issued.

use chrono::{DateTime, Utc};
use contract::lang::Lang;
use contract::verify::Number;
use entity::At;
use entity::issued_paper::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// `false` when it was there already.
pub async fn insert(db: &impl ConnectionTrait, row: Model) -> Result<bool, DbErr> {
    let insert = Entity::insert(ActiveModel::from(row))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(db);
    Ok(insert.await? == 1)
}

/// A version in whatever language was asked for first.
pub async fn of_subject(
    db: &impl ConnectionTrait,
    subject: Uuid,
    version: u16,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::Subject.eq(subject))
        .filter(Column::Version.eq(i32::from(version)))
        .order_by_asc(Column::Id)
        .one(db)
        .await
}

pub async fn in_lang(
    db: &impl ConnectionTrait,
    subject: Uuid,
    version: u16,
    lang: Lang,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::Subject.eq(subject))
        .filter(Column::Version.eq(i32::from(version)))
        .filter(Column::Lang.eq(lang.tag()))
        .one(db)
        .await
}

/// Everything that was issued under a number, the newest first.
pub async fn of_number(db: &impl ConnectionTrait, number: &Number) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Number.eq(number.as_str()))
        .order_by_desc(Column::Version)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

pub async fn delete_about(db: &impl ConnectionTrait, subjects: &[Uuid]) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Subject.is_in(subjects.iter().copied()))
        .exec(db)
        .await
        .map(drop)
}

pub async fn delete_old(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::KeepUntil.lt(At(now)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
