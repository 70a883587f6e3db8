//! Payments as they are captured.

use entity::payment;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// `false`: this payment intent is known, or (for one that counts) the order has its payment.
pub async fn insert_payment(tx: &DatabaseTransaction, row: payment::Model) -> Result<bool, DbErr> {
    let rows = payment::Entity::insert(payment::ActiveModel::from(row))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(rows == 1)
}

pub async fn payment(
    conn: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<payment::Model>, DbErr> {
    payment::Entity::find_by_id(id).one(conn).await
}

pub async fn payment_of_intent(
    conn: &impl ConnectionTrait,
    intent: &str,
) -> Result<Option<payment::Model>, DbErr> {
    payment::Entity::find()
        .filter(payment::Column::StripePaymentIntent.eq(intent))
        .one(conn)
        .await
}

/// What Stripe kept, once it has said so.
pub async fn set_fee(tx: &DatabaseTransaction, id: Uuid, cents: i64) -> Result<bool, DbErr> {
    let set = payment::Entity::update_many()
        .col_expr(payment::Column::FeeCents, Expr::val(cents))
        .filter(payment::Column::Id.eq(id))
        .filter(payment::Column::FeeCents.is_null())
        .exec(tx)
        .await?;
    Ok(set.rows_affected == 1)
}

/// The payment that paid the order; a partial unique index allows one.
pub async fn counted_payment(
    conn: &impl ConnectionTrait,
    order: Uuid,
) -> Result<Option<payment::Model>, DbErr> {
    payment::Entity::find()
        .filter(payment::Column::PaymentOrder.eq(order))
        .filter(Expr::col(payment::Column::Surplus).not())
        .one(conn)
        .await
}

/// What was paid on a session.
pub async fn of_session(
    conn: &impl ConnectionTrait,
    session: &str,
) -> Result<Option<payment::Model>, DbErr> {
    payment::Entity::find()
        .filter(payment::Column::StripeSession.eq(session))
        .one(conn)
        .await
}

/// Payments of which Stripe has not said yet what it kept.
pub async fn without_fee(
    conn: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<payment::Model>, DbErr> {
    payment::Entity::find()
        .filter(payment::Column::FeeCents.is_null())
        .order_by_asc(payment::Column::PaidAt)
        .limit(limit)
        .all(conn)
        .await
}
