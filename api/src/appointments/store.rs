//! The room's only SeaORM. What must never happen is refused by constraints and guarded updates;
//! the code here only reads what they answered.

pub mod bookings;
pub mod entries;
pub mod hold;
pub mod hold_at_once;
pub mod lists;
pub mod moves;
pub mod people;
pub mod purge;
pub mod reindex;
pub mod seats;
pub mod slots;
pub mod staff;
pub mod waits;
