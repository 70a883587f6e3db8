//! Many clients asking the product for a while.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use xtask::process::Done;

use super::figures::Run;
use super::machine::{cores, spent};
use super::wire::Wire;

/// Before it counts: connections are made, caches filled, plans prepared.
const WARM_UP: Duration = Duration::from_millis(1_500);

/// Makes the bytes of a client's next request.
pub trait Requests: Send + Sync + 'static {
    fn next(&self, client: usize, number: u64, into: &mut Vec<u8>);
}

/// Lets `clients` ask for `time`; only answers of 2xx count.
///
/// # Errors
/// The first answer that was no success, or a lost connection.
pub async fn run<R: Requests>(
    port: u16,
    clients: usize,
    time: Duration,
    requests: Arc<R>,
    numbers: &Arc<AtomicU64>,
) -> Done<Run> {
    let begin = Instant::now() + WARM_UP;
    let end = begin + time;
    let mut tasks = tokio::task::JoinSet::new();
    for client in 0..clients {
        let (requests, numbers) = (Arc::clone(&requests), Arc::clone(numbers));
        let mut wire = Wire::connect(port).await?;
        tasks.spawn(async move {
            let mut took = Vec::with_capacity(64 * 1024);
            let mut bytes = Vec::with_capacity(2 * 1024);
            loop {
                let number = numbers.fetch_add(1, Ordering::Relaxed);
                bytes.clear();
                requests.next(client, number, &mut bytes);
                let start = Instant::now();
                if start >= end {
                    return Ok(took);
                }
                let status = wire.ask(&bytes).await?;
                if !(200..300).contains(&status) {
                    return Err(format!("the product refused: {}", wire.last()));
                }
                let done = Instant::now();
                if start >= begin && done <= end {
                    took.push(done - start);
                }
            }
        });
    }
    tokio::time::sleep_until(begin.into()).await;
    let before = spent();
    tokio::time::sleep_until(end.into()).await;
    let generator = (spent().own - before.own) / time.as_secs_f64() / cores();
    let mut took = Vec::new();
    while let Some(ended) = tasks.join_next().await {
        took.extend(ended.map_err(|error| error.to_string())??);
    }
    Ok(Run::of(took, time, generator))
}
