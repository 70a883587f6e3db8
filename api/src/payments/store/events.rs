//! Envelopes of events: stored once, applied once, claimed by a lease.

use entity::At;
use entity::stripe_event::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// `false`: this event is here already.
pub async fn insert(tx: &DatabaseTransaction, row: Model) -> Result<bool, DbErr> {
    let conflict = OnConflict::column(Column::Id).do_nothing().to_owned();
    let rows = Entity::insert(ActiveModel::from(row))
        .on_conflict(conflict)
        .exec_without_returning(tx)
        .await?;
    Ok(rows == 1)
}

pub async fn find(conn: &impl ConnectionTrait, id: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// When the last one came.
pub async fn last_received(conn: &impl ConnectionTrait) -> Result<Option<At>, DbErr> {
    let last = Entity::find()
        .order_by_desc(Column::ReceivedAt)
        .one(conn)
        .await?;
    Ok(last.map(|event| event.received_at))
}

/// Events to be applied now, the oldest first.
pub async fn due(conn: &impl ConnectionTrait, now: At, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AppliedAt.is_null())
        .filter(Column::NextTryAt.lte(now))
        .filter(Column::LeasedUntil.lte(now))
        .order_by_asc(Column::NextTryAt)
        .limit(limit)
        .all(conn)
        .await
}

/// Claims one for this replica until `until`; whoever comes second gets `false`.
pub async fn lease(
    tx: &DatabaseTransaction,
    id: &str,
    (now, until): (At, At),
) -> Result<bool, DbErr> {
    let claimed = Entity::update_many()
        .col_expr(Column::LeasedUntil, Expr::val(until))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::AppliedAt.is_null())
        .filter(Column::LeasedUntil.lte(now))
        .exec(tx)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// Marks it, in the transaction that applies it.
pub async fn applied(tx: &DatabaseTransaction, id: &str, now: At) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AppliedAt, Expr::val(now))
        .col_expr(Column::LastError, Expr::val(None::<String>))
        .filter(Column::Id.eq(id))
        .filter(Column::AppliedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets it be tried again later, with what went wrong.
pub async fn put_off(
    tx: &DatabaseTransaction,
    id: &str,
    trouble: &str,
    next: At,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LeasedUntil, Expr::val(0_i64))
        .col_expr(Column::NextTryAt, Expr::val(next))
        .col_expr(Column::LastError, Expr::val(trouble))
        .filter(Column::Id.eq(id))
        .filter(Column::AppliedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes what was applied and came before then.
pub async fn forget(conn: &impl ConnectionTrait, before: At) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::AppliedAt.is_not_null())
        .filter(Column::ReceivedAt.lt(before))
        .exec(conn)
        .await?;
    Ok(gone.rows_affected)
}
