//! Taking people out of appointments whose period is over.

use crate::verify::papers;
use chrono::{DateTime, Utc};
use entity::{At, appointment, booking, mail_link, person_claim};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

/// Appointments emptied in one transaction.
const AT_ONCE: u64 = 200;

pub async fn due(conn: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    appointment::Entity::find()
        .select_only()
        .column(appointment::Column::Id)
        .filter(appointment::Column::StartsAt.lt(At(before)))
        .filter(appointment::Column::PurgedAt.is_null())
        .limit(AT_ONCE)
        .into_tuple()
        .all(conn)
        .await
}

/// Empties these; a booking's contact goes with the last of its people.
pub async fn empty(
    tx: &DatabaseTransaction,
    ids: &[Uuid],
    nobody: &[u8],
    now: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let these = || ids.iter().copied();
    let purged = appointment::Entity::update_many()
        .col_expr(
            appointment::Column::PersonSealed,
            Expr::value(Vec::<u8>::new()),
        )
        .col_expr(appointment::Column::PurgedAt, Expr::value(Some(At(now))))
        .filter(appointment::Column::Id.is_in(these()))
        .exec(tx)
        .await?;
    person_claim::Entity::delete_many()
        .filter(person_claim::Column::Appointment.is_in(these()))
        .exec(tx)
        .await?;
    papers::forget_about(tx, ids).await?;
    mail_link::Entity::delete_many()
        .filter(mail_link::Column::Appointment.is_in(these()))
        .exec(tx)
        .await?;
    let theirs = bookings_where(appointment::Column::Id.is_in(these()));
    let still_used = bookings_where(appointment::Column::PurgedAt.is_null());
    booking::Entity::update_many()
        .col_expr(booking::Column::ContactSealed, Expr::value(nobody.to_vec()))
        .filter(booking::Column::Id.in_subquery(theirs))
        .filter(booking::Column::Id.not_in_subquery(still_used))
        .exec(tx)
        .await?;
    Ok(purged.rows_affected)
}

fn bookings_where(
    condition: sea_orm::sea_query::SimpleExpr,
) -> sea_orm::sea_query::SelectStatement {
    appointment::Entity::find()
        .select_only()
        .column(appointment::Column::Booking)
        .filter(condition)
        .into_query()
}
