//! The requests that change something, as the bytes that are stored before they are sent.
//! Nothing in them names a person: the order's id is all that Stripe learns.

use super::objects::{ORDER, REFUND};
use crate::payments::checkout::Terms;
use crate::refusal::{Answer, Refusal};
use contract::lang::Lang;
use contract::money::Money;
use std::collections::HashMap;
use stripe::StripeRequest;
use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionAdaptivePricing,
    CreateCheckoutSessionAllowedPaymentMethodTypes, CreateCheckoutSessionLineItems,
    CreateCheckoutSessionLineItemsPriceData, CreateCheckoutSessionPaymentIntentData, ProductData,
};
use stripe_checkout::{CheckoutSessionLocale, CheckoutSessionMode};
use stripe_core::refund::CreateRefund;
use uuid::Uuid;

/// A page that takes one card payment of exactly this.
pub fn session(order: Uuid, checkout: Uuid, terms: &Terms) -> Answer<String> {
    let metadata = HashMap::from([(ORDER.to_owned(), order.to_string())]);
    let mut intent = CreateCheckoutSessionPaymentIntentData::new();
    intent.metadata = Some(metadata.clone());
    let mut fixed_price = CreateCheckoutSessionAdaptivePricing::new();
    fixed_price.enabled = Some(false);
    let lines = terms
        .lines
        .iter()
        .map(|line| item(&line.label, line.amount));
    let request = CreateCheckoutSession::new()
        .mode(CheckoutSessionMode::Payment)
        .allowed_payment_method_types(vec![CreateCheckoutSessionAllowedPaymentMethodTypes::Card])
        .adaptive_pricing(fixed_price)
        .line_items(lines.collect::<Answer<Vec<_>>>()?)
        .metadata(metadata)
        .payment_intent_data(intent)
        .client_reference_id(checkout.to_string())
        .locale(match terms.lang {
            Lang::Es => CheckoutSessionLocale::Es,
            Lang::En => CheckoutSessionLocale::En,
        })
        .success_url(&terms.success_url)
        .cancel_url(&terms.cancel_url)
        .expires_at(terms.expires_at.timestamp());
    body(request.build().body)
}

fn item(label: &str, amount: Money) -> Answer<CreateCheckoutSessionLineItems> {
    let code = amount.currency.code().to_ascii_lowercase();
    let price = CreateCheckoutSessionLineItemsPriceData {
        currency: code.parse().map_err(Refusal::internal)?,
        product: None,
        product_data: Some(ProductData::new(label)),
        recurring: None,
        tax_behavior: None,
        unit_amount: Some(amount.cents),
        unit_amount_decimal: None,
    };
    let mut item = CreateCheckoutSessionLineItems::new();
    item.price_data = Some(price);
    item.quantity = Some(1);
    Ok(item)
}

/// Gives part of a payment back.
pub fn refund(id: Uuid, intent: &str, cents: i64) -> Answer<String> {
    let request = CreateRefund::new()
        .payment_intent(intent)
        .amount(cents)
        .metadata(HashMap::from([(REFUND.to_owned(), id.to_string())]));
    body(request.build().body)
}

fn body(built: Option<String>) -> Answer<String> {
    built.ok_or_else(|| Refusal::internal("a request without a body"))
}
