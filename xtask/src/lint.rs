//! `cargo xtask lint`: formatting, clippy and the rules of the house.

use std::process::Command;

use crate::args::Accepts;
use crate::house;
use crate::process::{Done, succeed, timed};
use crate::setup;
use crate::workspace::{cargo, root};

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask lint [--fix]

  Checks the formatting, clippy without warnings (the server's crates, and the app as the browser
  gets it), the types of the browser tests, and the rules of the house that no linter knows: files of 300 lines at most, no
  skipped tests, nothing left unfinished, no paths of one machine, rooms with all their doors.

  --fix   formats first",
    switches: &["--fix"],
    values: &[],
    names: false,
};

/// The fuzz targets are a workspace of their own.
const OF_THE_FUZZER: [&str; 2] = ["--manifest-path", "fuzz/Cargo.toml"];

/// Runs the command.
///
/// # Errors
/// What does not hold.
pub fn run(words: &[String]) -> Done {
    let Some(args) = ACCEPTS.read(words)? else {
        return Ok(());
    };
    setup::for_testing()?;
    if args.has("--fix") {
        let advice = "the code above does not parse";
        timed("format", || {
            succeed(cargo().args(["fmt", "--all"]), advice)?;
            succeed(cargo().args(["fmt"]).args(OF_THE_FUZZER), advice)
        })?;
    }
    // All of them run, so that one look shows everything.
    let found = [
        timed("formatting", formatting),
        timed("house", house::check),
        timed("clippy", clippy),
        timed("clippy of the page", clippy_of_the_page),
        timed("types of the browser tests", browser_test_types),
    ];
    let wrong: Vec<String> = found.into_iter().filter_map(Result::err).collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// # Errors
/// That something is not formatted.
pub fn formatting() -> Done {
    let advice = "`cargo xtask lint --fix` formats";
    succeed(cargo().args(["fmt", "--all", "--check"]), advice)?;
    let mut check = cargo();
    check.args(["fmt", "--check"]).args(OF_THE_FUZZER);
    succeed(&mut check, advice)
}

/// # Errors
/// That clippy warns of something.
pub fn clippy() -> Done {
    let mut check = cargo();
    check.args(["clippy", "--quiet", "--workspace", "--exclude", "app"]);
    check.args(["--all-targets", "--", "-D", "warnings"]);
    succeed(&mut check, "the warnings above must go")
}

/// The app, for the browser where this machine has the target.
///
/// # Errors
/// That clippy warns of something.
pub fn clippy_of_the_page() -> Done {
    let mut check = cargo();
    check.args(["clippy", "--quiet", "-p", "app", "--all-targets"]);
    if setup::wasm_target() {
        check.args(["--target", "wasm32-unknown-unknown"]);
    }
    check.args(["--", "-D", "warnings"]);
    succeed(&mut check, "the warnings above must go")
}

/// # Errors
/// That the browser tests use something that is not there.
pub fn browser_test_types() -> Done {
    let mut check = Command::new("node_modules/.bin/tsc");
    check
        .args(["--project", "."])
        .current_dir(root().join("e2e"));
    succeed(&mut check, "the errors above must go")
}
