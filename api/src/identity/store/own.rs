//! All rows of one person.

use crate::verify::papers;
use chrono::{DateTime, Utc};
use entity::{
    At, account, appointment, booking, mail_link, payment, payment_order, person_claim, recovery,
    refund, session, sign_in_code,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

pub struct Own {
    pub account: account::Model,
    pub bookings: Vec<booking::Model>,
    pub appointments: Vec<appointment::Model>,
    pub sessions: Vec<session::Model>,
}

pub async fn all(db: &impl ConnectionTrait, id: Uuid) -> Result<Own, DbErr> {
    let account = account::Entity::find_by_id(id).one(db).await?;
    let newest = appointment::Column::CreatedAt;
    Ok(Own {
        account: account.ok_or_else(|| DbErr::RecordNotFound("account".into()))?,
        bookings: booking::Entity::of(id).all(db).await?,
        appointments: appointment::Entity::of(id)
            .order_by_desc(newest)
            .all(db)
            .await?,
        sessions: session::Entity::of(id).all(db).await?,
    })
}

pub async fn active(db: &impl ConnectionTrait, id: Uuid) -> Result<i32, DbErr> {
    let account = account::Entity::find_by_id(id).one(db).await?;
    Ok(account.map_or(0, |account| account.active_appointments))
}

/// Refunds that the bank has not settled: until then the person may have to be written to.
pub async fn refunds_under_way(tx: &DatabaseTransaction, id: Uuid) -> Result<u64, DbErr> {
    let orders = payment_order::Entity::find()
        .select_only()
        .column(payment_order::Column::Id)
        .filter(payment_order::Column::Account.eq(id))
        .into_query();
    let payments = payment::Entity::find()
        .select_only()
        .column(payment::Column::Id)
        .filter(payment::Column::PaymentOrder.in_subquery(orders))
        .into_query();
    refund::Entity::find()
        .filter(refund::Column::State.eq("pending"))
        .filter(refund::Column::Payment.in_subquery(payments))
        .count(tx)
        .await
}

/// Empties the account's row, unless an appointment is held or confirmed: one guarded statement,
/// so that a booking made at the same moment either comes first or finds no account.
pub async fn take_leave(
    tx: &DatabaseTransaction,
    id: Uuid,
    email_keys: &[String],
) -> Result<bool, DbErr> {
    let gone = account::Entity::update_many()
        .col_expr(account::Column::EmailSealed, Expr::value(Vec::<u8>::new()))
        .col_expr(
            account::Column::EmailKey,
            Expr::value(format!("erased:{id}")),
        )
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::ActiveAppointments.eq(0))
        .exec(tx)
        .await?;
    sign_in_code::Entity::delete_many()
        .filter(sign_in_code::Column::EmailKey.is_in(email_keys))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// Removes what names the person from everything that ended.
pub async fn erase_rows(
    tx: &DatabaseTransaction,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let nothing = || Expr::value(Vec::<u8>::new());
    let theirs: Vec<Uuid> = appointment::Entity::of(id)
        .select_only()
        .column(appointment::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    papers::forget_about(tx, &theirs).await?;
    appointment::Entity::update_many()
        .col_expr(appointment::Column::PersonSealed, nothing())
        .col_expr(
            appointment::Column::PurgedAt,
            Expr::value(Some(At::from(now))),
        )
        .filter(appointment::Column::Account.eq(id))
        .exec(tx)
        .await?;
    booking::Entity::update_many()
        .col_expr(booking::Column::ContactSealed, nothing())
        .filter(booking::Column::Account.eq(id))
        .exec(tx)
        .await?;
    person_claim::Entity::delete_many()
        .filter(person_claim::Column::Account.eq(id))
        .exec(tx)
        .await?;
    mail_link::Entity::delete_many()
        .filter(mail_link::Column::Account.eq(id))
        .exec(tx)
        .await?;
    recovery::Entity::delete_many()
        .filter(recovery::Column::Account.eq(id))
        .exec(tx)
        .await?;
    super::sessions::revoke_all(tx, id, now).await
}
