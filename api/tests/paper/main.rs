//! What leaves on paper and by mail, seen from outside: mails as a real SMTP server received them,
//! PDFs as a PDF program reads them, signatures as another implementation judges them.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

mod command;
mod mails;
mod papers;
mod print;
mod python;
mod samples;
mod seals;
mod words;
