//! What the command takes.

use std::time::Duration;

use xtask::process::Done;
use xtask::usage::BENCH;

pub struct Options {
    pub rounds: u32,
    pub time: Duration,
    /// `pgbench` runs so long for each number of clients.
    pub bare_seconds: u64,
    pub clients: usize,
    pub least: f64,
    pub release: bool,
}

impl Options {
    /// # Errors
    /// A word that is not understood.
    pub fn read(words: &[String]) -> Done<Option<Self>> {
        let Some(args) = BENCH.read(words)? else {
            return Ok(None);
        };
        let seconds = args.number("--seconds", 8)?;
        Ok(Some(Self {
            rounds: args.number("--rounds", 3)?,
            time: Duration::from_secs(seconds),
            bare_seconds: (seconds / 2).max(2),
            clients: args.number("--clients", 64)?,
            least: args.number("--least", 0.35)?,
            release: !args.has("--debug"),
        }))
    }
}
