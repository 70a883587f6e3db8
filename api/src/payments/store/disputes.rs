use entity::At;
use entity::dispute::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

pub const OPEN: &str = "open";
pub const WON: &str = "won";
pub const LOST: &str = "lost";

/// `false`: it is known.
pub async fn insert(tx: &DatabaseTransaction, row: Model) -> Result<bool, DbErr> {
    let conflict = OnConflict::column(Column::StripeDispute)
        .do_nothing()
        .to_owned();
    let rows = Entity::insert(ActiveModel::from(row))
        .on_conflict(conflict)
        .exec_without_returning(tx)
        .await?;
    Ok(rows == 1)
}

/// Closes it, once.
pub async fn close(
    tx: &DatabaseTransaction,
    dispute: &str,
    state: &str,
    now: At,
) -> Result<bool, DbErr> {
    let closed = Entity::update_many()
        .col_expr(Column::State, Expr::val(state))
        .col_expr(Column::ClosedAt, Expr::val(now))
        .filter(Column::StripeDispute.eq(dispute))
        .filter(Column::State.eq(OPEN))
        .exec(tx)
        .await?;
    Ok(closed.rows_affected == 1)
}

pub async fn of_payment(conn: &impl ConnectionTrait, payment: Uuid) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Payment.eq(payment))
        .all(conn)
        .await
}
