//! What the command takes.

use std::path::PathBuf;
use std::time::Duration;

use xtask::args::Args;
use xtask::process::Done;
use xtask::usage::CHAOS;

use crate::citizen::Until;
use crate::world::Engine;

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
        let Some(args) = CHAOS.read(words)? else {
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
