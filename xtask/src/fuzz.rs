//! `cargo xtask fuzz`: the parsers of what strangers hand in, under libFuzzer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::Accepts;
use crate::process::{Done, interrupted, succeed, succeed_silently, timed};
use crate::setup;
use crate::workspace::{cargo, root, target};

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask fuzz [--seconds 60] [target…]

  Feeds each parser under fuzz/targets, or the named ones, with inputs grown from fuzz/corpus for
  so long, prints how many it tried, and fails when one of them breaks what must hold; that input
  is then kept under target/fuzz/found. What is new and harmless is kept under target/fuzz/grown.",
    switches: &[],
    values: &["--seconds"],
    names: true,
};

/// What makes the compiler leave marks for the fuzzer to follow. These are cargo-fuzz's own,
/// without a sanitizer: those need a nightly compiler, and there is no unsafe code to look into.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cdebug-assertions -Coverflow-checks \
    -Ccodegen-units=1 -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// Seconds that a single input may take.
const SLOWEST_INPUT: &str = "-timeout=5";

/// Runs the command.
///
/// # Errors
/// What failed, or which target found an input that breaks it.
pub fn run(words: &[String]) -> Done {
    let Some(args) = ACCEPTS.read(words)? else {
        return Ok(());
    };
    let seconds: u32 = args.number("--seconds", 60)?;
    let known = targets()?;
    let wanted = if args.names.is_empty() {
        &known
    } else {
        &args.names
    };
    if let Some(unknown) = wanted.iter().find(|name| !known.contains(name)) {
        return Err(format!(
            "there is no target `{unknown}`, only {}",
            known.join(", ")
        ));
    }
    setup::for_fuzzing()?;
    let programs = timed("fuzz targets", build)?;
    let mut broken = Vec::new();
    for name in wanted {
        if !attack(name, &programs, seconds)? {
            broken.push(name.as_str());
        }
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "broken: {}; see target/fuzz/found",
            broken.join(", ")
        ))
    }
}

fn targets() -> Done<Vec<String>> {
    let folder = root().join("fuzz/targets");
    let entries = fs::read_dir(&folder).map_err(|error| format!("fuzz/targets: {error}"))?;
    let stem = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> = entries.flatten().filter_map(|e| stem(e.path())).collect();
    names.sort();
    Ok(names)
}

/// Builds the targets; gives the folder with their programs. Naming this machine as the target
/// keeps the marks out of build scripts and macros.
fn build() -> Done<PathBuf> {
    let host = succeed_silently(Command::new("rustc").arg("-vV"), "is Rust installed?")?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc does not say for which machine it builds")?;
    let folder = target().join("fuzz");
    let mut command = cargo();
    command.args([
        "build",
        "--release",
        "--quiet",
        "--manifest-path",
        "fuzz/Cargo.toml",
    ]);
    command.args(["--target", host]);
    command.env("RUSTFLAGS", COVERAGE);
    command.env("CARGO_TARGET_DIR", &folder);
    succeed(&mut command, "read the errors above")?;
    Ok(folder.join(host).join("release"))
}

/// Whether a target stood it.
fn attack(name: &str, programs: &Path, seconds: u32) -> Done<bool> {
    let [grown, found] = ["grown", "found"].map(|kind| target().join("fuzz").join(kind).join(name));
    for folder in [&grown, &found] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut fuzzer = Command::new(programs.join(name));
    fuzzer.args([&grown, &root().join("fuzz/corpus").join(name)]);
    fuzzer.args([SLOWEST_INPUT, "-verbosity=0", "-print_final_stats=1"]);
    fuzzer.arg(format!("-max_total_time={seconds}"));
    fuzzer.arg(format!("-artifact_prefix={}/", found.display()));
    println!("{name}: {seconds} s …");
    // It says a great deal; only what broke it is worth reading.
    let output = fuzzer
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let stood = output.status.success();
    if !stood {
        eprint!("{said}");
    }
    if interrupted() {
        return Err("interrupted".to_owned());
    }
    let Counted { executions, rate } = Counted::in_output(&said);
    let verdict = if stood { "nothing broke" } else { "BROKEN" };
    println!("{name}: {executions} executions, {rate} a second: {verdict}");
    Ok(stood && executions > 0)
}

/// What libFuzzer counts.
#[derive(Debug, PartialEq)]
struct Counted {
    executions: u64,
    rate: u64,
}

impl Counted {
    fn in_output(said: &str) -> Self {
        let number = |name: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|number| number.trim().parse().ok())
        };
        Self {
            executions: number("stat::number_of_executed_units:").unwrap_or(0),
            rate: number("stat::average_exec_per_sec:").unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fuzzers_last_words_are_understood() {
        let said = "Done 1879082 runs in 21 second(s)\n\
                    stat::number_of_executed_units: 1879082\n\
                    stat::average_exec_per_sec:     89480\n\
                    stat::peak_rss_mb:              29\n";
        let expected = Counted {
            executions: 1_879_082,
            rate: 89_480,
        };
        assert_eq!(Counted::in_output(said), expected);
    }
}
