//! The commands people type: `cargo xtask help`.

mod build;
mod counts;
mod e2e;
mod fuzz;
mod house;
mod lint;
mod load;
mod pictures;
mod serve;
mod service;
mod setup;
mod size;
mod stack;
mod test;

use std::process::ExitCode;

use process::Done;
use xtask::{args, ports, postgres, process, usage, workspace};

struct Command {
    name: &'static str,
    summary: &'static str,
    run: fn(&[String]) -> Done,
}

const COMMANDS: [Command; 11] = [
    Command {
        name: "setup",
        summary: "install what is missing on this machine; the others do it by themselves",
        run: setup::run,
    },
    Command {
        name: "serve",
        summary: "build and serve the product with its sandbox on this machine",
        run: serve::run,
    },
    Command {
        name: "build",
        summary: "one release binary with the site inside",
        run: build::run,
    },
    Command {
        name: "test",
        summary: "everything that must hold before a change lands",
        run: test::run,
    },
    Command {
        name: "lint",
        summary: "formatting, clippy and the rules of the house",
        run: lint::run,
    },
    Command {
        name: "fuzz",
        summary: "feed the parsers with whatever breaks them, for a minute each",
        run: fuzz::run,
    },
    Command {
        name: "e2e",
        summary: "the browser tests, all or one file",
        run: e2e::run,
    },
    Command {
        name: "size",
        summary: "what the pages cost over the wire, against their limits",
        run: size::run,
    },
    Command {
        name: "chaos",
        summary: "kill everything while people book, then compare all the books",
        run: load::chaos,
    },
    Command {
        name: "bench",
        summary: "holds and availability over HTTP against the bare database",
        run: load::bench,
    },
    Command {
        name: "pictures",
        summary: "the pictures of README and the guides, from the running product",
        run: pictures::run,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    process::listen_for_interruption();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Done {
    let Some(name) = words.first() else {
        println!("{}", overview());
        return Ok(());
    };
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        println!("{}", overview());
        return Ok(());
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(&words[1..]),
        None => Err(format!("there is no command `{name}`\n\n{}", overview())),
    }
}

fn overview() -> String {
    let lines = COMMANDS.map(|command| format!("  {:<9} {}", command.name, command.summary));
    format!("cargo xtask <command> [--help]\n\n{}", lines.join("\n"))
}
