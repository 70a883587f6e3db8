use serde::Serialize;
use serde::de::DeserializeOwned;

use super::table::{Row, Table};
use super::{
    Books, Charge, Delivery, Dispute, Due, Event, Intent, Movement, Refund, Session, SessionStatus,
};
use crate::journal::Line;

/// A row that is kept: it has a table in the books and a word in the journal.
pub trait Kept: Row + Serialize + DeserializeOwned {
    const KIND: &'static str;
    fn table(books: &mut Books) -> &mut Table<Self>
    where
        Self: Sized;
}

macro_rules! kept {
    ($($row:ty, $kind:literal, $table:ident;)*) => {$(
        impl Kept for $row {
            const KIND: &'static str = $kind;
            fn table(books: &mut Books) -> &mut Table<Self> { &mut books.$table }
        }
    )*
    impl Books {
        /// Takes one line of the journal back; false when it is not one of ours.
        pub fn recall(&mut self, line: &Line) -> serde_json::Result<bool> {
            match line.kind.as_str() {
                $($kind => self.$table.put(serde_json::from_str(line.value.get())?),)*
                _ => return self.recall_delivery(line),
            }
            Ok(true)
        }
    }};
}

kept! {
    Session, "session", sessions;
    Intent, "intent", intents;
    Charge, "charge", charges;
    Refund, "refund", refunds;
    Dispute, "dispute", disputes;
    Movement, "movement", movements;
    Event, "event", events;
}

impl Books {
    /// After the last line: what was still to happen is planned again.
    pub fn resume(&mut self) {
        let open = self
            .sessions
            .iter()
            .filter(|session| session.status == SessionStatus::Open);
        let ends =
            open.map(|session| (session.expires_at, Due::SessionExpires(session.id.clone())));
        let settles = self.refunds.iter().filter_map(|refund| {
            refund
                .settling
                .map(|settling| (settling.at, Due::RefundSettles(refund.id.clone())))
        });
        self.due = ends.chain(settles).collect();
        let pending = self
            .events
            .iter()
            .filter(|event| event.delivery == Delivery::Pending);
        pending.for_each(|event| self.send(event.id.clone()));
    }
}
