//! Writing a hold: the booking, its people, their claims and seats, and the guarded updates.

use crate::refusal::Refusal;
use contract::appointments::State;
use entity::{At, account, appointment, booking, person_claim, seat, session, slot_wait};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

/// Everything a hold stores, made before the transaction so that a retry stores the same.
#[derive(Clone, Debug)]
pub struct NewHold {
    pub booking: booking::Model,
    pub appointments: Vec<appointment::Model>,
    pub claims: Vec<person_claim::Model>,
    pub seats: Vec<seat::Model>,
}

/// Whose quota is charged, and the session in which it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Payer {
    pub account: Uuid,
    pub session: Uuid,
}

/// The limits of an account, from the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub active: i32,
    pub lapses: i32,
    /// Today, as days since 1970 in UTC.
    pub today: i32,
}

/// `false`: this account used the idempotency key before, and nothing was stored.
pub async fn insert_booking(tx: &DatabaseTransaction, row: booking::Model) -> Result<bool, DbErr> {
    let conflict = OnConflict::columns([booking::Column::Account, booking::Column::IdempotencyKey])
        .do_nothing()
        .to_owned();
    let rows = booking::Entity::insert(booking::ActiveModel::from(row))
        .on_conflict(conflict)
        .exec_without_returning(tx)
        .await?;
    Ok(rows == 1)
}

/// The people of a booking and their seats.
///
/// # Errors
/// A unique violation of `person_claim_own` when one of them has an active appointment here.
pub async fn insert_people(tx: &DatabaseTransaction, hold: &NewHold) -> Result<(), DbErr> {
    let appointments = hold
        .appointments
        .iter()
        .cloned()
        .map(appointment::ActiveModel::from);
    appointment::Entity::insert_many(appointments)
        .exec_without_returning(tx)
        .await?;
    let claims = hold
        .claims
        .iter()
        .cloned()
        .map(person_claim::ActiveModel::from);
    person_claim::Entity::insert_many(claims)
        .exec_without_returning(tx)
        .await?;
    let seats = hold.seats.iter().cloned().map(seat::ActiveModel::from);
    seat::Entity::insert_many(seats)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Counts `people` more against the account's limits. Refuses a time that it must wait for, and a
/// session that was revoked or is over.
pub async fn charge_quota(
    tx: &DatabaseTransaction,
    payer: Payer,
    people: i32,
    limits: Limits,
    (first_slot, now): (Uuid, At),
) -> Result<bool, DbErr> {
    let waiting = Query::select()
        .expr(Expr::val(1))
        .from(slot_wait::Entity)
        .and_where(slot_wait::Column::Account.eq(payer.account))
        .and_where(slot_wait::Column::Slot.eq(first_slot))
        .and_where(slot_wait::Column::Until.gt(now))
        .to_owned();
    let signed_in = Query::select()
        .expr(Expr::val(1))
        .from(session::Entity)
        .and_where(session::Column::Id.eq(payer.session))
        .and_where(session::Column::Account.eq(payer.account))
        .and_where(session::Column::RevokedAt.is_null())
        .and_where(session::Column::ExpiresAt.gt(now))
        .to_owned();
    let active = Expr::col(account::Column::ActiveAppointments).add(people);
    let fresh_day = account::Column::LapseDay.ne(limits.today);
    let charged = account::Entity::update_many()
        .col_expr(account::Column::ActiveAppointments, active.clone())
        .filter(account::Column::Id.eq(payer.account))
        .filter(active.lte(limits.active))
        .filter(fresh_day.or(account::Column::Lapses.lt(limits.lapses)))
        .filter(Expr::exists(waiting).not())
        .filter(Expr::exists(signed_in))
        .exec(tx)
        .await?;
    Ok(charged.rows_affected == 1)
}

/// Lowers the account's count by `people`. Called only after the guarded updates that ended them.
pub async fn return_quota(
    tx: &DatabaseTransaction,
    account: Uuid,
    people: i32,
) -> Result<(), Refusal> {
    let count = Expr::col(account::Column::ActiveAppointments).sub(people);
    let returned = account::Entity::update_many()
        .col_expr(account::Column::ActiveAppointments, count)
        .filter(account::Column::Id.eq(account))
        .exec(tx)
        .await?;
    if returned.rows_affected == 1 {
        Ok(())
    } else {
        Err(Refusal::internal("no such account"))
    }
}

/// One more lapsed hold today.
pub async fn count_lapse(tx: &DatabaseTransaction, account: Uuid, today: i32) -> Result<(), DbErr> {
    let same_day = account::Column::LapseDay.eq(today);
    let lapses = Expr::case(same_day, Expr::col(account::Column::Lapses).add(1)).finally(1);
    account::Entity::update_many()
        .col_expr(account::Column::Lapses, lapses.into())
        .col_expr(account::Column::LapseDay, Expr::val(today))
        .filter(account::Column::Id.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}

/// Which limit refused: read after the guarded update said no.
pub async fn account(
    conn: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(conn).await
}

/// Ends the hold's clock, once: `false` when it was ended already or has been extended.
pub async fn end_hold(tx: &DatabaseTransaction, id: Uuid, due: Option<At>) -> Result<bool, DbErr> {
    let mut ending = booking::Entity::update_many()
        .col_expr(booking::Column::HoldExpiresAt, Expr::val(None::<i64>))
        .filter(booking::Column::Id.eq(id))
        .filter(booking::Column::HoldExpiresAt.is_not_null());
    if let Some(now) = due {
        ending = ending.filter(booking::Column::HoldExpiresAt.lte(now));
    }
    Ok(ending.exec(tx).await?.rows_affected == 1)
}

/// Moves an appointment from one state to another, once.
pub async fn change_state(
    tx: &DatabaseTransaction,
    id: Uuid,
    (from, to): (State, State),
    now: At,
) -> Result<bool, DbErr> {
    let mut change = appointment::Entity::update_many()
        .col_expr(appointment::Column::State, Expr::val(to.as_str()))
        .filter(appointment::Column::Id.eq(id))
        .filter(appointment::Column::State.eq(from.as_str()));
    change = match to {
        State::Confirmed => change
            .col_expr(appointment::Column::ConfirmedAt, Expr::val(now))
            .col_expr(appointment::Column::EndedAt, Expr::val(None::<i64>)),
        _ => change.col_expr(appointment::Column::EndedAt, Expr::val(now)),
    };
    Ok(change.exec(tx).await?.rows_affected == 1)
}

/// Holds that are over, the longest first.
pub async fn overdue(
    conn: &impl ConnectionTrait,
    now: At,
    most: u64,
) -> Result<Vec<booking::Model>, DbErr> {
    booking::Entity::find()
        .filter(booking::Column::HoldExpiresAt.lte(now))
        .limit(most)
        .all(conn)
        .await
}

/// Holds on a slot that are over: swept when somebody meets the slot full.
pub async fn overdue_on(
    conn: &impl ConnectionTrait,
    slot: Uuid,
    now: At,
) -> Result<Vec<booking::Model>, DbErr> {
    let there = Query::select()
        .column((appointment::Entity, appointment::Column::Booking))
        .from(appointment::Entity)
        .inner_join(
            seat::Entity,
            Expr::col((seat::Entity, seat::Column::Appointment))
                .equals((appointment::Entity, appointment::Column::Id)),
        )
        .and_where(Expr::col((seat::Entity, seat::Column::Slot)).eq(slot))
        .and_where(Expr::col((seat::Entity, seat::Column::State)).eq("held"))
        .to_owned();
    booking::Entity::find()
        .filter(booking::Column::HoldExpiresAt.lte(now))
        .filter(booking::Column::Id.in_subquery(there))
        .limit(20)
        .all(conn)
        .await
}
