//! Running other programs: they are named when they fail, and stopped when a person says so.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};

/// What a step gives, or a sentence that says what failed and what to do.
pub type Done<T = ()> = Result<T, String>;

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// How often a waiting step looks up.
const GLANCE: Duration = Duration::from_millis(10);
/// How long a program may take to end after it was asked to: the product drains for 20 seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// From now on Ctrl-C and SIGTERM end steps instead of this process, so that servers and
/// temporary clusters are stopped on the way out.
pub fn listen_for_interruption() {
    for signal in [SIGINT, SIGTERM] {
        if let Err(error) = signal_hook::flag::register(signal, INTERRUPTED.clone()) {
            eprintln!("signal {signal} cannot be heard: {error}");
        }
    }
}

pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// Says what is being done, and how long it took.
///
/// # Errors
/// What the work says.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Done<T>) -> Done<T> {
    println!("{what} …");
    let start = Instant::now();
    let done = work()?;
    println!("{what}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(done)
}

/// Runs a program to its end with this terminal.
///
/// # Errors
/// The program's name and the advice, when it cannot start or fails.
pub fn succeed(command: &mut Command, advice: &str) -> Done {
    let name = name_of(command);
    let child = command
        .spawn()
        .map_err(|error| format!("{name}: {error}; {advice}"))?;
    verdict(&name, end_of(child)?, advice)
}

/// Runs a program without its output, which is shown only if it fails.
///
/// # Errors
/// The program's name, what it said, and the advice.
pub fn succeed_silently(command: &mut Command, advice: &str) -> Done<String> {
    let name = name_of(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{name}: {error}; {advice}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        eprint!("{said}{}", String::from_utf8_lossy(&output.stderr));
    }
    verdict(&name, output.status, advice).map(|()| said)
}

/// Runs a program and hands each of its lines to a reader after showing it.
///
/// # Errors
/// Only if it cannot run; a failure of the program itself is the answer `false`.
pub fn follow(command: &mut Command, reader: impl FnMut(&str) + Send) -> Done<bool> {
    let name = name_of(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name}: {error}"))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let reader = std::sync::Mutex::new(reader);
    let each = |line: &str| {
        println!("{line}");
        if let Ok(mut reader) = reader.lock() {
            reader(line);
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| out.map(|stream| lines(stream, each)));
        scope.spawn(|| err.map(|stream| lines(stream, each)));
        end_of(child).map(|status| status.success())
    })
}

/// Asks a program to end, waits, and ends it by force if it does not.
pub fn stop(child: &mut Child, name: &str) {
    signal(child, "TERM");
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(GLANCE);
    }
    eprintln!("{name} did not end within {} s: killed", PATIENCE.as_secs());
    drop(child.kill());
    drop(child.wait());
}

/// Sends a signal by its name.
pub fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), &child.id().to_string()])
        .stderr(Stdio::null())
        .status();
    drop(sent);
}

pub fn lines(stream: impl Read, mut each: impl FnMut(&str)) {
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        each(&line);
    }
}

fn end_of(mut child: Child) -> Done<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if interrupted() => {
                stop(&mut child, "the running step");
                return Err("interrupted".to_owned());
            }
            Ok(None) => thread::sleep(GLANCE),
            Err(error) => return Err(error.to_string()),
        }
    }
}

fn verdict(name: &str, status: ExitStatus, advice: &str) -> Done {
    if status.success() {
        Ok(())
    } else if interrupted() {
        Err("interrupted".to_owned())
    } else {
        Err(format!("{name} failed: {advice}"))
    }
}

fn name_of(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let short = program.rsplit('/').next().unwrap_or(&program);
    let first = command.get_args().next().map(|word| word.to_string_lossy());
    match first {
        Some(word) if !word.starts_with('-') && !word.contains('/') => format!("{short} {word}"),
        _ => short.to_owned(),
    }
}
