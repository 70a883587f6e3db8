//! Refunds: decided once a cause, sent under a lease, settled by guarded updates.

use crate::payments::refunds::CHARGED_BACK;
use contract::payments::RefundState;
use entity::{At, dispute, payment, refund};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

const PENDING: &str = RefundState::Pending.as_str();
const SUCCEEDED: &str = RefundState::Succeeded.as_str();
const FAILED: &str = RefundState::Failed.as_str();

/// `false`: this cause has its refund.
pub async fn insert(tx: &DatabaseTransaction, row: refund::Model) -> Result<bool, DbErr> {
    let conflict = OnConflict::column(refund::Column::Cause)
        .do_nothing()
        .to_owned();
    let rows = refund::Entity::insert(refund::ActiveModel::from(row))
        .on_conflict(conflict)
        .exec_without_returning(tx)
        .await?;
    Ok(rows == 1)
}

/// Takes a refund back that was inserted in this very transaction.
pub async fn withdraw(tx: &DatabaseTransaction, id: Uuid) -> Result<(), DbErr> {
    refund::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// The disputes in `state` of the payment that the outer statement is about.
fn disputes_in(state: &str, payment: impl Into<sea_orm::sea_query::SimpleExpr>) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(dispute::Entity)
        .and_where(Expr::col((dispute::Entity, dispute::Column::Payment)).eq(payment.into()))
        .and_where(Expr::col((dispute::Entity, dispute::Column::State)).eq(state))
        .to_owned()
}

/// Raises what is given back of a payment, never above what was paid, nor after a lost dispute.
pub async fn take_from_payment(
    tx: &DatabaseTransaction,
    payment: Uuid,
    cents: i64,
) -> Result<bool, DbErr> {
    let after = Expr::col(payment::Column::RefundedCents).add(cents);
    let lost = disputes_in("lost", Expr::val(payment));
    let taken = payment::Entity::update_many()
        .col_expr(payment::Column::RefundedCents, after.clone())
        .filter(payment::Column::Id.eq(payment))
        .filter(after.lte(Expr::col(payment::Column::AmountCents)))
        .filter(Expr::exists(lost).not())
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

pub async fn of_subject(
    conn: &impl ConnectionTrait,
    subject: Uuid,
) -> Result<Vec<refund::Model>, DbErr> {
    refund::Entity::find()
        .filter(refund::Column::Subject.eq(subject))
        .order_by_asc(refund::Column::DecidedAt)
        .all(conn)
        .await
}

pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<refund::Model>, DbErr> {
    refund::Entity::find_by_id(id).one(conn).await
}

/// The one that Stripe knows by this name.
pub async fn of_stripe(
    conn: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<refund::Model>, DbErr> {
    refund::Entity::find()
        .filter(refund::Column::StripeRefund.eq(name))
        .one(conn)
        .await
}

/// Pending refunds whose time has come and whose payment nobody contests, the oldest first.
pub async fn due(
    conn: &impl ConnectionTrait,
    now: At,
    limit: u64,
) -> Result<Vec<refund::Model>, DbErr> {
    let contested = disputes_in("open", Expr::col((refund::Entity, refund::Column::Payment)));
    refund::Entity::find()
        .filter(refund::Column::State.eq(PENDING))
        .filter(refund::Column::NextTryAt.lte(now))
        .filter(refund::Column::LeasedUntil.lte(now))
        .filter(Expr::exists(contested).not())
        .order_by_asc(refund::Column::NextTryAt)
        .limit(limit)
        .all(conn)
        .await
}

/// Failed ones that somebody must find another way for, the oldest first.
pub async fn failed(conn: &impl ConnectionTrait) -> Result<Vec<refund::Model>, DbErr> {
    refund::Entity::find()
        .filter(refund::Column::State.eq(FAILED))
        .filter(refund::Column::Failure.ne(CHARGED_BACK))
        .order_by_asc(refund::Column::SettledAt)
        .all(conn)
        .await
}

/// Claims one for this replica until `until`; whoever comes second gets `false`.
pub async fn lease(
    tx: &DatabaseTransaction,
    id: Uuid,
    (now, until): (At, At),
) -> Result<bool, DbErr> {
    let claimed = refund::Entity::update_many()
        .col_expr(refund::Column::LeasedUntil, Expr::val(until))
        .col_expr(
            refund::Column::Attempts,
            Expr::col(refund::Column::Attempts).add(1),
        )
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::State.eq(PENDING))
        .filter(refund::Column::LeasedUntil.lte(now))
        .exec(tx)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// Pending ones of a payment that no request to Stripe has ever mentioned.
pub async fn never_sent(
    tx: &DatabaseTransaction,
    payment: Uuid,
) -> Result<Vec<refund::Model>, DbErr> {
    refund::Entity::find()
        .filter(refund::Column::Payment.eq(payment))
        .filter(refund::Column::State.eq(PENDING))
        .filter(refund::Column::FirstSentAt.is_null())
        .all(tx)
        .await
}

/// Notes when a request first left: from now on Stripe may know it.
pub async fn first_sent(tx: &DatabaseTransaction, id: Uuid, now: At) -> Result<(), DbErr> {
    refund::Entity::update_many()
        .col_expr(refund::Column::FirstSentAt, Expr::val(now))
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::State.eq(PENDING))
        .exec(tx)
        .await?;
    Ok(())
}

/// Stripe's name for it.
pub async fn named(tx: &DatabaseTransaction, id: Uuid, name: &str) -> Result<(), DbErr> {
    refund::Entity::update_many()
        .col_expr(refund::Column::StripeRefund, Expr::val(name))
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::StripeRefund.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets it be looked at again later.
pub async fn put_off(tx: &DatabaseTransaction, id: Uuid, next: At) -> Result<(), DbErr> {
    refund::Entity::update_many()
        .col_expr(refund::Column::LeasedUntil, Expr::val(0_i64))
        .col_expr(refund::Column::NextTryAt, Expr::val(next))
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::State.eq(PENDING))
        .exec(tx)
        .await?;
    Ok(())
}

/// From pending to succeeded, once.
pub async fn succeed(tx: &DatabaseTransaction, id: Uuid, now: At) -> Result<bool, DbErr> {
    let changed = refund::Entity::update_many()
        .col_expr(refund::Column::State, Expr::val(SUCCEEDED))
        .col_expr(refund::Column::SettledAt, Expr::val(now))
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::State.eq(PENDING))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// From pending to failed, once.
pub async fn fail(tx: &DatabaseTransaction, id: Uuid, why: &str, now: At) -> Result<bool, DbErr> {
    end_as_failed(tx, (id, PENDING), why, now).await
}

/// A bank may send back what had arrived: from succeeded to failed, once.
pub async fn fail_after_all(
    tx: &DatabaseTransaction,
    id: Uuid,
    why: &str,
    now: At,
) -> Result<bool, DbErr> {
    end_as_failed(tx, (id, SUCCEEDED), why, now).await
}

async fn end_as_failed(
    tx: &DatabaseTransaction,
    (id, from): (Uuid, &str),
    why: &str,
    now: At,
) -> Result<bool, DbErr> {
    let changed = refund::Entity::update_many()
        .col_expr(refund::Column::State, Expr::val(FAILED))
        .col_expr(refund::Column::Failure, Expr::val(why))
        .col_expr(refund::Column::SettledAt, Expr::val(now))
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Lowers what is given back of a payment. Called only after the guarded update that voided one.
pub async fn return_to_payment(
    tx: &DatabaseTransaction,
    payment: Uuid,
    cents: i64,
) -> Result<(), DbErr> {
    let after = Expr::col(payment::Column::RefundedCents).sub(cents);
    payment::Entity::update_many()
        .col_expr(payment::Column::RefundedCents, after)
        .filter(payment::Column::Id.eq(payment))
        .exec(tx)
        .await?;
    Ok(())
}
