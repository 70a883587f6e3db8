//! The sandbox as its users meet it: a process, HTTP and SMTP. Stripe's answers are read by
//! `async-stripe`, the client that the product uses.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of tests may fail as tests do"
)]

mod books;
mod checkout;
mod faults;
mod harness;
mod inbox;
mod mailbox;
mod money_back;
mod pages;
mod webhooks;
