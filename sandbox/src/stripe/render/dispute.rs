use serde_json::{Map, Value, json};

use super::{Expand, charge, intent, movement, reference};
use crate::stripe::books::{Books, Dispute};

const EVIDENCE: [&str; 27] = [
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
];

pub fn dispute(books: &Books, dispute: &Dispute, expand: &Expand) -> Value {
    let of_charge = reference(&dispute.charge, expand, "charge", |deeper| {
        books
            .charges
            .get(&dispute.charge)
            .map(|found| charge(books, found, deeper))
    });
    let of_intent = reference(&dispute.intent, expand, "payment_intent", |deeper| {
        books
            .intents
            .get(&dispute.intent)
            .map(|found| intent(books, found, deeper))
    });
    let moved = dispute
        .movements
        .iter()
        .filter_map(|id| books.movements.get(id));
    json!({
        "id": dispute.id,
        "object": "dispute",
        "amount": dispute.amount,
        "balance_transactions": moved.map(movement).collect::<Vec<_>>(),
        "charge": of_charge,
        "created": dispute.created,
        "currency": dispute.currency,
        "enhanced_eligibility_types": [],
        "evidence": evidence(),
        "evidence_details": {
            "due_by": dispute.due_by,
            "enhanced_eligibility": {},
            "has_evidence": false,
            "past_due": books.now() > dispute.due_by,
            "submission_count": 0,
        },
        "is_charge_refundable": false,
        "livemode": false,
        "metadata": {},
        "network_reason_code": "10.4",
        "payment_intent": of_intent,
        "payment_method_details": {
            "type": "card",
            "card": {
                "brand": books.charges.get(&dispute.charge).map(|charge| &charge.brand),
                "case_type": "chargeback",
                "network": "visa",
                "network_reason_code": "10.4",
            },
        },
        "reason": dispute.reason,
        "status": dispute.status.word(),
    })
}

fn evidence() -> Value {
    let mut fields: Map<_, _> = EVIDENCE
        .iter()
        .map(|f| ((*f).to_owned(), Value::Null))
        .collect();
    fields.insert("enhanced_evidence".to_owned(), json!({}));
    Value::Object(fields)
}
