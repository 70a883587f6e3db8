//! Orders: what is to be paid. How far one has come is read from its records, never stored.

use super::store;
use crate::refusal::{Answer, Refusal};
use chrono::{DateTime, Utc};
use contract::money::{Currency, Money};
use entity::{At, payment_order};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// What an order's `subject` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Booking,
    /// The difference to a dearer time.
    Move,
}

impl Purpose {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Booking => "booking",
            Self::Move => "move",
        }
    }

    pub fn from_text(text: &str) -> Option<Self> {
        [Self::Booking, Self::Move]
            .into_iter()
            .find(|purpose| purpose.as_str() == text)
    }
}

/// An order to be opened. There is one for each purpose and subject.
#[derive(Clone, Copy, Debug)]
pub struct NewOrder {
    pub id: Uuid,
    pub account: Uuid,
    pub purpose: Purpose,
    pub subject: Uuid,
    pub amount: Money,
    pub now: DateTime<Utc>,
}

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderStatus {
    Unpaid,
    /// Stripe may be taking the money right now.
    CheckoutOpen,
    Paid,
    PartlyRefunded,
    Refunded,
    Disputed,
    ChargedBack,
}

/// Opens an order in the caller's transaction.
///
/// # Errors
/// A second order of the same purpose and subject.
pub async fn open_order(tx: &DatabaseTransaction, order: NewOrder) -> Answer<payment_order::Model> {
    let row = order_row(order);
    store::orders::insert(tx, row.clone()).await?;
    Ok(row)
}

/// The row of an order, for a room that stores it in one statement with its own.
pub fn order_row(order: NewOrder) -> payment_order::Model {
    payment_order::Model {
        id: order.id,
        account: order.account,
        purpose: order.purpose.as_str().to_owned(),
        subject: order.subject,
        amount_cents: order.amount.cents,
        currency: order.amount.currency.code().to_owned(),
        created_at: At(order.now),
    }
}

pub async fn find_order(
    conn: &impl ConnectionTrait,
    purpose: Purpose,
    subject: Uuid,
) -> Answer<Option<payment_order::Model>> {
    Ok(store::orders::of_subject(conn, purpose.as_str(), subject).await?)
}

/// The order's payment, when it was paid in full. What was paid beside it does not count.
pub async fn payment_of(
    conn: &impl ConnectionTrait,
    order: Uuid,
) -> Answer<Option<entity::payment::Model>> {
    Ok(store::money::counted_payment(conn, order).await?)
}

/// The address of Stripe's page, while it is open.
pub async fn open_page(conn: &impl ConnectionTrait, order: Uuid) -> Answer<Option<String>> {
    Ok(store::checkouts::open_of(conn, order)
        .await?
        .and_then(|row| row.url))
}

/// Reads how far an order has come.
pub async fn order_status(conn: &impl ConnectionTrait, order: Uuid) -> Answer<OrderStatus> {
    let Some(payment) = store::money::counted_payment(conn, order).await? else {
        let open = store::checkouts::open_of(conn, order).await?.is_some();
        return Ok(if open {
            OrderStatus::CheckoutOpen
        } else {
            OrderStatus::Unpaid
        });
    };
    let disputes = store::disputes::of_payment(conn, payment.id).await?;
    Ok(
        if disputes.iter().any(|d| d.state == store::disputes::LOST) {
            OrderStatus::ChargedBack
        } else if disputes.iter().any(|d| d.state == store::disputes::OPEN) {
            OrderStatus::Disputed
        } else if payment.refunded_cents == 0 {
            OrderStatus::Paid
        } else if payment.refunded_cents < payment.amount_cents {
            OrderStatus::PartlyRefunded
        } else {
            OrderStatus::Refunded
        },
    )
}

/// The amount of a stored row.
pub(super) fn money(cents: i64, currency: &str) -> Answer<Money> {
    let currency = Currency::from_code(currency)
        .ok_or_else(|| Refusal::internal(format!("unknown currency {currency}")))?;
    Ok(Money { cents, currency })
}
