//! `cargo xtask pictures`: what README and the guides show, taken from the running product.

use crate::args::Accepts;
use crate::build;
use crate::e2e::playwright;
use crate::process::{Done, succeed, timed};
use crate::setup;
use crate::stack::{Plan, Stack, scratch};
use crate::workspace::Binaries;

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask pictures

  Starts the product with a new SQLite database, walks through it in Chromium on a phone and on a
  desktop, and writes docs/pictures.",
    switches: &[],
    values: &[],
    names: false,
};

/// Runs the command.
///
/// # Errors
/// What failed, and what to do about it.
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
    let stack = Stack::start(&Plan::fresh(scratch("pictures"))?)?;
    let mut playwright = playwright(&stack);
    playwright.args(["test", "--config", "pictures.config.ts"]);
    succeed(&mut playwright, "pictures of what failed: e2e/results")
}
