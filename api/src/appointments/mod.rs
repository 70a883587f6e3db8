//! Consular appointments.
pub mod arrange;
pub mod store;
