//! The pre-check through the front door: the real router, a database and a sandbox a test.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

#[path = "../support/mod.rs"]
mod support;

mod changes;
mod declare;
mod desk;
mod openings;
mod papers;
mod proofs;
mod races;
mod retention;
mod rotation;
mod trips;
mod waiting;
