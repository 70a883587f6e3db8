//! The tables as SeaORM models, one file a table. Finders of what belongs to someone demand the owner.

/// A point in time, stored as milliseconds since 1970: the same number, order and precision on
/// every engine. `.0` is the `DateTime<Utc>`.
pub use sea_orm::prelude::ChronoUnixTimestampMillis as At;

pub mod account;
pub mod appointment;
pub mod appointment_move;
pub mod audit;
pub mod booking;
pub mod catalogue_entry;
pub mod checkout;
pub mod crossing_mark;
pub mod declaration;
pub mod declaration_count;
pub mod declaration_member;
pub mod dispute;
pub mod draft;
pub mod issued_paper;
pub mod job_lease;
pub mod ledger_entry;
pub mod mail_link;
pub mod outbox;
pub mod passkey;
pub mod passkey_challenge;
pub mod payment;
pub mod payment_order;
pub mod person_claim;
pub mod rate_window;
pub mod recovery;
pub mod refund;
pub mod saved_draft;
pub mod seat;
pub mod session;
pub mod sign_in_code;
pub mod slot;
pub mod slot_wait;
pub mod spent_proof;
pub mod staff_member;
pub mod stripe_event;
