//! What the command takes.

use std::time::Duration;

use xtask::args::Accepts;
use xtask::process::Done;

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask bench [--rounds N] [--seconds N] [--clients N] [--least RATIO]

  The released product on a PostgreSQL with fsync and synchronous_commit on, against the same
  PostgreSQL asked by `pgbench -M prepared` (the best of 8, 16 and 64 clients): complete holds over
  HTTP against the smallest transaction that could be right, on one hot slot and on 1,000 slots;
  a month's availability with 1,000,000 stored slots against its bare query. Interleaved rounds,
  the median of their ratios counts. Prints percentiles, the product's memory, and the share of
  the processors that the load generators take for themselves.

  --rounds    interleaved rounds (3)
  --seconds   of each measurement of the product (8)
  --clients   that ask the product at once (64)
  --least     the ratio below which it fails (0.35)",
    switches: &["--debug"],
    values: &["--rounds", "--seconds", "--clients", "--least"],
    names: false,
};

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
        let Some(args) = ACCEPTS.read(words)? else {
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
