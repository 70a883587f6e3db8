//! What goes wrong: kills at even distances over the run, and faults all along.

use std::time::Duration;

use serde_json::{Value, json};
use xtask::process::Done;

use super::options::Options;
use super::rest;
use crate::citizen::Town;
use crate::world::{Database, Product};

/// What is killed and started again.
pub struct World {
    pub product: Product,
    pub database: Database,
}

/// What was done to it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trouble {
    pub kills: u64,
    pub stops: u64,
}

/// How long PostgreSQL stays away.
const AWAY: Duration = Duration::from_millis(700);

/// Everything that the sandbox can do wrong, as shares of the occasions.
pub fn faults() -> Value {
    json!({
        "webhook_duplicate": 0.10,
        "webhook_delay_ms": { "probability": 0.20, "ms": 700 },
        "webhook_reorder": 0.10,
        "webhook_drop": 0.04,
        "webhook_bad_signature": 0.05,
        "error_500_after_effect": 0.03,
        "error_500_before": 0.03,
        "error_500_on_read": 0.03,
        "timeout_after_effect": { "probability": 0.008, "ms": 11_000 },
        "api_delay_ms": { "probability": 0.05, "ms": 300 },
        "refund_pending": { "probability": 0.15, "ms": 1_500 },
        "refund_fail": { "probability": 0.06, "ms": 500 },
        "smtp_refuse": 0.01,
        "smtp_duplicate_ack_lost": 0.01,
    })
}

/// Kills until the town closes.
///
/// # Errors
/// That something did not start again.
pub async fn make(town: &Town, world: &mut World, options: &Options) -> Done<Trouble> {
    let mut done = Trouble::default();
    while town.open() {
        tokio::time::sleep(Duration::from_millis(100)).await;
        if town.progress() < next(done, options.kills) {
            continue;
        }
        if done.kills < options.kills {
            world.product.kill();
            // A dead process keeps its leases for a minute: a run of a minute cannot wait for that.
            rest::let_leases_end(&world.database).await?;
            tokio::task::block_in_place(|| world.product.start())?;
            done.kills += 1;
        }
        if let Database::Postgres(cluster) = &mut world.database
            && town.open()
        {
            // Some time apart, so that the product is at work when its database goes.
            tokio::time::sleep(Duration::from_millis(1_500)).await;
            tokio::task::block_in_place(|| cluster.stop_immediately());
            tokio::time::sleep(AWAY).await;
            tokio::task::block_in_place(|| cluster.start_again())?;
            done.stops += 1;
        }
        println!(
            "{:>4.0} s  {:>6} attempts  {:>5} payments  kill {}",
            town.elapsed().as_secs_f32(),
            town.attempts(),
            town.payments(),
            done.kills
        );
    }
    Ok(done)
}

/// The progress at which the next kill is due; past the last one, never.
#[expect(clippy::cast_precision_loss, reason = "a share, not a count")]
fn next(done: Trouble, kills: u64) -> f64 {
    if done.kills >= kills {
        return f64::INFINITY;
    }
    (done.kills + 1) as f64 / (kills + 1) as f64
}
