use super::list::{Listing, agrees, whole};
use super::{Answer, Call};
use crate::stripe::books::Books;
use crate::stripe::refusal::Refusal;
use crate::stripe::render;

pub fn retrieve_intent(books: &mut Books, call: &Call, id: &str) -> Answer {
    Ok(render::intent(books, books.intent(id)?, &call.expand()))
}

pub fn list_intents(books: &mut Books, call: &Call) -> Answer {
    let listing = Listing {
        table: &books.intents,
        keep: &|_| true,
        write: &|row, expand| render::intent(books, row, expand),
    };
    listing.page(call)
}

pub fn retrieve_charge(books: &mut Books, call: &Call, id: &str) -> Answer {
    Ok(render::charge(books, books.charge(id)?, &call.expand()))
}

pub fn list_charges(books: &mut Books, call: &Call) -> Answer {
    if let Some(intent) = call.params.text("payment_intent") {
        let found = books
            .intents
            .get(intent)
            .and_then(|i| books.charges.get(&i.charge));
        let expand = call.expand().within("data").unwrap_or_default();
        let rows = found.map(|row| render::charge(books, row, &expand));
        return Ok(whole(call, rows.as_slice()));
    }
    let listing = Listing {
        table: &books.charges,
        keep: &|_| true,
        write: &|row, expand| render::charge(books, row, expand),
    };
    listing.page(call)
}

pub fn retrieve_movement(books: &mut Books, id: &str) -> Answer {
    let found = books.movements.get(id);
    found
        .map(render::movement)
        .ok_or_else(|| Refusal::no_such("balance_transaction", id))
}

pub fn list_movements(books: &mut Books, call: &Call) -> Answer {
    let listing = Listing {
        table: &books.movements,
        keep: &|row| {
            agrees(call, "type", &row.kind)
                && agrees(call, "source", &row.source)
                && agrees(call, "currency", &row.currency)
        },
        write: &|row, _| render::movement(row),
    };
    listing.page(call)
}

pub fn retrieve_event(books: &mut Books, id: &str) -> Answer {
    books
        .events
        .get(id)
        .map(render::event)
        .ok_or_else(|| Refusal::no_such("event", id))
}

pub fn list_events(books: &mut Books, call: &Call) -> Answer {
    let kinds = call.params.list("types");
    let listing = Listing {
        table: &books.events,
        keep: &|row| {
            agrees(call, "type", &row.kind)
                && (kinds.is_empty() || kinds.contains(&row.kind.as_str()))
        },
        write: &|row, _| render::event(row),
    };
    listing.page(call)
}
