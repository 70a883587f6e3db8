//! The members of declarations.

use chrono::{DateTime, Utc};
use contract::precheck::MemberState;
use entity::At;
use entity::declaration_member::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

pub async fn insert(
    tx: &DatabaseTransaction,
    rows: impl IntoIterator<Item = ActiveModel>,
) -> Result<(), DbErr> {
    Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// All of a declaration, in the order in which they were declared.
pub async fn of(db: &impl ConnectionTrait, declaration: Uuid) -> Result<Vec<Model>, DbErr> {
    Entity::of(declaration)
        .order_by_asc(Column::Position)
        .all(db)
        .await
}

pub async fn by_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::Number.eq(number))
        .one(db)
        .await
}

/// By any of the indexes that a reference has while keys are rotated.
pub async fn by_reference(
    db: &impl ConnectionTrait,
    keys: &[String],
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::ReferenceKey.is_in(keys))
        .one(db)
        .await
}

/// Writes another person as the next version, when the member is still declared and as it was read.
pub async fn change(
    tx: &DatabaseTransaction,
    seen: &Model,
    changed: ActiveModel,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .set(changed)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(seen.id))
        .filter(Column::State.eq(MemberState::Declared.as_str()))
        .filter(Column::ChangedAt.eq(seen.changed_at))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The codes of those who are declared no longer say what the declaration says.
pub async fn touch(
    tx: &DatabaseTransaction,
    declaration: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::ChangedAt, Expr::val(At(now)))
        .filter(Column::Declaration.eq(declaration))
        .filter(Column::State.eq(MemberState::Declared.as_str()))
        .exec(tx)
        .await
        .map(drop)
}

/// Withdraws one member, or all who are declared; how many.
pub async fn withdraw(
    tx: &DatabaseTransaction,
    declaration: Uuid,
    only: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::val(MemberState::Withdrawn.as_str()))
        .col_expr(Column::ChangedAt, Expr::val(At(now)))
        .filter(Column::Declaration.eq(declaration))
        .filter(Column::State.eq(MemberState::Declared.as_str()));
    if let Some(member) = only {
        update = update.filter(Column::Id.eq(member));
    }
    Ok(update.exec(tx).await?.rows_affected)
}
