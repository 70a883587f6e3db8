//! Moves of an appointment to another time.

use contract::appointments::State;
use entity::{At, appointment, appointment_move};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

pub async fn find(
    conn: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<appointment_move::Model>, DbErr> {
    appointment_move::Entity::find_by_id(id).one(conn).await
}

/// The move that an idempotency key of this account made.
pub async fn by_key(
    conn: &impl ConnectionTrait,
    account: Uuid,
    key: &str,
) -> Result<Option<appointment_move::Model>, DbErr> {
    appointment_move::Entity::of(account)
        .filter(appointment_move::Column::IdempotencyKey.eq(key))
        .one(conn)
        .await
}

pub async fn insert(tx: &DatabaseTransaction, row: appointment_move::Model) -> Result<(), DbErr> {
    let row = appointment_move::ActiveModel::from(row);
    appointment_move::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Uses one of the moves that an appointment may make; `false` when none is left.
pub async fn count(tx: &DatabaseTransaction, id: Uuid, most: i32) -> Result<bool, DbErr> {
    let counted = appointment::Entity::update_many()
        .col_expr(
            appointment::Column::MovesUsed,
            Expr::col(appointment::Column::MovesUsed).add(1),
        )
        .filter(appointment::Column::Id.eq(id))
        .filter(appointment::Column::State.eq(State::Confirmed.as_str()))
        .filter(appointment::Column::MovesUsed.lt(most))
        .exec(tx)
        .await?;
    Ok(counted.rows_affected == 1)
}

/// A move that was never paid for was none.
pub async fn uncount(tx: &DatabaseTransaction, id: Uuid) -> Result<(), DbErr> {
    appointment::Entity::update_many()
        .col_expr(
            appointment::Column::MovesUsed,
            Expr::col(appointment::Column::MovesUsed).sub(1),
        )
        .filter(appointment::Column::Id.eq(id))
        .filter(appointment::Column::MovesUsed.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends a waiting move, once.
pub async fn settle(tx: &DatabaseTransaction, id: Uuid, to: &str) -> Result<bool, DbErr> {
    let settled = appointment_move::Entity::update_many()
        .col_expr(appointment_move::Column::State, Expr::val(to))
        .filter(appointment_move::Column::Id.eq(id))
        .filter(appointment_move::Column::State.eq("waiting"))
        .exec(tx)
        .await?;
    Ok(settled.rows_affected == 1)
}

/// Writes the new time, place and price into the appointment.
pub async fn apply(
    tx: &DatabaseTransaction,
    id: Uuid,
    row: &appointment_move::Model,
) -> Result<(), DbErr> {
    appointment::Entity::update_many()
        .col_expr(
            appointment::Column::Office,
            Expr::val(row.to_office.clone()),
        )
        .col_expr(appointment::Column::StartsAt, Expr::val(row.to_starts_at))
        .col_expr(appointment::Column::Minutes, Expr::val(row.to_minutes))
        .col_expr(
            appointment::Column::PriceCents,
            Expr::val(row.to_price_cents),
        )
        .col_expr(appointment::Column::ReconfirmedAt, Expr::val(None::<i64>))
        .filter(appointment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The moves that an appointment made, the newest first.
pub async fn of(
    conn: &impl ConnectionTrait,
    appointment: Uuid,
) -> Result<Vec<appointment_move::Model>, DbErr> {
    appointment_move::Entity::find()
        .filter(appointment_move::Column::Appointment.eq(appointment))
        .filter(appointment_move::Column::State.eq("done"))
        .order_by_desc(appointment_move::Column::CreatedAt)
        .all(conn)
        .await
}

/// Dearer times whose difference was not paid in time.
pub async fn overdue(
    conn: &impl ConnectionTrait,
    now: At,
) -> Result<Vec<appointment_move::Model>, DbErr> {
    appointment_move::Entity::find()
        .filter(appointment_move::Column::State.eq("waiting"))
        .filter(appointment_move::Column::HoldExpiresAt.lte(now))
        .limit(200)
        .all(conn)
        .await
}
