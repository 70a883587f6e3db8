//! The clock of a hold, and the contact of a booking.

use entity::{At, booking};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Uses the one extension, if the hold still ends when it was seen to end.
pub async fn extend(
    tx: &DatabaseTransaction,
    id: Uuid,
    seen: At,
    until: At,
) -> Result<bool, DbErr> {
    let extended = booking::Entity::update_many()
        .col_expr(booking::Column::HoldExpiresAt, Expr::val(until))
        .col_expr(booking::Column::Extended, Expr::val(true))
        .filter(booking::Column::Id.eq(id))
        .filter(booking::Column::HoldExpiresAt.eq(seen))
        .filter(booking::Column::Extended.eq(false))
        .exec(tx)
        .await?;
    Ok(extended.rows_affected == 1)
}

/// Keeps the seats until after Stripe's page has closed: once for a hold that is still alive.
pub async fn extend_for_checkout(
    tx: &DatabaseTransaction,
    id: Uuid,
    now: At,
    until: At,
) -> Result<bool, DbErr> {
    let extended = booking::Entity::update_many()
        .col_expr(booking::Column::HoldExpiresAt, Expr::val(until))
        .col_expr(booking::Column::CheckoutExtended, Expr::val(true))
        .filter(booking::Column::Id.eq(id))
        .filter(booking::Column::HoldExpiresAt.gt(now))
        .filter(booking::Column::CheckoutExtended.eq(false))
        .exec(tx)
        .await?;
    Ok(extended.rows_affected == 1)
}

/// Writes a new contact into one of the account's bookings.
pub async fn set_contact(
    tx: &DatabaseTransaction,
    (account, id): (Uuid, Uuid),
    sealed: Vec<u8>,
    lang: &str,
) -> Result<bool, DbErr> {
    let set = booking::Entity::update_many()
        .col_expr(booking::Column::ContactSealed, Expr::val(sealed))
        .col_expr(booking::Column::Lang, Expr::val(lang))
        .filter(booking::Column::Id.eq(id))
        .filter(booking::Column::Account.eq(account))
        .exec(tx)
        .await?;
    Ok(set.rows_affected == 1)
}
