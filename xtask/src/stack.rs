//! The product and its sandbox, running together.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::ports::free_port;
use crate::process::{Done, interrupted, succeed_silently, timed};
use crate::service::Service;
use crate::workspace::{Binaries, root};

/// Of slots published ahead, so that a calendar has something to show.
const DAYS: &str = "60";

/// Limits that a crowd behind one network address would meet.
const OF_ONE_ADDRESS: [&str; 8] = [
    "VENTANILLA_CODES__HOURLY_PER_VISITOR",
    "VENTANILLA_CODES__HOURLY_ENTRIES_PER_VISITOR",
    "VENTANILLA_LIMITS__BOOKINGS__PER_VISITOR",
    "VENTANILLA_LIMITS__DRAFTS__PER_VISITOR",
    "VENTANILLA_LIMITS__CHANGES__PER_VISITOR",
    "VENTANILLA_LIMITS__NEW_DRAFTS_PER_VISITOR",
    "VENTANILLA_PRECHECK__FREE_PER_VISITOR",
    "VENTANILLA_PRECHECK__HOURLY_OPENINGS_PER_VISITOR",
];

/// Where a stack listens and what it keeps.
pub struct Plan {
    pub port: u16,
    pub sandbox_port: u16,
    pub smtp_port: u16,
    pub metrics_port: u16,
    pub database: String,
    /// Logs, and the sandbox's own books.
    pub folder: PathBuf,
    /// Whether payments and mails survive a restart, as the database does.
    pub lasting: bool,
    pub release: bool,
    /// Tests come from one network address as if a whole city shared it.
    pub crowd: bool,
}

/// Both programs; they end when it is dropped, the product first so that it can drain.
pub struct Stack {
    product: Service,
    sandbox: Service,
    pub address: String,
    pub sandbox_address: String,
    /// What the product was started with, for a test that starts another replica.
    pub settings: Vec<(OsString, OsString)>,
}

impl Plan {
    /// The addresses that people know.
    pub fn usual(database: String, folder: PathBuf) -> Self {
        Self {
            port: 8080,
            sandbox_port: 8090,
            smtp_port: 1025,
            metrics_port: 9464,
            database,
            folder,
            lasting: true,
            release: false,
            crowd: false,
        }
    }

    /// Ports of its own and a new SQLite database, beside whatever else runs.
    ///
    /// # Errors
    /// That the folder cannot be made, or no port is free.
    pub fn fresh(folder: PathBuf) -> Done<Self> {
        drop(fs::remove_dir_all(&folder));
        let database = format!("sqlite://{}", folder.join("ventanilla.db").display());
        Ok(Self {
            port: free_port()?,
            sandbox_port: free_port()?,
            smtp_port: free_port()?,
            metrics_port: free_port()?,
            database,
            folder,
            lasting: false,
            release: false,
            crowd: true,
        })
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where the staff comes: a passkey belongs to a name, not to a number.
    pub fn staff_address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Another site than the product's, so that the way to pay crosses sites as in life.
    pub fn sandbox_address(&self) -> String {
        format!("http://localhost:{}", self.sandbox_port)
    }

    /// The product's program with this plan as its configuration.
    pub fn product(&self) -> Command {
        let mut command = Command::new(Binaries::of(self.release).product);
        command
            .current_dir(root())
            .env("VENTANILLA_MODE", "sandbox")
            .env("VENTANILLA_DATABASE_URL", &self.database)
            .env("VENTANILLA_LISTEN", format!("127.0.0.1:{}", self.port))
            .env(
                "VENTANILLA_METRICS_LISTEN",
                format!("127.0.0.1:{}", self.metrics_port),
            )
            .env("VENTANILLA_PUBLIC_URL", self.address())
            .env("VENTANILLA_SITE_DIR", root().join("target/site"))
            .env("VENTANILLA_CATALOGUE_DIR", root().join("catalogue"))
            .env(
                "VENTANILLA_STRIPE__API_URL",
                format!("http://127.0.0.1:{}", self.sandbox_port),
            )
            .env(
                "VENTANILLA_SMTP__URL",
                format!("smtp://127.0.0.1:{}", self.smtp_port),
            )
            .env(
                "VENTANILLA_SIGNING__SANDBOX_FILE",
                self.folder.join("signing-key.pem"),
            );
        if self.crowd {
            command.envs(OF_ONE_ADDRESS.map(|name| (name, "1000000")));
        }
        command
    }

    fn sandbox(&self) -> Command {
        let mut command = Command::new(Binaries::of(self.release).sandbox);
        let webhook = format!("{}/api/v1/payments/stripe/events", self.address());
        command
            .args(["--http", &format!("127.0.0.1:{}", self.sandbox_port)])
            .args(["--smtp", &format!("127.0.0.1:{}", self.smtp_port)])
            .args(["--public-url", &self.sandbox_address()])
            .args(["--webhook-url", &webhook]);
        if self.lasting {
            command.arg("--data").arg(self.folder.join("sandbox.log"));
        }
        command
    }

    /// Brings the database to this version, with offices, services and free times.
    fn prepare(&self) -> Done {
        let advice = "the lines above say why";
        timed("database", || {
            succeed_silently(self.product().arg("migrate"), advice).map(drop)
        })?;
        timed("catalogue", || {
            succeed_silently(self.product().args(["catalogue", "load"]), advice).map(drop)
        })?;
        timed("slots", || {
            let mut publish = self.product();
            publish.args(["slots", "publish", "--days", DAYS]);
            succeed_silently(&mut publish, advice).map(drop)
        })
    }
}

impl Stack {
    /// Prepares the database and starts both programs; answers when both listen.
    ///
    /// # Errors
    /// The end of the log of what did not start.
    pub fn start(plan: &Plan) -> Done<Self> {
        fs::create_dir_all(&plan.folder)
            .map_err(|error| format!("{}: {error}", plan.folder.display()))?;
        plan.prepare()?;
        let log = |name: &str| plan.folder.join(name);
        let sandbox = Service::start("sandbox", plan.sandbox(), log("sandbox-output.log"))?;
        let mut product = plan.product();
        let settings = settings(&product);
        product.arg("serve");
        let product = Service::start("ventanilla", product, log("ventanilla-output.log"))?;
        Ok(Self {
            product,
            sandbox,
            address: plan.address(),
            sandbox_address: plan.sandbox_address(),
            settings,
        })
    }

    /// Waits for Ctrl-C, or for one of them to end by itself, which is an error.
    ///
    /// # Errors
    /// Which one ended, and the end of its log.
    pub fn wait(&mut self) -> Done {
        while !interrupted() {
            self.product.still_runs()?;
            self.sandbox.still_runs()?;
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

/// The program of a command and the variables that it sets.
fn settings(command: &Command) -> Vec<(OsString, OsString)> {
    let set = command
        .get_envs()
        .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())));
    set.chain([("PRODUCT".into(), command.get_program().to_owned())])
        .collect()
}

/// Where commands keep what may be thrown away.
pub fn scratch(name: &str) -> PathBuf {
    Path::new(root()).join("target").join(name)
}
