//! `cargo xtask chaos` and `cargo xtask bench`: build the programs and hand over to `load`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::process::{Done, succeed, timed};
use crate::setup;
use crate::workspace::{Binaries, target};

const ADVICE: &str = "read the lines above";

/// Kills everything while people book, and reads the books afterwards.
///
/// # Errors
/// The violations, or what failed to build.
pub fn chaos(words: &[String]) -> Done {
    let asked = |word: &str| words.iter().any(|given| given == word);
    if asked("--planted-bug") {
        return caught(!asked("--debug"));
    }
    start("chaos", !asked("--debug"), words)
}

/// Measures the released product against the bare database.
///
/// # Errors
/// A ratio below its limit, or what failed to build.
pub fn bench(words: &[String]) -> Done {
    start("bench", true, words)
}

fn start(name: &str, release: bool, words: &[String]) -> Done {
    build(release)?;
    succeed(program(release).arg(name).args(words), ADVICE)
}

fn build(release: bool) -> Done {
    setup::for_serving()?;
    let mut build = Binaries::build(release);
    timed("programs", || {
        succeed(build.args(["--bin", "load"]), ADVICE)
    })
}

fn program(release: bool) -> Command {
    Command::new(Binaries::of(release).product.with_file_name("load"))
}

/// A product whose capacity nobody guards must not pass.
fn caught(release: bool) -> Done {
    setup::for_serving()?;
    let unguarded = planted(release)?;
    build(release)?;
    let mut chaos = program(release);
    chaos.args([
        "chaos",
        "--short",
        "--database",
        "sqlite",
        "--expect-violation",
    ]);
    if !release {
        chaos.arg("--debug");
    }
    succeed(chaos.arg("--product").arg(unguarded), ADVICE)
}

/// Builds it under the test-only feature and puts it aside: the usual name stays the true product.
fn planted(release: bool) -> Done<PathBuf> {
    let mut build = Binaries::build(release);
    build.args(["--features", "api/planted-bug"]);
    timed("a product with the planted bug", || {
        succeed(&mut build, ADVICE)
    })?;
    let aside = target().join("ventanilla-planted-bug");
    let product = Binaries::of(release).product;
    fs::rename(&product, &aside).map_err(|error| format!("{}: {error}", product.display()))?;
    Ok(aside)
}
