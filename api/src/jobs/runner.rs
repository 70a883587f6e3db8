//! Runs each job in a task of its own until told to stop.

use super::{Job, all, lease};
use crate::state::App;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

/// A job that fails is tried more and more rarely, up to this.
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

/// The jobs of this process.
pub struct Running(JoinSet<()>);

impl Running {
    /// Waits until each job has ended what it was doing.
    pub async fn ended(mut self) {
        while self.0.join_next().await.is_some() {}
    }
}

/// Starts every job; each ends after its current run once `stopped` says so.
pub fn start(app: &App, stopped: &watch::Receiver<bool>) -> Running {
    let mut tasks = JoinSet::new();
    let holder = app.chance.uuid();
    for job in all() {
        tasks.spawn(repeat(app.clone(), job, holder, stopped.clone()));
    }
    Running(tasks)
}

async fn repeat(app: App, job: Job, holder: Uuid, mut stopped: watch::Receiver<bool>) {
    let mut failures = 0;
    loop {
        let failed = round(&app, job, holder).await.is_err();
        failures = if failed { failures + 1 } else { 0 };
        let pause = job.every.saturating_mul(2u32.saturating_pow(failures));
        let pause = pause.min(LONGEST_PAUSE.max(job.every));
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

/// One run, when it is this replica's turn. The error was logged and counted.
async fn round(app: &App, job: Job, holder: Uuid) -> Result<(), ()> {
    let name = job.name;
    let log = |error| tracing::error!(job = name, ?error, "job");
    let mine = lease::take(app, name, job.every, holder).await;
    if !mine.map_err(log)? {
        return Ok(());
    }
    let started = Instant::now();
    let done = (job.run)(app.clone()).await;
    let outcome = if done.is_ok() { "done" } else { "failed" };
    metrics::counter!("job_runs_total", "job" => name, "outcome" => outcome).increment(1);
    metrics::histogram!("job_seconds", "job" => name).record(started.elapsed().as_secs_f64());
    lease::give_back(app, name, holder, done.is_ok())
        .await
        .map_err(log)?;
    done.map_err(log)
}
