//! Consular appointments: booking one, and looking after those already booked.

pub mod countries;
mod day_times;
mod facts;
pub mod journey;
pub mod mine;
mod near;
mod picker;
pub mod prices;
pub mod shelf;
pub mod terms;
pub mod today;
