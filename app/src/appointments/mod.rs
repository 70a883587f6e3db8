//! Consular appointments: booking one, and looking after those already booked.

pub mod journey;
pub mod mine;
