//! What must hold at rest. Each check returns its violations, each with the row it is about.

mod ledger;
mod mails;
mod money;
mod promises;
mod records;
mod seats;

pub use records::Records;

use crate::citizen::Journal;
use crate::world::{Books, Mail};

/// What the outside world says happened.
pub struct Told {
    pub books: Books,
    pub mails: Vec<Mail>,
    /// How often each fault fired.
    pub fired: Vec<(String, u64)>,
    /// How often the product was killed. A database that stops does not make it forget.
    pub kills: u64,
}

pub fn everything(records: &Records, told: &Told, journal: &Journal) -> Vec<String> {
    let mut found = money::check(records, &told.books);
    found.extend(seats::check(records));
    found.extend(promises::check(records, journal));
    found.extend(mails::check(records, told));
    found.extend(ledger::check(records, &told.books));
    found
}
