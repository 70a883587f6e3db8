use super::list::{Listing, whole};
use super::{Answer, Call};
use crate::stripe::books::{Books, NewRefund};
use crate::stripe::params::Params;
use crate::stripe::refusal::Refusal;
use crate::stripe::render;

const KNOWN: [&str; 12] = [
    "amount",
    "charge",
    "currency",
    "customer",
    "expand",
    "instructions_email",
    "metadata",
    "origin",
    "payment_intent",
    "reason",
    "refund_application_fee",
    "reverse_transfer",
];
const REASONS: [&str; 3] = ["duplicate", "fraudulent", "requested_by_customer"];

pub fn create(books: &mut Books, call: &Call) -> Answer {
    let params = call.params;
    params.only(&KNOWN)?;
    if let Some(reason) = params
        .text("reason")
        .filter(|reason| !REASONS.contains(reason))
    {
        let message = format!("Invalid reason: {reason}");
        return Err(Refusal::invalid("reason", "parameter_invalid", message));
    }
    let charge = charge_of(books, params)?.ok_or_else(|| {
        let message = "One of the following params should be provided: payment_intent or charge.";
        Refusal::invalid("charge", "parameter_missing", message)
    })?;
    let asked = NewRefund {
        charge,
        amount: params.integer("amount")?,
        reason: params.text("reason").map(ToOwned::to_owned),
        metadata: params.map("metadata"),
    };
    let refund = books.open_refund(asked, call.fate)?;
    Ok(render::refund(books, &refund, &call.expand()))
}

/// The charge that a request names, directly or by its payment intent.
fn charge_of(books: &Books, params: &Params) -> Result<Option<String>, Refusal> {
    if let Some(id) = params.text("charge") {
        return Ok(Some(books.charge(id)?.id.clone()));
    }
    match params.text("payment_intent") {
        Some(id) => Ok(Some(books.intent(id)?.charge.clone())),
        None => Ok(None),
    }
}

pub fn retrieve(books: &mut Books, call: &Call, id: &str) -> Answer {
    Ok(render::refund(books, books.refund(id)?, &call.expand()))
}

pub fn list(books: &mut Books, call: &Call) -> Answer {
    let Some(charge) = charge_of(books, call.params)? else {
        let listing = Listing {
            table: &books.refunds,
            keep: &|_| true,
            write: &|row, expand| render::refund(books, row, expand),
        };
        return listing.page(call);
    };
    // One charge has few refunds: they are listed whole, straight from the charge.
    let expand = call.expand().within("data").unwrap_or_default();
    let of_charge = books.charge(&charge)?.refunds.iter().rev();
    let rows = of_charge.filter_map(|id| books.refunds.get(id));
    let data: Vec<_> = rows
        .map(|row| render::refund(books, row, &expand))
        .collect();
    Ok(whole(call, &data))
}
