//! `cargo xtask chaos` and `cargo xtask bench`: build the programs and hand over to `load`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::process::{Done, succeed, timed};
use crate::setup;
use crate::usage;
use crate::workspace::{Binaries, target};

const ADVICE: &str = "read the lines above";

/// Kills everything while people book, and reads the books afterwards.
///
/// # Errors
/// A word that is not understood, the violations, or what failed to build.
pub fn chaos(words: &[String]) -> Done {
    let Some(args) = usage::CHAOS.read(words)? else {
        return Ok(());
    };
    let release = !args.has("--debug");
    if args.has("--planted-bug") {
        return caught(release, args.value("--database"));
    }
    start("chaos", release, words)
}

/// Measures the released product against the bare database.
///
/// # Errors
/// A word that is not understood, a ratio below its limit, or what failed to build.
pub fn bench(words: &[String]) -> Done {
    let Some(args) = usage::BENCH.read(words)? else {
        return Ok(());
    };
    start("bench", !args.has("--debug"), words)
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

/// A product whose capacity nobody guards must not pass, on whichever database.
fn caught(release: bool, database: Option<&str>) -> Done {
    setup::for_serving()?;
    let unguarded = planted(release)?;
    build(release)?;
    for engine in ["sqlite", "postgres"] {
        if database.is_some_and(|chosen| chosen != engine) {
            continue;
        }
        let mut chaos = program(release);
        chaos.args(["chaos", "--short", "--expect-violation"]);
        chaos.args(["--database", engine]);
        if !release {
            chaos.arg("--debug");
        }
        succeed(chaos.arg("--product").arg(&unguarded), ADVICE)?;
    }
    Ok(())
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
