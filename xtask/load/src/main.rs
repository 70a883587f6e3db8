//! The product under load, as real processes: `chaos` kills it and reads the books afterwards,
//! `bench` measures it against the bare database. `cargo xtask` builds the programs and starts
//! this one.

mod bench;
mod chaos;
mod check;
mod citizen;
mod world;

use std::process::ExitCode;

use xtask::process;

const HELP: &str = "\
load chaos [--help]   clients book, pay, move and cancel while everything dies around them
load bench [--help]   holds and availability over HTTP against the bare database";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    process::listen_for_interruption();
    let rest = words.get(1..).unwrap_or_default();
    let done = match words.first().map(String::as_str) {
        Some("chaos") => chaos::run(rest),
        Some("bench") => bench::run(rest),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
