//! The commands of `ventanilla`, one file each.

mod appointment;
mod backup;
mod catalogue;
mod config;
mod jobs;
mod migrate;
mod reseal;
mod restore;
mod serve;
mod slots;
mod staff;
mod verify;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::{Config, Wrong};
use crate::refusal::Refusal;
use crate::state::App;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Public migration services of Honduras: the API, the site, and their maintenance.
///
/// Settings come from the embedded config.toml, from the file named in `VENTANILLA_CONFIG` and from
/// `VENTANILLA_*` variables; `ventanilla config defaults` prints all of them with comments.
#[derive(Debug, Parser)]
#[command(name = "ventanilla", version, propagate_version = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers requests and runs the jobs until it is told to stop
    Serve(serve::Serve),
    /// Brings the database's tables up to this release
    Migrate,
    /// Offices, services, fees and deadlines
    #[command(subcommand)]
    Catalogue(catalogue::Shelf),
    /// The times that can be booked
    #[command(subcommand)]
    Slots(slots::Slots),
    /// Acts for an office on one appointment; audited
    #[command(subcommand)]
    Appointment(appointment::Appointment),
    /// Runs the jobs apart from `serve`
    #[command(subcommand)]
    Jobs(jobs::Jobs),
    /// Officers, border officers and supervisors
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Looks at the settings
    #[command(subcommand)]
    Config(config::Show),
    /// Copies a SQLite database while it is in use, and verifies the copy
    Backup(backup::Backup),
    /// Puts a verified backup in the database's place
    Restore(restore::Restore),
    /// Brings what older versions of `secrets.seal` sealed and indexed to the first one
    Reseal,
    /// Checks the text of a paper's QR code, or a file against its signed record, without the
    /// service: exit code 0 valid, 3 forged, 4 expired or not valid yet
    Verify(verify::Verify),
    /// Prints the version
    Version,
}

/// Runs the command of the command line; 1 when it failed, 2 when the settings are wrong.
pub async fn run() -> ExitCode {
    let line = Line::parse();
    if matches!(line.command, Command::Version) {
        println!("ventanilla {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    if let Command::Config(config::Show::Defaults) = line.command {
        print!("{}", crate::config::DEFAULTS);
        return ExitCode::SUCCESS;
    }
    if let Command::Verify(verify) = line.command {
        return verify.run();
    }
    let config = match Config::load() {
        Ok(config) => config,
        Err(wrong) => return refuse(&wrong),
    };
    crate::telemetry::start_log(&config);
    match perform(line.command, config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ventanilla: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn refuse(wrong: &[Wrong]) -> ExitCode {
    eprintln!("ventanilla: these settings cannot be used:");
    for wrong in wrong {
        eprintln!("  {wrong}");
    }
    ExitCode::from(2)
}

async fn perform(command: Command, config: Config) -> anyhow::Result<()> {
    match command {
        Command::Serve(serve) => serve.run(config).await,
        Command::Migrate => migrate::run(config).await,
        Command::Catalogue(shelf) => shelf.run(config).await,
        Command::Slots(slots) => slots.run(config).await,
        Command::Appointment(appointment) => appointment.run(config).await,
        Command::Jobs(jobs) => jobs.run(config).await,
        Command::Staff(staff) => staff.run(config).await,
        Command::Config(_) => {
            config::good(&config);
            Ok(())
        }
        Command::Backup(backup) => backup.run(&config).await,
        Command::Restore(restore) => restore.run(&config).await,
        Command::Reseal => reseal::run(config).await,
        Command::Verify(_) | Command::Version => Ok(()),
    }
}

/// A refusal in words for who typed the command.
fn failed(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Problem(problem) => anyhow::anyhow!("{}", problem.code.as_str()),
        other => anyhow::anyhow!("{other:?}"),
    }
}

/// The application with the machine's time and chance.
async fn open(config: Config) -> anyhow::Result<App> {
    App::open(config, Clock::system(), Chance::system()).await
}
