//! The addresses under `/v1`. Each call is a plain function of the books: no waiting inside, so
//! that a request takes effect wholly or not at all.

mod checkout;
mod dispute;
mod list;
mod payment;
mod refund;

use serde_json::Value;

use super::books::{Books, Fate};
use super::params::Params;
use super::refusal::Refusal;
use super::render::Expand;

pub type Answer = Result<Value, Refusal>;

/// One request, already let in.
pub struct Call<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub params: &'a Params,
    /// What faults decided for a refund, should this request open one.
    pub fate: Fate,
}

impl Call<'_> {
    fn expand(&self) -> Expand {
        Expand::of(&self.params.list("expand"))
    }

    pub fn opens_refund(method: &str, path: &str) -> bool {
        method == "POST" && path.trim_end_matches('/') == "/v1/refunds"
    }
}

pub fn answer(books: &mut Books, call: &Call) -> Answer {
    let path = call.path.strip_prefix("/v1").unwrap_or(call.path);
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match (call.method, parts.as_slice()) {
        ("POST", ["checkout", "sessions"]) => checkout::create(books, call),
        ("GET", ["checkout", "sessions"]) => checkout::list(books, call),
        ("GET", ["checkout", "sessions", id]) => checkout::retrieve(books, call, id),
        ("POST", ["checkout", "sessions", id, "expire"]) => checkout::expire(books, call, id),
        ("GET", ["checkout", "sessions", id, "line_items"]) => checkout::line_items(books, id),
        ("GET", ["payment_intents"]) => payment::list_intents(books, call),
        ("GET", ["payment_intents", id]) => payment::retrieve_intent(books, call, id),
        ("GET", ["charges"]) => payment::list_charges(books, call),
        ("GET", ["charges", id]) => payment::retrieve_charge(books, call, id),
        ("GET", ["balance_transactions"]) => payment::list_movements(books, call),
        ("GET", ["balance_transactions", id]) => payment::retrieve_movement(books, id),
        ("GET", ["events"]) => payment::list_events(books, call),
        ("GET", ["events", id]) => payment::retrieve_event(books, id),
        ("POST", ["refunds"]) => refund::create(books, call),
        ("GET", ["refunds"]) => refund::list(books, call),
        ("GET", ["refunds", id]) => refund::retrieve(books, call, id),
        ("GET", ["disputes"]) => dispute::list(books, call),
        ("GET", ["disputes", id]) => dispute::retrieve(books, call, id),
        ("POST", ["disputes", id, "close"]) => dispute::close(books, call, id),
        (method, _) => Err(Refusal::unknown_address(method, call.path)),
    }
}
