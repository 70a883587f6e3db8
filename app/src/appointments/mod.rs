//! Consular appointments: booking one, and looking after those already booked.

mod facts;
pub mod journey;
pub mod mine;
mod near;
mod picker;
mod shelf;
mod terms;
mod today;
