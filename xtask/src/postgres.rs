//! A PostgreSQL of our own for the length of a command.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::ports::free_port;
use crate::process::{self, Done, interrupted, succeed_silently};

const ADVICE: &str = "see the log above; is the package `postgresql` whole?";

/// A running cluster; ends and disappears when it is dropped.
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    care: Care,
    server: Child,
}

/// What happens to what was written when a machine or a server dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// It may be lost: a test throws it away anyway.
    Fast,
    /// What was committed is on the disk, as in life.
    Durable,
}

impl Cluster {
    /// Makes a cluster and starts it on a free port.
    ///
    /// # Errors
    /// What PostgreSQL says, and what to do.
    pub fn start() -> Done<Self> {
        Self::with(Care::Fast)
    }

    /// The same, with the care that is asked for.
    ///
    /// # Errors
    /// What PostgreSQL says, and what to do.
    pub fn with(care: Care) -> Done<Self> {
        let programs = programs()?;
        let folder = folder()?;
        let mut init = as_postgres(&programs.join("initdb"))?;
        init.args(["--username=ventanilla", "--auth=trust", "--no-sync"]);
        init.args(["--encoding=UTF8", "--locale=C.UTF-8", "--pgdata"]);
        succeed_silently(init.arg(folder.join("data")), ADVICE)?;
        let port = free_port()?;
        let server = launch(&programs, &folder, port, care)?;
        let mut cluster = Self {
            folder,
            programs,
            port,
            care,
            server,
        };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// The address of a database in it.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://ventanilla@127.0.0.1:{}/{database}", self.port)
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Ends it as a power cut would: nobody is asked, nothing is written any more.
    pub fn stop_immediately(&mut self) {
        process::signal(&self.server, "QUIT");
        drop(self.server.wait());
    }

    /// Starts it again after a stop; it recovers from its log first.
    ///
    /// # Errors
    /// What PostgreSQL says, and what to do.
    pub fn start_again(&mut self) -> Done {
        self.server = launch(&self.programs, &self.folder, self.port, self.care)?;
        self.wait_until_ready()
    }

    fn wait_until_ready(&mut self) -> Done {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(30) {
            let mut ask = Command::new(self.programs.join("pg_isready"));
            ask.arg("--host=127.0.0.1")
                .arg(format!("--port={}", self.port));
            ask.stdout(Stdio::null());
            if ask.status().is_ok_and(|answer| answer.success()) {
                return Ok(());
            }
            if interrupted() {
                return Err("interrupted".to_owned());
            }
            if !matches!(self.server.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!(
            "{log}\nthe temporary PostgreSQL did not start: {ADVICE}"
        ))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
        process::signal(&self.server, "INT");
        process::stop(&mut self.server, "the temporary PostgreSQL");
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// The folder of the newest server's programs.
///
/// # Errors
/// That there is none, and how to get one.
pub fn programs() -> Done<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    versions
        .flatten()
        .map(|version| version.path().join("bin"))
        .filter(|folder| folder.join("initdb").exists())
        .max_by_key(|folder| {
            let version = folder.parent().and_then(Path::file_name);
            version.and_then(|name| name.to_str()?.parse::<u32>().ok())
        })
        .ok_or_else(|| "PostgreSQL's server is missing: `cargo xtask setup` installs it".to_owned())
}

fn launch(programs: &Path, folder: &Path, port: u16, care: Care) -> Done<Child> {
    let log = fs::File::create(folder.join("log")).map_err(|error| error.to_string())?;
    let mut server = as_postgres(&programs.join("postgres"))?;
    server.arg("-D").arg(folder.join("data"));
    server.args(["-p", &port.to_string()]);
    let settings = [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=300",
        "shared_buffers=256MB",
    ];
    let careless = [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
    ];
    let careless = careless.into_iter().filter(|_| care == Care::Fast);
    for setting in settings.into_iter().chain(careless) {
        server.args(["-c", setting]);
    }
    let log_too = log.try_clone().map_err(|error| error.to_string())?;
    server.stdin(Stdio::null()).stdout(log).stderr(log_too);
    server.spawn().map_err(|error| format!("postgres: {error}"))
}

/// A folder outside the repository: the user `postgres` may not be let into it.
fn folder() -> Done<PathBuf> {
    let parent = std::env::temp_dir();
    let port = free_port()?;
    let folder = parent.join(format!("ventanilla-postgres-{}-{port}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    if is_root() {
        let (user, group) = (postgres_id("-u")?, postgres_id("-g")?);
        chown(&folder, Some(user), Some(group)).map_err(|error| error.to_string())?;
    }
    Ok(folder)
}

/// PostgreSQL refuses to run as root; then it runs as the user that its package made.
fn as_postgres(program: &Path) -> Done<Command> {
    if !is_root() {
        return Ok(Command::new(program));
    }
    let mut command = Command::new("setpriv");
    command
        .arg(format!("--reuid={}", postgres_id("-u")?))
        .arg(format!("--regid={}", postgres_id("-g")?))
        .args(["--clear-groups", "--"])
        .arg(program)
        .current_dir("/");
    Ok(command)
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

fn postgres_id(flag: &str) -> Done<u32> {
    let said = succeed_silently(
        Command::new("id").args([flag, "postgres"]),
        "the package `postgresql` makes the user `postgres`: `cargo xtask setup`",
    )?;
    said.trim().parse().map_err(|_| format!("id: {said}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpStream;

    #[test]
    fn a_cluster_answers_while_it_is_held_and_is_gone_afterwards() {
        let cluster = Cluster::start().unwrap();
        let (address, folder) = (("127.0.0.1", cluster.port), cluster.folder.clone());
        assert!(cluster.url("postgres").ends_with("/postgres"));
        assert!(TcpStream::connect(address).is_ok());
        drop(cluster);
        assert!(TcpStream::connect(address).is_err());
        assert!(!folder.exists());
    }
}
