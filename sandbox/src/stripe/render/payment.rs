use serde_json::{Value, json};

use super::{Expand, movement_reference, reference, refund, with_nulls};
use crate::stripe::books::{Books, Charge, Intent};

const NULL_IN_CHARGE: [&str; 19] = [
    "application",
    "application_fee",
    "application_fee_amount",
    "customer",
    "failure_balance_transaction",
    "failure_code",
    "failure_message",
    "on_behalf_of",
    "payment_method",
    "receipt_email",
    "receipt_number",
    "receipt_url",
    "review",
    "shipping",
    "source",
    "source_transfer",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_data",
];

const NULL_IN_INTENT: [&str; 19] = [
    "application",
    "application_fee_amount",
    "automatic_payment_methods",
    "canceled_at",
    "cancellation_reason",
    "customer",
    "last_payment_error",
    "next_action",
    "on_behalf_of",
    "payment_method",
    "processing",
    "receipt_email",
    "review",
    "setup_future_usage",
    "shipping",
    "source",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_data",
];

pub fn intent(books: &Books, intent: &Intent, expand: &Expand) -> Value {
    let latest_charge = reference(&intent.charge, expand, "latest_charge", |deeper| {
        books
            .charges
            .get(&intent.charge)
            .map(|found| charge(books, found, deeper))
    });
    let object = json!({
        "id": intent.id,
        "object": "payment_intent",
        "amount": intent.amount,
        "amount_capturable": 0,
        "amount_details": { "tip": {} },
        "amount_received": intent.amount,
        "capture_method": "automatic_async",
        "client_secret": format!("{}_secret_sandbox", intent.id),
        "confirmation_method": "automatic",
        "created": intent.created,
        "currency": intent.currency,
        "description": intent.description,
        "latest_charge": latest_charge,
        "livemode": false,
        "metadata": intent.metadata,
        "payment_method_options": { "card": { "request_three_d_secure": "automatic" } },
        "payment_method_types": ["card"],
        "status": "succeeded",
        "transfer_group": null,
    });
    with_nulls(object, &NULL_IN_INTENT)
}

pub fn charge(books: &Books, charge: &Charge, expand: &Expand) -> Value {
    let payment_intent = reference(&charge.intent, expand, "payment_intent", |deeper| {
        books
            .intents
            .get(&charge.intent)
            .map(|found| intent(books, found, deeper))
    });
    let object = json!({
        "id": charge.id,
        "object": "charge",
        "amount": charge.amount,
        "amount_captured": charge.amount,
        "amount_refunded": charge.amount_refunded,
        "balance_transaction": movement_reference(books, &charge.movement, expand),
        "billing_details": billing(charge),
        "calculated_statement_descriptor": "VENTANILLA SANDBOX",
        "captured": true,
        "created": charge.created,
        "currency": charge.currency,
        "description": charge.description,
        "disputed": charge.dispute.is_some(),
        "fraud_details": {},
        "livemode": false,
        "metadata": charge.metadata,
        "outcome": outcome(),
        "paid": true,
        "payment_intent": payment_intent,
        "payment_method_details": { "type": "card", "card": card(charge) },
        "refunded": charge.amount_refunded == charge.amount,
        "status": "succeeded",
        "transfer_group": null,
    });
    let mut object = with_nulls(object, &NULL_IN_CHARGE);
    if let Some(deeper) = expand.within("refunds") {
        object["refunds"] = refunds(books, charge, &deeper);
    }
    object
}

fn billing(charge: &Charge) -> Value {
    json!({
        "address": {
            "city": null, "country": null, "line1": null,
            "line2": null, "postal_code": null, "state": null,
        },
        "email": charge.email,
        "name": null,
        "phone": null,
        "tax_id": null,
    })
}

fn outcome() -> Value {
    json!({
        "advice_code": null,
        "network_advice_code": null,
        "network_decline_code": null,
        "network_status": "approved_by_network",
        "reason": null,
        "risk_level": "normal",
        "risk_score": 12,
        "seller_message": "Payment complete.",
        "type": "authorized",
    })
}

fn card(charge: &Charge) -> Value {
    json!({
        "amount_authorized": charge.amount,
        "brand": charge.brand,
        "checks": {
            "address_line1_check": null,
            "address_postal_code_check": null,
            "cvc_check": "pass",
        },
        "country": "US",
        "exp_month": 12,
        "exp_year": 2034,
        "fingerprint": null,
        "funding": "credit",
        "installments": null,
        "last4": charge.last4,
        "mandate": null,
        "network": charge.brand,
        "three_d_secure": null,
        "wallet": null,
    })
}

fn refunds(books: &Books, charge: &Charge, deeper: &Expand) -> Value {
    let expand = deeper.within("data").unwrap_or_default();
    let newest_first = charge
        .refunds
        .iter()
        .rev()
        .filter_map(|id| books.refunds.get(id));
    let data: Vec<_> = newest_first
        .map(|found| refund(books, found, &expand))
        .collect();
    let url = format!("/v1/charges/{}/refunds", charge.id);
    json!({ "object": "list", "data": data, "has_more": false, "url": url })
}
