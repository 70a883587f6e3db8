//! Ports that nobody listens on, and that nobody is given while their program is away.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::net::TcpListener;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::process::Done;

const LOWEST: u16 = 10_000;

/// Where the system usually begins to take ports for connections that go out.
const USUAL_END: u16 = 32_768;

/// Programs that look at the same moment begin at different places, and none looks twice at one.
static NEXT: LazyLock<AtomicU64> =
    LazyLock::new(|| AtomicU64::new(RandomState::new().build_hasher().finish() >> 1));

/// A port below those that the system gives to connections that go out: a program that is killed
/// and started again would else find its port taken by somebody's connection.
///
/// # Errors
/// That this machine has none.
pub fn free_port() -> Done<u16> {
    let end = end();
    let span = u64::from(end - LOWEST);
    for _ in 0..span {
        let step = NEXT.fetch_add(1, Ordering::Relaxed) % span;
        let port = LOWEST + u16::try_from(step).map_err(|error| error.to_string())?;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    Err(format!("no port from {LOWEST} to {end} is free"))
}

/// The first port that the system gives out, unless it was told to give out nearly all.
fn end() -> u16 {
    let range = fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap_or_default();
    let first = range.split_whitespace().next();
    let first = first.and_then(|first| first.parse().ok());
    first
        .filter(|first| *first > LOWEST + 1_000)
        .unwrap_or(USUAL_END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_free_apart_and_not_for_connections_that_go_out() {
        let (one, two) = (free_port().unwrap(), free_port().unwrap());
        assert_ne!(one, two);
        assert!((LOWEST..end()).contains(&one));
        assert!(TcpListener::bind(("127.0.0.1", one)).is_ok());
    }
}
