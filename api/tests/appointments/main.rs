//! Appointments through the front door: the real router, a database and a sandbox a test.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

#[path = "../support/mod.rs"]
mod support;

mod changes;
mod desk;
mod fairness;
mod holds;
mod journey;
mod payment;
mod races;
mod refusals;
mod rotation;
mod rotation_races;
