//! The front door, from outside: signing in, sessions, who may do what and how often, the shape of
//! what goes wrong, mails, jobs and commands.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

mod commands;
mod contents;
#[path = "../appointments/desk.rs"]
#[allow(
    dead_code,
    reason = "the table of rights uses some of the desk's helpers"
)]
mod desk;
mod drafts;
mod limits;
mod links;
mod mail;
mod own_data;
mod papers;
mod passkeys;
mod recoveries;
mod relay;
mod requests;
mod retention;
mod rights;
mod routes;
mod sessions;
mod sign_in;
#[path = "../support/mod.rs"]
mod support;
#[path = "../precheck/trips.rs"]
#[allow(
    dead_code,
    reason = "the table of rights uses some of the trips' helpers"
)]
mod trips;
mod verify;
