//! Checkout sessions: at most one per order is open, by a partial unique index.

use entity::At;
use entity::checkout::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

pub const CREATING: &str = "creating";
pub const OPEN: &str = "open";
pub const COMPLETE: &str = "complete";
pub const EXPIRED: &str = "expired";

/// `false`: the order has one that is not closed.
pub async fn insert(tx: &DatabaseTransaction, row: Model) -> Result<bool, DbErr> {
    let rows = Entity::insert(ActiveModel::from(row))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(rows == 1)
}

/// The one that is not closed yet.
pub async fn open_of(conn: &impl ConnectionTrait, order: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::PaymentOrder.eq(order))
        .filter(Column::State.is_in([CREATING, OPEN]))
        .one(conn)
        .await
}

/// Those not closed, due to be looked at: their end has passed, or Stripe never told their name.
pub async fn stale(
    conn: &impl ConnectionTrait,
    (now, unnamed_since): (At, At),
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let ended = Column::State.eq(OPEN).and(Column::ExpiresAt.lte(now));
    let unnamed = Column::State
        .eq(CREATING)
        .and(Column::CreatedAt.lte(unnamed_since));
    Entity::find()
        .filter(ended.or(unnamed))
        .order_by_asc(Column::ExpiresAt)
        .limit(limit)
        .all(conn)
        .await
}

/// Stripe told the session's name and address.
pub async fn opened(
    tx: &DatabaseTransaction,
    id: Uuid,
    session: &str,
    url: Option<&str>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(OPEN))
        .col_expr(Column::StripeSession, Expr::val(session))
        .col_expr(Column::Url, Expr::val(url.map(str::to_owned)))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(CREATING))
        .exec(tx)
        .await?;
    Ok(())
}

/// Closes the checkout of a session, for good.
pub async fn close_session(
    tx: &DatabaseTransaction,
    session: &str,
    state: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(state))
        .filter(Column::StripeSession.eq(session))
        .filter(Column::State.is_in([CREATING, OPEN]))
        .exec(tx)
        .await?;
    Ok(())
}

/// Closes one that Stripe refused to open: no session ever came of it.
pub async fn refused(tx: &DatabaseTransaction, id: Uuid) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(EXPIRED))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(CREATING))
        .exec(tx)
        .await?;
    Ok(())
}
