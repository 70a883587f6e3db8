//! A program that runs beside us until it is dropped.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{self, Done, interrupted};

/// How long a program may take until it listens.
const UNTIL_READY: Duration = Duration::from_mins(1);

pub struct Service {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

impl Service {
    /// Starts it and answers when it says that it listens; what it says goes to the log.
    ///
    /// # Errors
    /// The end of its log.
    pub fn start(name: &'static str, mut command: Command, log: PathBuf) -> Done<Self> {
        let said = |error: std::io::Error| format!("{name}: {error}");
        let file = File::create(&log).map_err(said)?;
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(file.try_clone().map_err(said)?)
            // Ctrl-C in the terminal reaches xtask alone, which ends them in the right order.
            .process_group(0);
        let mut child = command.spawn().map_err(said)?;
        let heard = child
            .stdout
            .take()
            .map(|stream| until_listening(stream, file));
        let mut service = Self { name, child, log };
        match heard {
            Some(heard) => service.wait_until_ready(&heard)?,
            None => return Err(format!("{name} has no output")),
        }
        Ok(service)
    }

    fn wait_until_ready(&mut self, heard: &Receiver<()>) -> Done {
        let start = Instant::now();
        while start.elapsed() < UNTIL_READY && !interrupted() {
            match heard.recv_timeout(Duration::from_millis(50)) {
                Ok(()) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Err(self.failed("did not start"))
    }

    /// # Errors
    /// That it ended by itself, and the end of its log.
    pub fn still_runs(&mut self) -> Done {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            _ => Err(self.failed("ended by itself")),
        }
    }

    fn failed(&self, how: &str) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let tail = lines[lines.len().saturating_sub(20)..].join("\n");
        format!(
            "{tail}\n{} {how}; its log: {}",
            self.name,
            self.log.display()
        )
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        process::stop(&mut self.child, self.name);
    }
}

/// Keeps a program's output in its log and tells once when it says that it listens.
fn until_listening(stream: impl std::io::Read + Send + 'static, mut log: File) -> Receiver<()> {
    let (tell, heard) = channel();
    thread::spawn(move || {
        process::lines(stream, |line| {
            drop(writeln!(log, "{line}"));
            if line.starts_with("listening ") {
                // Nobody listens any more when the start was given up.
                let _ = tell.send(());
            }
        });
    });
    heard
}
