use super::list::{Listing, agrees, whole};
use super::{Answer, Call};
use crate::stripe::books::{Books, LineItem, NewSession};
use crate::stripe::params::Params;
use crate::stripe::refusal::Refusal;
use crate::stripe::render;

/// What Stripe knows for a session; what is not used here is accepted and ignored.
const KNOWN: [&str; 46] = [
    "adaptive_pricing",
    "after_expiration",
    "allow_promotion_codes",
    "allowed_payment_method_types",
    "automatic_tax",
    "billing_address_collection",
    "branding_settings",
    "cancel_url",
    "client_reference_id",
    "consent_collection",
    "currency",
    "custom_fields",
    "custom_text",
    "customer",
    "customer_account",
    "customer_creation",
    "customer_email",
    "customer_update",
    "discounts",
    "excluded_payment_method_types",
    "expand",
    "expires_at",
    "integration_identifier",
    "invoice_creation",
    "line_items",
    "locale",
    "managed_payments",
    "metadata",
    "mode",
    "name_collection",
    "optional_items",
    "origin_context",
    "payment_intent_data",
    "payment_method_collection",
    "payment_method_configuration",
    "payment_method_data",
    "payment_method_options",
    "payment_method_types",
    "permissions",
    "phone_number_collection",
    "redirect_on_completion",
    "return_url",
    "submit_type",
    "success_url",
    "ui_mode",
    "wallet_options",
];

pub fn create(books: &mut Books, call: &Call) -> Answer {
    let params = call.params;
    params.only(&KNOWN)?;
    only_what_is_modelled(params)?;
    let (currency, line_items) = line_items_of(params)?;
    let asked = NewSession {
        expires_at: params.integer("expires_at")?,
        currency,
        line_items,
        metadata: params.map("metadata"),
        intent_metadata: params.map("payment_intent_data[metadata]"),
        description: owned(params, "payment_intent_data[description]"),
        client_reference_id: owned(params, "client_reference_id"),
        customer_email: owned(params, "customer_email"),
        locale: owned(params, "locale"),
        success_url: web_address(params, "success_url")?,
        cancel_url: match params.text("cancel_url") {
            Some(_) => Some(web_address(params, "cancel_url")?),
            None => None,
        },
        adaptive_pricing: params.text("adaptive_pricing[enabled]") == Some("true"),
    };
    let session = books.open_session(asked)?;
    Ok(render::session(books, &session, &call.expand()))
}

fn only_what_is_modelled(params: &Params) -> Result<(), Refusal> {
    let mode = params.required("mode")?;
    if mode != "payment" {
        let message = format!("The sandbox knows mode `payment` only, not `{mode}`.");
        return Err(Refusal::invalid("mode", "parameter_invalid", message));
    }
    if let Some(other) = params
        .list("payment_method_types")
        .iter()
        .find(|kind| **kind != "card")
    {
        let message = format!("The sandbox knows payment method `card` only, not `{other}`.");
        return Err(Refusal::invalid(
            "payment_method_types",
            "parameter_invalid",
            message,
        ));
    }
    let too_long = |(key, value): &(String, String)| key.len() > 40 || value.len() > 500;
    if params
        .map("metadata")
        .into_iter()
        .any(|pair| too_long(&pair))
    {
        let message = "Metadata keys may have 40 characters and values 500.";
        return Err(Refusal::invalid("metadata", "parameter_invalid", message));
    }
    Ok(())
}

fn line_items_of(params: &Params) -> Result<(String, Vec<LineItem>), Refusal> {
    let mut items = Vec::new();
    let mut currency = None;
    for number in 0.. {
        let at = format!("line_items[{number}]");
        if !params.has(&at) && params.text(&format!("{at}[quantity]")).is_none() {
            break;
        }
        let price = format!("{at}[price_data]");
        let of_item = params
            .required(&format!("{price}[currency]"))?
            .to_lowercase();
        if currency.get_or_insert_with(|| of_item.clone()) != &of_item {
            let message = "All line items must have the same currency.";
            return Err(Refusal::invalid(&price, "parameter_invalid", message));
        }
        items.push(LineItem {
            name: params
                .required(&format!("{price}[product_data][name]"))?
                .to_owned(),
            unit_amount: positive(params, &format!("{price}[unit_amount]"))?,
            quantity: positive(params, &format!("{at}[quantity]"))?,
        });
    }
    let currency = currency.ok_or_else(|| Refusal::missing("line_items"))?;
    Ok((currency, items))
}

fn positive(params: &Params, name: &str) -> Result<i64, Refusal> {
    let number = params
        .integer(name)?
        .ok_or_else(|| Refusal::missing(name))?;
    // Stripe's own ceiling for an amount.
    if (1..=99_999_999).contains(&number) {
        return Ok(number);
    }
    let message = format!("{name} must lie between 1 and 99999999.");
    Err(Refusal::invalid(name, "parameter_invalid_integer", message))
}

fn web_address(params: &Params, name: &str) -> Result<String, Refusal> {
    let text = params.required(name)?;
    if text.starts_with("http://") || text.starts_with("https://") {
        return Ok(text.to_owned());
    }
    Err(Refusal::invalid(name, "url_invalid", "Not a valid URL"))
}

fn owned(params: &Params, name: &str) -> Option<String> {
    params.text(name).map(ToOwned::to_owned)
}

pub fn retrieve(books: &mut Books, call: &Call, id: &str) -> Answer {
    Ok(render::session(books, books.session(id)?, &call.expand()))
}

pub fn expire(books: &mut Books, call: &Call, id: &str) -> Answer {
    call.params.only(&["expand"])?;
    books.expire_session(id)?;
    retrieve(books, call, id)
}

pub fn line_items(books: &mut Books, id: &str) -> Answer {
    Ok(render::line_items(books.session(id)?))
}

pub fn list(books: &mut Books, call: &Call) -> Answer {
    if let Some(intent) = call.params.text("payment_intent") {
        let found = books
            .intents
            .get(intent)
            .and_then(|i| books.sessions.get(&i.session));
        let expand = call.expand().within("data").unwrap_or_default();
        let rows = found.map(|row| render::session(books, row, &expand));
        return Ok(whole(call, rows.as_slice()));
    }
    let listing = Listing {
        table: &books.sessions,
        keep: &|row| agrees(call, "status", row.status.word()),
        write: &|row, expand| render::session(books, row, expand),
    };
    listing.page(call)
}
