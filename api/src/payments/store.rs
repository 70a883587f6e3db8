//! The room's only SeaORM. What must never happen twice is refused by unique indexes and guarded
//! updates; the code here only reads what they answered.

pub mod checkouts;
pub mod disputes;
pub mod events;
pub mod ledger;
pub mod money;
pub mod orders;
pub mod refunds;
