//! What this room asks of the order behind a booking or a move.

use crate::payments::{self, OrderStatus, Purpose, Settled};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use entity::payment_order;
use uuid::Uuid;

pub async fn order(app: &App, purpose: Purpose, subject: Uuid) -> Answer<payment_order::Model> {
    let order = payments::find_order(app.db.read(), purpose, subject).await?;
    order.ok_or_else(|| Refusal::internal("a hold without its order"))
}

/// Closes the payment page of what is about to end, and says whether the money came first.
pub async fn settle(app: &App, purpose: Purpose, subject: Uuid) -> Answer<Settled> {
    let order = order(app, purpose, subject).await?;
    app.payments.settle_before_lapse(order.id).await
}

/// Whether Stripe's page could take the money at this moment.
pub async fn page_is_open(app: &App, purpose: Purpose, subject: Uuid) -> Answer<bool> {
    let order = order(app, purpose, subject).await?;
    let status = payments::order_status(app.db.read(), order.id).await?;
    Ok(status == OrderStatus::CheckoutOpen)
}
