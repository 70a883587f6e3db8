//! Work that nobody asks for: mails leave, old rows go. Each room contributes its jobs.
//!
//! Any number of replicas may run them: a job starts only for the replica that took its lease row,
//! and a replica that died gives it up by itself when the lease runs out. A job must still bear to
//! run twice at once, since a lease may run out under a slow one.

mod lease;
mod runner;
mod sweep;

pub use runner::{Running, start};

use crate::appointments::{lapse, moving, publish, remind};
use crate::identity;
use crate::notifications::outbox;
use crate::precheck::saved;
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
            name: "holds.end",
            every: Duration::from_secs(2),
            run: |app| Box::pin(async move { counted(lapse::overdue(&app).await) }),
        },
        Job {
            name: "moves.end",
            every: Duration::from_secs(10),
            run: |app| Box::pin(async move { counted(moving::overdue(&app).await) }),
        },
        Job {
            name: "seats.release",
            every: Duration::from_secs(2),
            run: |app| Box::pin(async move { counted(lapse::cooled(&app).await) }),
        },
        Job {
            name: "holds.remind",
            every: Duration::from_secs(20),
            run: |app| Box::pin(async move { counted(remind::lapsing(&app).await) }),
        },
        Job {
            name: "appointments.remind",
            every: Duration::from_mins(5),
            run: |app| Box::pin(async move { counted(remind::due(&app).await) }),
        },
        Job {
            name: "precheck.remind",
            every: Duration::from_mins(5),
            run: |app| Box::pin(async move { counted(saved::remind(&app).await) }),
        },
        Job {
            name: "slots.publish",
            every: Duration::from_hours(1),
            run: |app| Box::pin(async move { counted(publish::publish(&app, None).await) }),
        },
        Job {
            name: "payments.events",
            every: Duration::from_secs(2),
            run: |app| Box::pin(async move { app.payments.apply_events().await.map(|_| ()) }),
        },
        Job {
            name: "payments.refunds",
            every: Duration::from_secs(2),
            run: |app| Box::pin(async move { app.payments.send_refunds().await.map(|_| ()) }),
        },
        Job {
            name: "payments.reconcile",
            every: Duration::from_secs(30),
            run: |app| Box::pin(async move { app.payments.reconcile().await }),
        },
        Job {
            name: "payments.compare",
            every: Duration::from_mins(15),
            run: |app| Box::pin(async move { app.payments.compare_with_stripe().await }),
        },
        Job {
            name: "recoveries.apply",
            every: Duration::from_mins(1),
            run: |app| Box::pin(async move { identity::apply_recoveries(&app).await }),
        },
        Job {
            name: "sweep",
            every: Duration::from_mins(10),
            run: |app| Box::pin(async move { sweep::run(&app).await }),
        },
    ]
}

/// How many rows a job moved is for its log line, not for the runner.
fn counted(moved: Answer<u64>) -> Answer<()> {
    if let Ok(rows @ 1..) = moved {
        tracing::debug!(rows, "moved");
    }
    moved.map(|_| ())
}
