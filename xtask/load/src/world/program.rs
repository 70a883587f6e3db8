//! One program that runs until it is told or forced to end.

use std::fs::OpenOptions;
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use xtask::process::{self, Done, interrupted};

const UNTIL_READY: Duration = Duration::from_secs(40);

pub struct Program {
    name: &'static str,
    child: Child,
}

impl Program {
    /// Starts it and answers when it listens on `port`; what it says goes to the end of `log`.
    ///
    /// # Errors
    /// That it ended or did not listen in time.
    pub fn start(name: &'static str, mut command: Command, port: u16, log: &Path) -> Done<Self> {
        let said = |error: std::io::Error| format!("{name}: {error}");
        let file = OpenOptions::new().create(true).append(true).open(log);
        let file = file.map_err(said)?;
        command
            .stdin(Stdio::null())
            .stdout(file.try_clone().map_err(said)?)
            .stderr(file)
            // Ctrl-C in the terminal reaches this program alone, which ends them in order.
            .process_group(0);
        let child = command.spawn().map_err(said)?;
        let mut program = Self { name, child };
        let start = Instant::now();
        while start.elapsed() < UNTIL_READY && !interrupted() {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(program);
            }
            if !matches!(program.child.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        Err(format!("{name} did not start: see {}", log.display()))
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: it cannot finish anything.
    pub fn kill(mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            process::stop(&mut self.child, self.name);
        }
    }
}
