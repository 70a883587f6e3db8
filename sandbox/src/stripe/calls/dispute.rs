use super::list::{Listing, agrees};
use super::{Answer, Call};
use crate::stripe::books::{Books, DisputeStatus};
use crate::stripe::render;

pub fn retrieve(books: &mut Books, call: &Call, id: &str) -> Answer {
    Ok(render::dispute(books, books.dispute(id)?, &call.expand()))
}

/// The merchant gives in: the dispute is lost.
pub fn close(books: &mut Books, call: &Call, id: &str) -> Answer {
    call.params.only(&["expand"])?;
    books.decide_dispute(id, DisputeStatus::Lost)?;
    retrieve(books, call, id)
}

pub fn list(books: &mut Books, call: &Call) -> Answer {
    let listing = Listing {
        table: &books.disputes,
        keep: &|row| {
            agrees(call, "charge", &row.charge) && agrees(call, "payment_intent", &row.intent)
        },
        write: &|row, expand| render::dispute(books, row, expand),
    };
    listing.page(call)
}
