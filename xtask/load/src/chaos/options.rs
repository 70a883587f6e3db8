//! What the command takes.

use std::path::PathBuf;
use std::time::Duration;

use xtask::args::{Accepts, Args};
use xtask::process::Done;

use crate::citizen::Until;
use crate::world::Engine;

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask chaos [--database sqlite|postgres] [--attempts N] [--kills N] [--seconds N]
                  [--clients N] [--seed N] [--short] [--debug] [--planted-bug]

  Citizens book, pay, move and cancel against the real programs, while the product is killed with
  SIGKILL, PostgreSQL is stopped as by a power cut, Stripe fails after the effect, its webhooks are
  duplicated, delayed, reordered, dropped or badly signed, and mails are refused. Then everything
  is healed and must come to rest. From the sandbox's own books: captured − refunded − lost
  disputes = price of confirmed appointments + what a named rule retains, cent for cent for each
  booking; every acknowledged appointment is there; no place is taken twice; the ledger sums to
  zero; each mail went out once for its cause. Each violation is named.

  --database     one of them; both otherwise
  --attempts     bookings to try on each database (20000)
  --kills        SIGKILLs, and on PostgreSQL as many immediate stops (20)
  --seconds      the longest time on each database (1800)
  --clients      citizens at once (48)
  --seed         repeats a run's plans (the faults' and citizens' dice, not the machine's timing)
  --short        30 seconds on each database, three kills
  --debug        the programs as `cargo xtask test` builds them, not as released
  --planted-bug  a product without the guard of its capacity must be caught",
    switches: &["--short", "--debug", "--expect-violation"],
    values: &[
        "--database",
        "--attempts",
        "--kills",
        "--seconds",
        "--clients",
        "--seed",
        "--product",
    ],
    names: false,
};

pub struct Options {
    pub attempts: u64,
    pub kills: u64,
    pub clients: u64,
    pub seed: u64,
    pub release: bool,
    pub expect_violation: bool,
    /// Another program in the product's place.
    pub product: Option<PathBuf>,
    /// How long the healed world may take to come to rest.
    pub patience: Duration,
    seconds: u64,
    short: bool,
    engines: Vec<Engine>,
}

impl Options {
    /// # Errors
    /// A word that is not understood.
    pub fn read(words: &[String]) -> Done<Option<Self>> {
        let Some(args) = ACCEPTS.read(words)? else {
            return Ok(None);
        };
        let short = args.has("--short");
        let either = |short_one, full| if short { short_one } else { full };
        Ok(Some(Self {
            attempts: args.number("--attempts", either(1_000_000, 20_000))?,
            kills: args.number("--kills", either(3, 20))?,
            clients: args.number("--clients", either(16, 48))?,
            seed: args.number("--seed", 20_261_124)?,
            seconds: args.number("--seconds", either(30, 1_800))?,
            release: !args.has("--debug"),
            expect_violation: args.has("--expect-violation"),
            product: args.value("--product").map(PathBuf::from),
            patience: Duration::from_secs(either(90, 300)),
            engines: engines(&args)?,
            short,
        }))
    }

    pub fn engines(&self) -> &[Engine] {
        &self.engines
    }

    pub fn until(&self) -> Until {
        Until {
            attempts: self.attempts,
            time: Duration::from_secs(self.seconds),
        }
    }

    /// A short run need not meet everything.
    pub fn lenient(&self) -> bool {
        self.short || self.expect_violation
    }
}

fn engines(args: &Args) -> Done<Vec<Engine>> {
    match args.value("--database") {
        None => Ok(vec![Engine::Sqlite, Engine::Postgres]),
        Some("sqlite") => Ok(vec![Engine::Sqlite]),
        Some("postgres") => Ok(vec![Engine::Postgres]),
        Some(other) => Err(format!(
            "--database takes sqlite or postgres, not `{other}`"
        )),
    }
}
