use serde_json::{Value, json};

use super::{Expand, intent, reference, with_nulls};
use crate::stripe::books::{Books, Session, SessionStatus};

const ALWAYS_NULL: [&str; 19] = [
    "after_expiration",
    "allow_promotion_codes",
    "billing_address_collection",
    "client_secret",
    "consent",
    "consent_collection",
    "currency_conversion",
    "customer",
    "invoice",
    "invoice_creation",
    "payment_link",
    "permissions",
    "recovered_from",
    "saved_payment_method_options",
    "setup_intent",
    "shipping_address_collection",
    "shipping_cost",
    "submit_type",
    "subscription",
];

pub fn session(books: &Books, session: &Session, expand: &Expand) -> Value {
    let paid = session.status == SessionStatus::Complete;
    let payment_intent = session.intent.as_ref().map(|id| {
        reference(id, expand, "payment_intent", |deeper| {
            books
                .intents
                .get(id)
                .map(|found| intent(books, found, deeper))
        })
    });
    let url = (session.status == SessionStatus::Open)
        .then(|| format!("{}/c/pay/{}", books.public_url, session.id));
    let object = json!({
        "id": session.id,
        "object": "checkout.session",
        "adaptive_pricing": { "enabled": session.adaptive_pricing },
        "amount_subtotal": session.amount,
        "amount_total": session.amount,
        "automatic_tax": { "enabled": false, "liability": null, "provider": null, "status": null },
        "cancel_url": session.cancel_url,
        "client_reference_id": session.client_reference_id,
        "created": session.created,
        "currency": session.currency,
        "custom_fields": [],
        "custom_text": {
            "after_submit": null,
            "shipping_address": null,
            "submit": null,
            "terms_of_service_acceptance": null,
        },
        "customer_creation": "if_required",
        "customer_details": customer(session),
        "customer_email": session.customer_email,
        "discounts": [],
        "expires_at": session.expires_at,
        "livemode": false,
        "locale": session.locale,
        "metadata": session.metadata,
        "mode": "payment",
        "payment_intent": payment_intent,
        "payment_method_collection": "if_required",
        "payment_method_options": { "card": { "request_three_d_secure": "automatic" } },
        "payment_method_types": ["card"],
        "payment_status": if paid { "paid" } else { "unpaid" },
        "phone_number_collection": { "enabled": false },
        "shipping_options": [],
        "status": session.status.word(),
        "success_url": session.success_url,
        "total_details": { "amount_discount": 0, "amount_shipping": 0, "amount_tax": 0 },
        "ui_mode": "hosted_page",
        "url": url,
        "wallet_options": null,
    });
    let mut object = with_nulls(object, &ALWAYS_NULL);
    if expand.within("line_items").is_some() {
        object["line_items"] = line_items(session);
    }
    object
}

fn customer(session: &Session) -> Value {
    if session.status != SessionStatus::Complete {
        return Value::Null;
    }
    json!({
        "address": null,
        "business_name": null,
        "email": session.customer_email,
        "individual_name": null,
        "name": null,
        "phone": null,
        "tax_exempt": "none",
        "tax_ids": [],
    })
}

pub fn line_items(session: &Session) -> Value {
    let items: Vec<Value> = session
        .line_items
        .iter()
        .enumerate()
        .map(|(number, item)| {
            let total = item.unit_amount * item.quantity;
            json!({
                "id": format!("li_{number}_{}", session.id),
                "object": "item",
                "adjustable_quantity": null,
                "amount_discount": 0,
                "amount_subtotal": total,
                "amount_tax": 0,
                "amount_total": total,
                "currency": session.currency,
                "description": item.name,
                "metadata": {},
                "price": null,
                "quantity": item.quantity,
            })
        })
        .collect();
    let url = format!("/v1/checkout/sessions/{}/line_items", session.id);
    json!({ "object": "list", "data": items, "has_more": false, "url": url })
}
