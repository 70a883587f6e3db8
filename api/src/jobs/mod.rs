//! Work that nobody asks for: mails leave, old rows go. Each room contributes its jobs.
//!
//! Any number of replicas may run them: a job starts only for the replica that took its lease row,
//! and a replica that died gives it up by itself when the lease runs out. A job must still bear to
//! run twice at once, since a lease may run out under a slow one.

mod lease;
mod runner;
mod sweep;

pub use runner::{Running, start};

use crate::notifications::outbox;
use crate::refusal::Answer;
use crate::state::App;
use futures::future::BoxFuture;
use std::time::Duration;

/// One kind of work.
#[derive(Clone, Copy)]
pub struct Job {
    /// Stable: it names the lease, the metrics and the command.
    pub name: &'static str,
    pub every: Duration,
    pub run: fn(App) -> BoxFuture<'static, Answer<()>>,
}

/// Every job there is.
pub fn all() -> Vec<Job> {
    vec![
        Job {
            name: "mail.deliver",
            every: Duration::from_secs(1),
            run: |app| Box::pin(async move { outbox::deliver(&app).await }),
        },
        Job {
            name: "sweep",
            every: Duration::from_secs(600),
            run: |app| Box::pin(async move { sweep::run(&app).await }),
        },
    ]
}
