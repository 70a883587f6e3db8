//! `cargo xtask e2e`: the browser tests against a product of their own.

use std::process::Command;

use crate::args::Accepts;
use crate::build;
use crate::counts::Counts;
use crate::process::{Done, follow, succeed, timed};
use crate::setup;
use crate::stack::{Plan, Stack, scratch};
use crate::workspace::{Binaries, root};

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask e2e [FILE…] [--project phone|desktop] [--grep WORDS] [--quick] [--trace]

  Starts the product and its sandbox on free ports with a new SQLite database, and runs the
  browser tests of e2e/tests in Chromium: all of them, or the files whose names hold FILE.

  --project NAME   only on the phone, or only on the desktop
  --grep WORDS     only the tests whose titles hold WORDS
  --quick          the page without optimisation: for working on it
  --trace          keeps a trace of each test that fails; takes half as long again",
    switches: &["--quick", "--trace"],
    values: &["--project", "--grep"],
    names: true,
};

/// Runs the command.
///
/// # Errors
/// What failed, and what to do about it.
pub fn run(words: &[String]) -> Done {
    let Some(args) = ACCEPTS.read(words)? else {
        return Ok(());
    };
    setup::for_serving()?;
    setup::for_testing()?;
    build::site(args.has("--quick"))?;
    timed("server", || {
        succeed(&mut Binaries::build(false), "read the errors above")
    })?;
    let mut chosen = args.names.clone();
    for flag in ["--project", "--grep"] {
        if let Some(value) = args.value(flag) {
            chosen.push(format!("{flag}={value}"));
        }
    }
    if args.has("--trace") {
        chosen.push("--trace=retain-on-failure".to_owned());
    }
    let stack = Stack::start(&Plan::fresh(scratch("e2e"))?)?;
    let counts = browser_tests(&stack, &chosen)?;
    if counts.failed > 0 || counts.passed == 0 {
        return Err(
            "pictures of what failed: e2e/results; with --trace, each of its steps".to_owned(),
        );
    }
    Ok(())
}

/// Runs Playwright against a running stack.
///
/// # Errors
/// That Playwright cannot start.
pub fn browser_tests(stack: &Stack, chosen: &[String]) -> Done<Counts> {
    let mut counts = Counts::default();
    let mut playwright = playwright(stack);
    follow(playwright.arg("test").args(chosen), |line| counts.add(line))?;
    Ok(counts)
}

/// Playwright with the addresses of a running stack, and what another replica of it needs.
pub fn playwright(stack: &Stack) -> Command {
    let mut command = Command::new("node_modules/.bin/playwright");
    command
        .current_dir(root().join("e2e"))
        .envs(stack.settings.iter().cloned())
        .env("BASE_URL", &stack.address)
        .env("SANDBOX_URL", &stack.sandbox_address);
    command
}
