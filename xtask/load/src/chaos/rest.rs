//! Healing the world and waiting until nothing is on its way any more.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use xtask::process::{Done, interrupted};

use super::trouble::World;
use crate::world::{Database, Sandbox};

/// Between two looks, and between two turnings of the clock.
const GLANCE: Duration = Duration::from_millis(500);
const TURN: Duration = Duration::from_secs(15);

/// Leases of processes that were killed. Setting them into the past is what waiting would do.
const LEASES: [&str; 4] = [
    "UPDATE outbox SET leased_until = 0 WHERE state = 'pending'",
    "UPDATE refund SET leased_until = 0 WHERE state = 'pending'",
    "UPDATE stripe_event SET leased_until = 0 WHERE applied_at IS NULL",
    "UPDATE job_lease SET until = 0",
];

/// Pauses before another try, and the rhythm of slow jobs.
const PAUSES: [&str; 4] = [
    "UPDATE outbox SET next_try_at = 0 WHERE state = 'pending'",
    "UPDATE refund SET next_try_at = 0 WHERE state = 'pending'",
    "UPDATE stripe_event SET next_try_at = 0 WHERE applied_at IS NULL",
    "UPDATE job_lease SET last_run_at = NULL",
];

/// The hour in which every hold that nobody has paid comes to its end.
const HOLDS_END: [&str; 2] = [
    "UPDATE booking SET hold_expires_at = 1 WHERE hold_expires_at IS NOT NULL",
    "UPDATE appointment_move SET hold_expires_at = 1 WHERE state = 'waiting'",
];

/// What may not be left, and how it is counted.
const LEFT: [(&str, &str); 7] = [
    (
        "mails that wait",
        "SELECT COUNT(*) AS many FROM outbox WHERE state = 'pending'",
    ),
    (
        "mails that were given up",
        "SELECT COUNT(*) AS many FROM outbox WHERE state = 'dead'",
    ),
    (
        "refunds on their way",
        "SELECT COUNT(*) AS many FROM refund WHERE state = 'pending'",
    ),
    (
        "events not applied",
        "SELECT COUNT(*) AS many FROM stripe_event WHERE applied_at IS NULL",
    ),
    (
        "holds that do not end",
        "SELECT COUNT(*) AS many FROM booking WHERE hold_expires_at IS NOT NULL",
    ),
    (
        "moves that wait",
        "SELECT COUNT(*) AS many FROM appointment_move WHERE state = 'waiting'",
    ),
    (
        "payment pages still open",
        "SELECT COUNT(*) AS many FROM checkout WHERE state IN ('creating', 'open')",
    ),
];

/// No more faults, and the time of every hold over.
///
/// # Errors
/// That something does not start.
pub async fn heal(world: &mut World, sandbox: &Sandbox) -> Done {
    sandbox.set_faults(&json!({})).await?;
    turn_the_clock(world, &HOLDS_END).await
}

/// Waits until everything is at rest; what is left when the patience ends is returned.
///
/// # Errors
/// That something does not answer.
pub async fn wait(world: &mut World, sandbox: &Sandbox, patience: Duration) -> Done<Vec<String>> {
    let start = Instant::now();
    let mut turned = Instant::now();
    loop {
        let mut left = left(world).await?;
        let webhooks = sandbox.webhooks_pending().await?;
        if webhooks > 0 {
            left.push(format!("not at rest: webhooks on their way: {webhooks}"));
        }
        if left.is_empty() {
            println!("at rest after {:.0} s", start.elapsed().as_secs_f32());
            return Ok(left);
        }
        if start.elapsed() > patience || interrupted() {
            return Ok(left);
        }
        if turned.elapsed() > TURN {
            turn_the_clock(world, &[]).await?;
            turned = Instant::now();
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// What waiting for the leases of a killed process would do.
///
/// # Errors
/// What the database says.
pub async fn let_leases_end(database: &Database) -> Done {
    execute(database, &LEASES).await
}

/// While the product is down, so that nobody is surprised in the middle of something.
async fn turn_the_clock(world: &mut World, first: &[&str]) -> Done {
    world.product.stop();
    execute(&world.database, first).await?;
    execute(&world.database, &LEASES).await?;
    execute(&world.database, &PAUSES).await?;
    tokio::task::block_in_place(|| world.product.start())
}

async fn execute(database: &Database, statements: &[&str]) -> Done {
    let conn = database.connect().await?;
    for statement in statements {
        conn.execute_unprepared(statement)
            .await
            .map_err(|error| error.to_string())?;
    }
    drop(conn.close().await);
    Ok(())
}

async fn left(world: &World) -> Done<Vec<String>> {
    let conn = world.database.connect().await?;
    let mut left = Vec::new();
    for (what, query) in LEFT {
        let count = Statement::from_string(conn.get_database_backend(), query);
        let row = conn
            .query_one_raw(count)
            .await
            .map_err(|error| error.to_string())?;
        let many: i64 = row
            .ok_or("a count without a row")?
            .try_get("", "many")
            .map_err(|error| error.to_string())?;
        if many > 0 {
            left.push(format!("not at rest: {what}: {many}"));
        }
    }
    drop(conn.close().await);
    Ok(left)
}
