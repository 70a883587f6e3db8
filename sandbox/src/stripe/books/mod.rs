//! Everything that this Stripe knows, in memory and indexed, so that no request searches.
//!
//! Rows are changed by copying, altering and `put`ting them, which also writes the journal.
//! Each way in first lets time pass (`wake`): what should have expired by now has expired.

mod checkout;
mod dispute;
mod events;
mod kept;
mod pay;
mod records;
mod refund;
mod table;

use std::collections::BTreeSet;

use crate::chance::Chance;
use crate::journal::Journal;
use crate::stripe::webhooks::Queue;

pub use checkout::NewSession;
pub use kept::Kept;
pub use pay::Payment;
pub use records::*;
pub use refund::{Fate, NewRefund};
pub use table::{Row, Table};

/// What happens by itself when its second comes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    SessionExpires(String),
    RefundSettles(String),
}

pub struct Books {
    pub sessions: Table<Session>,
    pub intents: Table<Intent>,
    pub charges: Table<Charge>,
    pub refunds: Table<Refund>,
    pub disputes: Table<Dispute>,
    pub movements: Table<Movement>,
    pub events: Table<Event>,
    pub public_url: String,
    now: i64,
    cause: Cause,
    due: BTreeSet<(i64, Due)>,
    chance: Chance,
    journal: Journal,
    outgoing: Queue,
}

impl Books {
    pub fn new(chance: Chance, journal: Journal, outgoing: Queue) -> Self {
        Self {
            sessions: Table::default(),
            intents: Table::default(),
            charges: Table::default(),
            refunds: Table::default(),
            disputes: Table::default(),
            movements: Table::default(),
            events: Table::default(),
            public_url: String::new(),
            now: 0,
            cause: Cause::default(),
            due: BTreeSet::new(),
            chance,
            journal,
            outgoing,
        }
    }

    /// Lets time pass: whatever was due until now happens, in order.
    pub fn wake(&mut self, now: i64) {
        self.now = self.now.max(now);
        while let Some((at, due)) = self.due.first().cloned() {
            if at > self.now {
                break;
            }
            self.due.remove(&(at, due.clone()));
            match due {
                Due::SessionExpires(id) => self.expire_when_due(&id),
                Due::RefundSettles(id) => self.settle_when_due(&id),
            }
        }
    }

    pub fn now(&self) -> i64 {
        self.now
    }

    /// Runs a change in the name of a request, which its events then tell.
    pub fn caused_by<T>(&mut self, cause: Cause, change: impl FnOnce(&mut Self) -> T) -> T {
        self.cause = cause;
        let result = change(self);
        self.cause = Cause::default();
        result
    }

    pub fn put<R: Kept>(&mut self, row: R) {
        self.journal.keep(R::KIND, &row);
        R::table(self).put(row);
    }

    fn identifier(&self, prefix: &str) -> String {
        self.chance.identifier(prefix)
    }

    fn move_money(&mut self, kind: &str, amount: i64, fee: i64, of: (&str, &str)) -> String {
        let (source, currency) = of;
        let movement = Movement {
            id: self.identifier("txn_"),
            created: self.now,
            amount,
            fee,
            currency: currency.to_owned(),
            kind: kind.to_owned(),
            source: source.to_owned(),
        };
        let id = movement.id.clone();
        self.put(movement);
        id
    }
}
