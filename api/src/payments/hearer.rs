//! Who hears what became of an order's money. The room that asked for the order implements it;
//! this room never learns what was sold.

use crate::refusal::Refusal;
use entity::{payment, payment_order, refund};
use futures::future::BoxFuture;
use sea_orm::DatabaseTransaction;

/// What a hearer returns: an error rolls the news back, and they are told again later.
pub type Heard<'t> = BoxFuture<'t, Result<(), Refusal>>;

/// Told inside the transaction that writes the news down, so that both happen or neither does.
/// Nothing in it may reach the outside world, and it may run again when transactions collide.
pub trait Hearer: Send + Sync {
    /// The order is paid in full, once. Decides what it buys, or gives it back with
    /// [`decide`](super::decide). A second payment of the same order is never heard of: it goes
    /// back by itself.
    fn paid<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t>;

    /// The card's holder contests the payment: refunds wait, nothing about it may change.
    fn dispute_opened<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t>;

    /// The payment stands.
    fn dispute_won<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t>;

    /// The bank took the money back: what was bought ends, and no refund follows.
    fn dispute_lost<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        payment: &'t payment::Model,
    ) -> Heard<'t>;

    /// A refund has succeeded or failed (`refund.state`).
    fn refund_settled<'t>(
        &'t self,
        tx: &'t DatabaseTransaction,
        order: &'t payment_order::Model,
        refund: &'t refund::Model,
    ) -> Heard<'t>;
}
