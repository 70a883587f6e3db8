//! `cargo xtask test`: everything that must hold before a change lands.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::args::Accepts;
use crate::counts::Counts;
use crate::postgres::Cluster;
use crate::process::{Done, follow, interrupted, succeed};
use crate::stack::{Plan, Stack, scratch};
use crate::workspace::{Binaries, cargo};
use crate::{build, e2e, house, lint, load, setup, size};

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask test

  Formatting, clippy, the rules of the house, unit and API tests on SQLite and on a temporary
  PostgreSQL, the site as it is released with its size budget, the browser tests in Chromium, and
  half a minute of chaos on each database (`cargo xtask chaos --short`). Prints how long each step
  took and ends with `N passed, N failed`, where a step without tests of its own counts as one. A
  step that fails does not keep the others from running.

  In a hurry: `cargo nextest run -p <crate>`, `cargo xtask lint`, `cargo xtask e2e <file>`.",
    switches: &[],
    values: &[],
    names: false,
};

/// Runs the command.
///
/// # Errors
/// That something does not hold.
pub fn run(words: &[String]) -> Done {
    if ACCEPTS.read(words)?.is_none() {
        return Ok(());
    }
    let mut report = Report::default();
    let ready = report.step("setup", || {
        setup::for_serving()?;
        setup::for_testing()
    });
    if ready {
        everything(&mut report);
    }
    report.close()
}

fn everything(report: &mut Report) {
    report.step("formatting", lint::formatting);
    report.step("rules of the house", house::check);
    report.step("clippy", lint::clippy);
    report.step("clippy of the page", lint::clippy_of_the_page);
    report.step("types of the browser tests", lint::browser_test_types);
    let site = report.step("site", || build::site(false));
    let programs = report.step("programs", || {
        succeed(&mut Binaries::build(false), "read the errors above")
    });
    report.suite("tests on SQLite", || tests("sqlite", Scope::Everything));
    report.suite("tests on PostgreSQL", || {
        let cluster = Cluster::start()?;
        tests(&cluster.url("postgres"), Scope::Api)
    });
    if site && programs {
        in_the_browser(report);
    }
    if programs {
        for database in ["sqlite", "postgres"] {
            report.step(&format!("chaos on {database}"), || {
                let words = ["--short", "--debug", "--database", database];
                load::chaos(&words.map(str::to_owned))
            });
        }
    }
}

fn in_the_browser(report: &mut Report) {
    let mut stack = None;
    let runs = report.step("product and sandbox", || {
        stack = Some(Stack::start(&Plan::fresh(scratch("e2e"))?)?);
        Ok(())
    });
    if let Some(stack) = stack.filter(|_| runs) {
        report.suite("size budget", || size::measure(&stack));
        report.suite("browser tests", || e2e::browser_tests(&stack, &[]));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Scope {
    Everything,
    /// What asks a database.
    Api,
}

fn tests(database: &str, scope: Scope) -> Done<Counts> {
    let mut command = if setup::has_nextest() {
        with_nextest(scope)
    } else {
        let mut command = cargo();
        command.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
        command
    };
    command.env("VENTANILLA_TEST_DATABASE", database);
    let mut counts = Counts::default();
    let held = follow(&mut command, |line| counts.add(line))?;
    if !held && counts.failed == 0 {
        return Err("the tests did not run: read the errors above".to_owned());
    }
    Ok(counts)
}

/// Always the whole workspace, narrowed by a filter: another selection of packages would unite
/// other features and compile the dependencies anew.
fn with_nextest(scope: Scope) -> Command {
    let mut command = cargo();
    command.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    command.args(["--status-level", "fail", "--final-status-level", "slow"]);
    if scope == Scope::Api {
        command.args(["--filterset", "package(api)"]);
    }
    command
}

/// What ran, how long it took, and how it ended.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    counts: Counts,
}

impl Report {
    /// Runs something that holds or does not; says which.
    fn step(&mut self, name: &str, work: impl FnOnce() -> Done) -> bool {
        let counted = || {
            work().map(|()| Counts {
                passed: 1,
                failed: 0,
            })
        };
        self.record(name, counted)
    }

    /// Runs something that counts by itself; that nothing ran is a failure.
    fn suite(&mut self, name: &str, work: impl FnOnce() -> Done<Counts>) -> bool {
        self.record(name, || match work()? {
            nothing if nothing == Counts::default() => Err("no test ran".to_owned()),
            counts => Ok(counts),
        })
    }

    fn record(&mut self, name: &str, work: impl FnOnce() -> Done<Counts>) -> bool {
        if interrupted() {
            return false;
        }
        println!("\n── {name}");
        let start = Instant::now();
        let counts = work().unwrap_or_else(|why| {
            println!("{why}");
            Counts {
                passed: 0,
                failed: 1,
            }
        });
        self.counts.passed += counts.passed;
        self.counts.failed += counts.failed;
        self.lines.push(line(name, start.elapsed(), counts));
        counts.failed == 0
    }

    /// Prints all steps, and the line that programs read.
    fn close(self) -> Done {
        println!("\n{}", self.lines.join("\n"));
        if interrupted() {
            return Err("interrupted: what is above is not all".to_owned());
        }
        println!(
            "\n{} passed, {} failed",
            self.counts.passed, self.counts.failed
        );
        if self.counts.failed > 0 {
            // The count is the last line; the exit code says the rest.
            std::process::exit(1);
        }
        Ok(())
    }
}

fn line(name: &str, took: Duration, counts: Counts) -> String {
    let (passed, failed) = (counts.passed, counts.failed);
    let seconds = took.as_secs_f32();
    format!("{name:<27} {seconds:>8.1} s   {passed:>4} passed  {failed:>3} failed")
}
