//! The front door, from outside: signing in, sessions, limits, the shape of what goes wrong, mails,
//! jobs and commands.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

mod commands;
mod contents;
mod drafts;
mod limits;
mod mail;
mod recoveries;
mod relay;
mod requests;
mod retention;
mod rights;
mod sessions;
mod sign_in;
#[path = "../support/mod.rs"]
mod support;
