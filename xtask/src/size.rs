//! `cargo xtask size`: what the pages cost over the wire, measured in the browser.

use crate::args::Accepts;
use crate::build;
use crate::counts::Counts;
use crate::e2e::playwright;
use crate::process::{Done, follow, succeed, timed};
use crate::setup;
use crate::stack::{Plan, Stack, scratch};
use crate::workspace::Binaries;

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask size

  Builds the site as it is released, starts the product on free ports with a new SQLite database,
  and measures in Chromium the bytes of a first visit, with a cold cache and brotli, until the
  network is idle. Fails above the limits. Lighthouse's figures for a phone are printed beside.",
    switches: &[],
    values: &[],
    names: false,
};

/// Runs the command.
///
/// # Errors
/// What failed, or that a limit is exceeded.
pub fn run(words: &[String]) -> Done {
    if ACCEPTS.read(words)?.is_none() {
        return Ok(());
    }
    setup::for_serving()?;
    setup::for_testing()?;
    build::site(false)?;
    timed("server", || {
        succeed(&mut Binaries::build(false), "read the errors above")
    })?;
    let stack = Stack::start(&Plan::fresh(scratch("size"))?)?;
    let counts = measure(&stack)?;
    if counts.failed > 0 || counts.passed == 0 {
        return Err("a page costs more than its limit: see above".to_owned());
    }
    Ok(())
}

/// Measures a running stack; each figure is one count.
///
/// # Errors
/// That the browser cannot start.
pub fn measure(stack: &Stack) -> Done<Counts> {
    let mut playwright = playwright(stack);
    playwright.args(["test", "--config", "size.config.ts"]);
    let mut counts = Counts::default();
    follow(&mut playwright, |line| counts.add(line))?;
    Ok(counts)
}
