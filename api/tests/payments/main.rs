//! The payments room against a Stripe that is a process of its own, on SQLite and PostgreSQL.

mod checkout;
mod database;
mod disputes;
mod hearer;
mod reconcile;
mod refunds;
mod sandbox;
mod webhooks;
mod world;
