//! The common hold, one person in one slot, as one statement of PostgreSQL. SQLite has no data
//! changes inside a query, and no network to wait for: there, and for families and services longer
//! than a slot, [`hold`](super::hold) writes the same rows one after the other.

use super::hold::{Limits, NewHold, Payer};
use entity::{At, payment_order};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use std::sync::LazyLock;
use uuid::Uuid;

static STATEMENT: LazyLock<String> = LazyLock::new(statement);

#[cfg(not(feature = "planted-bug"))]
fn statement() -> String {
    include_str!("hold_at_once.sql").to_owned()
}

/// Nobody asks whether there is room, as in `slots::one_more`.
#[cfg(feature = "planted-bug")]
fn statement() -> String {
    include_str!("hold_at_once.sql")
        .replace("taken < capacity", "TRUE")
        .replace("taken + 1", "LEAST(taken + 1, capacity)")
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is stored; the slot begins then.
    Held(At),
    /// The account may not, and nothing was stored.
    NotCharged,
    /// The slot is full, or not one for this service; nothing was stored.
    NoPlace,
}

/// A hold of one person in one slot.
#[derive(Clone, Copy, Debug)]
pub struct Single<'a> {
    pub hold: &'a NewHold,
    pub order: &'a payment_order::Model,
    pub payer: Payer,
    pub limits: Limits,
    pub pool: &'a str,
}

/// Stores it all or nothing.
///
/// # Errors
/// A unique violation of `booking_idempotency` or `person_claim_own`; a missing value when somebody
/// else took the last place in this moment.
pub async fn store(conn: &impl ConnectionTrait, single: Single<'_>) -> Result<Outcome, DbErr> {
    let statement =
        Statement::from_sql_and_values(DbBackend::Postgres, &*STATEMENT, values(single)?);
    let row = conn.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("a hold's outcome".into()))?;
    let starts_at: Option<At> = row.try_get("", "starts_at")?;
    Ok(match (starts_at, row.try_get("", "charged")?) {
        (Some(at), true) => Outcome::Held(at),
        (Some(_), false) => Outcome::NotCharged,
        (None, _) => Outcome::NoPlace,
    })
}

/// In the order of the statement's parameters.
fn values(single: Single<'_>) -> Result<Vec<Value>, DbErr> {
    let (hold, order, limits) = (single.hold, single.order, single.limits);
    let ([one], [seat]) = (&hold.appointments[..], &hold.seats[..]) else {
        return Err(DbErr::Custom("not one person in one slot".into()));
    };
    let booking = &hold.booking;
    let claims = &hold.claims;
    let ids: Vec<Uuid> = claims.iter().map(|claim| claim.id).collect();
    let keys: Vec<String> = claims
        .iter()
        .map(|claim| claim.person_key.clone())
        .collect();
    let versions: Vec<i32> = claims.iter().map(|claim| claim.key_version).collect();
    Ok(vec![
        booking.account.into(),
        single.payer.session.into(),
        booking.held_at.into(),
        limits.active.into(),
        limits.today.into(),
        limits.lapses.into(),
        seat.slot.into(),
        booking.office.as_str().into(),
        single.pool.into(),
        one.minutes.into(),
        booking.id.into(),
        booking.reference.as_str().into(),
        booking.contact_sealed.as_slice().into(),
        booking.lang.as_str().into(),
        booking.hold_expires_at.into(),
        booking.idempotency_key.as_str().into(),
        booking.request_hash.as_str().into(),
        one.id.into(),
        one.reference.as_str().into(),
        one.service.as_str().into(),
        one.service_group.as_str().into(),
        one.price_cents.into(),
        one.currency.as_str().into(),
        one.person_sealed.as_slice().into(),
        ids.into(),
        keys.into(),
        versions.into(),
        seat.id.into(),
        order.id.into(),
        order.purpose.as_str().into(),
        order.amount_cents.into(),
        order.currency.as_str().into(),
    ])
}
