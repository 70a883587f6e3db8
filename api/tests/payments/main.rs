//! The payments room against a Stripe that is a process of its own, on SQLite and PostgreSQL.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

mod checkout;
mod database;
mod disputes;
mod hearer;
mod reconcile;
mod refunds;
mod sandbox;
mod webhooks;
mod world;
