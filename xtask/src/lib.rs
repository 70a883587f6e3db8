//! What the commands lean on, also those that are programs of their own beneath this one.

pub mod args;
pub mod ports;
pub mod postgres;
pub mod process;
pub mod usage;
pub mod workspace;
