//! Reading bookings and appointments. What belongs to someone is found only with its owner.

use contract::appointments::State;
use entity::{At, appointment, appointment_move, booking};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

pub async fn booking_of(
    conn: &impl ConnectionTrait,
    account: Uuid,
    id: Uuid,
) -> Result<Option<booking::Model>, DbErr> {
    booking::Entity::of(account)
        .filter(booking::Column::Id.eq(id))
        .one(conn)
        .await
}

/// The booking that an idempotency key of this account made.
pub async fn booking_by_key(
    conn: &impl ConnectionTrait,
    account: Uuid,
    key: &str,
) -> Result<Option<booking::Model>, DbErr> {
    booking::Entity::of(account)
        .filter(booking::Column::IdempotencyKey.eq(key))
        .one(conn)
        .await
}

/// For the house itself, which acts without a person: jobs and payments.
pub async fn booking(
    conn: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<booking::Model>, DbErr> {
    booking::Entity::find_by_id(id).one(conn).await
}

pub async fn people_of(
    conn: &impl ConnectionTrait,
    booking: Uuid,
) -> Result<Vec<appointment::Model>, DbErr> {
    appointment::Entity::find()
        .filter(appointment::Column::Booking.eq(booking))
        .order_by_asc(appointment::Column::StartsAt)
        .order_by_asc(appointment::Column::Reference)
        .all(conn)
        .await
}

pub async fn appointment_of(
    conn: &impl ConnectionTrait,
    account: Uuid,
    id: Uuid,
) -> Result<Option<appointment::Model>, DbErr> {
    appointment::Entity::of(account)
        .filter(appointment::Column::Id.eq(id))
        .one(conn)
        .await
}

/// Reads it as it is and keeps it so until the transaction ends: what is decided from its price
/// and its time cannot be overtaken.
pub async fn appointment_kept(
    tx: &DatabaseTransaction,
    account: Uuid,
    id: Uuid,
) -> Result<Option<appointment::Model>, DbErr> {
    appointment::Entity::of(account)
        .filter(appointment::Column::Id.eq(id))
        .lock_exclusive()
        .one(tx)
        .await
}

pub async fn appointment(
    conn: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<appointment::Model>, DbErr> {
    appointment::Entity::find_by_id(id).one(conn).await
}

/// An account's appointments, the newest first, after `cursor` (when it was made, and its id).
pub async fn mine(
    conn: &impl ConnectionTrait,
    account: Uuid,
    cursor: Option<(At, Uuid)>,
    most: u64,
) -> Result<Vec<appointment::Model>, DbErr> {
    let mut mine = appointment::Entity::of(account)
        .order_by_desc(appointment::Column::CreatedAt)
        .order_by_desc(appointment::Column::Id)
        .limit(most);
    if let Some((at, id)) = cursor {
        let same_moment = appointment::Column::CreatedAt
            .eq(at)
            .and(appointment::Column::Id.lt(id));
        let after = Condition::any()
            .add(appointment::Column::CreatedAt.lt(at))
            .add(same_moment);
        mine = mine.filter(after);
    }
    mine.all(conn).await
}

/// Confirmed appointments that begin within a span: reminders walk over them.
pub async fn coming(
    conn: &impl ConnectionTrait,
    (from, to): (At, At),
    most: u64,
) -> Result<Vec<appointment::Model>, DbErr> {
    appointment::Entity::find()
        .filter(appointment::Column::State.eq(State::Confirmed.as_str()))
        .filter(appointment::Column::StartsAt.gt(from))
        .filter(appointment::Column::StartsAt.lte(to))
        .order_by_asc(appointment::Column::StartsAt)
        .limit(most)
        .all(conn)
        .await
}

/// The move that waits for its difference, if there is one.
pub async fn waiting_move(
    conn: &impl ConnectionTrait,
    appointment: Uuid,
) -> Result<Option<appointment_move::Model>, DbErr> {
    appointment_move::Entity::find()
        .filter(appointment_move::Column::Appointment.eq(appointment))
        .filter(appointment_move::Column::State.eq("waiting"))
        .one(conn)
        .await
}

/// Notes that the person said they come.
pub async fn reconfirm(conn: &impl ConnectionTrait, id: Uuid, now: At) -> Result<bool, DbErr> {
    let noted = appointment::Entity::update_many()
        .col_expr(appointment::Column::ReconfirmedAt, Expr::val(now))
        .filter(appointment::Column::Id.eq(id))
        .filter(appointment::Column::State.eq(State::Confirmed.as_str()))
        .exec(conn)
        .await?;
    Ok(noted.rows_affected == 1)
}
