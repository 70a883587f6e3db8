use serde_json::{Value, json};

use super::{Expand, charge, intent, movement_reference, reference};
use crate::stripe::books::{Books, Refund, RefundStatus};

pub fn refund(books: &Books, refund: &Refund, expand: &Expand) -> Value {
    let of_charge = reference(&refund.charge, expand, "charge", |deeper| {
        books
            .charges
            .get(&refund.charge)
            .map(|found| charge(books, found, deeper))
    });
    let of_intent = reference(&refund.intent, expand, "payment_intent", |deeper| {
        books
            .intents
            .get(&refund.intent)
            .map(|found| intent(books, found, deeper))
    });
    let mut object = json!({
        "id": refund.id,
        "object": "refund",
        "amount": refund.amount,
        "balance_transaction": movement_reference(books, &refund.movement, expand),
        "charge": of_charge,
        "created": refund.created,
        "currency": refund.currency,
        "destination_details": null,
        "metadata": refund.metadata,
        "payment_intent": of_intent,
        "reason": refund.reason,
        "receipt_number": null,
        "source_transfer_reversal": null,
        "status": refund.status.word(),
        "transfer_reversal": null,
    });
    match refund.status {
        RefundStatus::Failed => {
            object["failure_reason"] = json!("lost_or_stolen_card");
            object["failure_balance_transaction"] = json!(refund.failure_movement);
        }
        RefundStatus::Pending => object["pending_reason"] = json!("processing"),
        RefundStatus::Succeeded => {}
    }
    object
}
