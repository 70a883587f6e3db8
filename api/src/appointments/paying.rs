//! What this room asks of the order behind a booking or a move.

use crate::http::limits::{self, Limit};
use crate::payments::{self, OrderStatus, Purpose, Settled};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use chrono::TimeDelta;
use contract::problem::Code;
use entity::payment_order;
use uuid::Uuid;

/// However many pages of a booking are open, Stripe is asked about it so often.
const ASKED: Limit = Limit {
    name: "payments.ask",
    most: 1,
    window: TimeDelta::seconds(3),
};

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

/// Asks Stripe at once what became of a booking's open page, unless it was asked a moment ago.
pub async fn ask(app: &App, booking: Uuid) -> Answer<()> {
    let order = order(app, Purpose::Booking, booking).await?;
    let status = payments::order_status(app.db.read(), order.id).await?;
    if status != OrderStatus::CheckoutOpen {
        return Ok(());
    }
    match limits::count(app, ASKED, &order.id.to_string()).await {
        Ok(()) => app.payments.ask_about(order.id).await,
        Err(refusal) if refusal.code() == Some(Code::TooManyRequests) => Ok(()),
        Err(refusal) => Err(refusal),
    }
}
