//! Seats: a place in a slot, from held over confirmed and cooling to released.

use super::slots;
use crate::refusal::Refusal;
use crate::state::App;
use entity::{At, seat};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// The live seats of an appointment: held, confirmed or cooling.
pub async fn of(conn: &impl ConnectionTrait, appointment: Uuid) -> Result<Vec<seat::Model>, DbErr> {
    seat::Entity::find()
        .filter(seat::Column::Appointment.eq(appointment))
        .filter(seat::Column::State.ne("released"))
        .all(conn)
        .await
}

/// Changes one seat's state, once: the guard under which a counter may move.
pub async fn change(
    tx: &DatabaseTransaction,
    id: Uuid,
    (from, to): (&str, &str),
    cool_until: Option<At>,
) -> Result<bool, DbErr> {
    let changed = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::val(to))
        .col_expr(seat::Column::CoolUntil, Expr::val(cool_until))
        .filter(seat::Column::Id.eq(id))
        .filter(seat::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Held seats become confirmed.
pub async fn confirm(tx: &DatabaseTransaction, appointment: Uuid) -> Result<(), DbErr> {
    seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::val("confirmed"))
        .filter(seat::Column::Appointment.eq(appointment))
        .filter(seat::Column::State.eq("held"))
        .exec(tx)
        .await?;
    Ok(())
}

/// Seats of this appointment in `from` start to cool: still taken, nobody's, free at `until`.
pub async fn cool(
    tx: &DatabaseTransaction,
    appointment: Uuid,
    from: &str,
    until: At,
) -> Result<u64, DbErr> {
    let cooled = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::val("cooling"))
        .col_expr(seat::Column::CoolUntil, Expr::val(until))
        .filter(seat::Column::Appointment.eq(appointment))
        .filter(seat::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(cooled.rows_affected)
}

/// Seats that have cooled long enough.
pub async fn cooled(
    conn: &impl ConnectionTrait,
    now: At,
    most: u64,
) -> Result<Vec<seat::Model>, DbErr> {
    seat::Entity::find()
        .filter(seat::Column::State.eq("cooling"))
        .filter(seat::Column::CoolUntil.lte(now))
        // One order for everybody, so that two replicas do not wait for each other.
        .order_by_asc(seat::Column::Slot)
        .limit(most)
        .all(conn)
        .await
}

/// Those of one slot, for who meets it full.
pub async fn cooled_on(
    conn: &impl ConnectionTrait,
    slot: Uuid,
    now: At,
) -> Result<Vec<seat::Model>, DbErr> {
    seat::Entity::find()
        .filter(seat::Column::Slot.eq(slot))
        .filter(seat::Column::State.eq("cooling"))
        .filter(seat::Column::CoolUntil.lte(now))
        .all(conn)
        .await
}

/// Gives cooled seats back to the public, each at most once.
pub async fn release(tx: &DatabaseTransaction, seats: &[seat::Model]) -> Result<u64, Refusal> {
    let mut released = 0;
    for seat in seats {
        if change(tx, seat.id, ("cooling", "released"), None).await? {
            slots::give_back(tx, seat.slot).await?;
            released += 1;
        }
    }
    Ok(released)
}

pub async fn insert(tx: &DatabaseTransaction, rows: Vec<seat::Model>) -> Result<(), DbErr> {
    let rows = rows.into_iter().map(seat::ActiveModel::from);
    seat::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Seats of an appointment in the slots it takes.
pub fn rows(app: &App, appointment: Uuid, slots: &[Uuid], state: &str) -> Vec<seat::Model> {
    let row = |slot: &Uuid| seat::Model {
        id: app.key(),
        appointment,
        slot: *slot,
        state: state.to_owned(),
        cool_until: None,
    };
    slots.iter().map(row).collect()
}

/// Every seat that an appointment ever had at its present time, released ones too.
pub async fn all_of(
    conn: &impl ConnectionTrait,
    appointment: Uuid,
) -> Result<Vec<seat::Model>, DbErr> {
    seat::Entity::find()
        .filter(seat::Column::Appointment.eq(appointment))
        .all(conn)
        .await
}
