//! The sandbox as its users meet it: a process, HTTP and SMTP. Stripe's answers are read by
//! `async-stripe`, the client that the product uses.

mod checkout;
mod harness;
mod mailbox;
mod webhooks;
