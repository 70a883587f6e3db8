//! The product's own program.

use std::process::Command;

use xtask::process::{Done, succeed_silently};
use xtask::workspace::root;

use super::Place;
use super::program::Program;

const ADVICE: &str = "the lines above say why";

/// Everybody comes from one address here, and does in a minute what takes people weeks.
const UNLIMITED: [&str; 9] = [
    "VENTANILLA_CODES__HOURLY_PER_VISITOR",
    "VENTANILLA_CODES__HOURLY_ENTRIES_PER_VISITOR",
    "VENTANILLA_LIMITS__BOOKINGS__PER_ACCOUNT",
    "VENTANILLA_LIMITS__BOOKINGS__PER_VISITOR",
    "VENTANILLA_LIMITS__DRAFTS__PER_ACCOUNT",
    "VENTANILLA_LIMITS__DRAFTS__PER_VISITOR",
    "VENTANILLA_LIMITS__CHANGES__PER_ACCOUNT",
    "VENTANILLA_LIMITS__CHANGES__PER_VISITOR",
    "VENTANILLA_PRECHECK__FREE_PER_VISITOR",
];

/// How often a start is tried: a database that recovers refuses connections for a moment.
const STARTS: u32 = 5;

pub struct Product {
    place: Place,
    database: String,
    /// Further settings as environment variables.
    settings: Vec<(String, String)>,
    running: Option<Program>,
}

impl Product {
    pub fn new(place: &Place, database: String, settings: &[(&str, &str)]) -> Self {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self {
            place: place.clone(),
            database,
            settings: settings.iter().map(own).collect(),
            running: None,
        }
    }

    /// Migrates, loads the catalogue and publishes slots.
    ///
    /// # Errors
    /// What the command says.
    pub fn prepare(&self) -> Done {
        for words in [
            &["migrate"][..],
            &["catalogue", "load"],
            &["slots", "publish"],
        ] {
            succeed_silently(self.command().args(words), ADVICE)?;
        }
        Ok(())
    }

    /// # Errors
    /// That it did not start.
    pub fn start(&mut self) -> Done {
        let mut failed = String::new();
        for _ in 0..STARTS {
            let mut command = self.command();
            command.arg("serve");
            let log = self.place.folder.join("ventanilla.log");
            match Program::start("ventanilla", command, self.place.port, &log) {
                Ok(program) => {
                    self.running = Some(program);
                    return Ok(());
                }
                Err(why) => failed = why,
            }
        }
        Err(failed)
    }

    pub fn kill(&mut self) {
        if let Some(program) = self.running.take() {
            program.kill();
        }
    }

    /// Asks it to end, and waits.
    pub fn stop(&mut self) {
        self.running = None;
    }

    pub fn process(&self) -> Option<u32> {
        self.running.as_ref().map(Program::id)
    }

    fn command(&self) -> Command {
        let place = &self.place;
        let local = |port: u16| format!("127.0.0.1:{port}");
        let mut command = Command::new(&place.product);
        command
            .current_dir(root())
            .env("RUST_LOG", "warn")
            .env("VENTANILLA_MODE", "sandbox")
            .env("VENTANILLA_DATABASE_URL", &self.database)
            .env("VENTANILLA_LISTEN", local(place.port))
            .env("VENTANILLA_METRICS_LISTEN", local(place.metrics_port))
            .env("VENTANILLA_PUBLIC_URL", place.address())
            .env("VENTANILLA_SITE_DIR", place.folder.join("no-site"))
            .env("VENTANILLA_CATALOGUE_DIR", place.folder.join("catalogue"))
            .env("VENTANILLA_STRIPE__API_URL", place.sandbox_address())
            .env(
                "VENTANILLA_SMTP__URL",
                format!("smtp://{}", local(place.smtp_port)),
            )
            .env(
                "VENTANILLA_SIGNING__SANDBOX_FILE",
                place.folder.join("signing-key.pem"),
            )
            .envs(UNLIMITED.map(|name| (name, "100000000")));
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }
}
