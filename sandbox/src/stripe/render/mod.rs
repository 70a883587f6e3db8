//! Stripe's JSON for what the books hold. A reference to another object is its name, or the
//! whole object when the request expands it.

mod checkout;
mod dispute;
mod expand;
mod payment;
mod refund;

use serde_json::{Value, json};

use super::books::{Books, Delivery, Event, Movement};
use super::webhooks::API_VERSION;

pub use checkout::{line_items, session};
pub use dispute::dispute;
pub use expand::Expand;
pub use payment::{charge, intent};
pub use refund::refund;

/// A reference: the name alone, or the object itself if it is to be expanded.
fn reference<F>(id: &str, expand: &Expand, name: &str, whole: F) -> Value
where
    F: FnOnce(&Expand) -> Option<Value>,
{
    expand
        .within(name)
        .and_then(|deeper| whole(&deeper))
        .unwrap_or_else(|| json!(id))
}

/// Adds the fields that Stripe always names but that mean nothing here.
fn with_nulls(mut object: Value, names: &[&str]) -> Value {
    for name in names {
        object[*name] = Value::Null;
    }
    object
}

fn movement_reference(books: &Books, id: &str, expand: &Expand) -> Value {
    reference(id, expand, "balance_transaction", |_| {
        books.movements.get(id).map(movement)
    })
}

pub fn movement(movement: &Movement) -> Value {
    let fees = if movement.fee == 0 {
        json!([])
    } else {
        json!([{
            "amount": movement.fee,
            "application": null,
            "currency": movement.currency,
            "description": "Stripe processing fees",
            "type": "stripe_fee",
        }])
    };
    let category = match movement.kind.as_str() {
        "adjustment" if movement.amount < 0 => "dispute",
        "adjustment" => "dispute_reversal",
        other => other,
    };
    json!({
        "id": movement.id,
        "object": "balance_transaction",
        "amount": movement.amount,
        "available_on": movement.created,
        "balance_type": "payments",
        "created": movement.created,
        "currency": movement.currency,
        "description": null,
        "exchange_rate": null,
        "fee": movement.fee,
        "fee_details": fees,
        "net": movement.amount - movement.fee,
        "reporting_category": category,
        "source": movement.source,
        "status": "available",
        "type": movement.kind,
    })
}

pub fn event(event: &Event) -> Value {
    let mut data = json!({ "object": event.object });
    if let Some(previous) = &event.previous {
        data["previous_attributes"] = previous.clone();
    }
    json!({
        "id": event.id,
        "object": "event",
        "api_version": API_VERSION,
        "created": event.created,
        "data": data,
        "livemode": false,
        "pending_webhooks": i32::from(event.delivery == Delivery::Pending),
        "request": { "id": event.cause.request, "idempotency_key": event.cause.key },
        "type": event.kind,
    })
}
