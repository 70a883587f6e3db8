//! `cargo xtask setup`: installs what is missing, says so, and does nothing the next time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::args::Accepts;
use crate::process::{Done, succeed, succeed_silently};
use crate::workspace::root;

pub const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask setup

  Installs what building, serving and testing need and this machine lacks: Debian packages (as
  root or with sudo), the wasm target, cargo-nextest, the packages of e2e/ and of the bundler, and
  a Python environment with a real SMTP server for the tests. It says what it installs; the second
  time it does nothing.

  VENTANILLA_WASM_TOOLCHAIN=debian takes Debian's rustc-web instead of rustup's wasm target.",
    switches: &[],
    values: &[],
    names: false,
};

/// A Debian package, and the file that shows that it is there.
struct Package {
    names: &'static [&'static str],
    proof: fn() -> bool,
}

const FOR_THE_SITE: [Package; 1] = [Package {
    names: &["nodejs", "npm"],
    proof: || on_path("npm"),
}];

const FOR_DEBIAN_WASM: [Package; 1] = [Package {
    names: &["rustc-web", "cargo-web", "rust-web-src", "lld-22"],
    proof: || on_path("wasm-ld-22") && Path::new("/usr/lib/rustlib/src").exists(),
}];

const FOR_THE_TESTS: [Package; 6] = [
    Package {
        // Chromium without windows: the tests take half the time of the whole browser.
        names: &["chromium-headless-shell"],
        proof: || on_path("chromium-headless-shell"),
    },
    Package {
        names: &["fonts-dejavu-core"],
        proof: || Path::new("/usr/share/fonts/truetype/dejavu").exists(),
    },
    Package {
        names: &["fonts-ocr-b"],
        proof: || Path::new("/usr/share/fonts/opentype/ocr-b").exists(),
    },
    Package {
        names: &["postgresql"],
        proof: || crate::postgres::programs().is_ok(),
    },
    Package {
        names: &["poppler-utils"],
        proof: || on_path("pdftotext"),
    },
    Package {
        names: &["python3-venv"],
        proof: || venv().join("bin/python").exists() || has_ensurepip(),
    },
];

/// libFuzzer is C++, compiled with its first use.
const FOR_FUZZING: [Package; 1] = [Package {
    names: &["g++"],
    proof: || on_path("c++"),
}];

/// Runs the command.
///
/// # Errors
/// What could not be installed, and how to do it by hand.
pub fn run(words: &[String]) -> Done {
    if ACCEPTS.read(words)?.is_some() {
        for_serving()?;
        for_testing()?;
        println!("everything is there");
    }
    Ok(())
}

/// What `serve` and `build` need.
///
/// # Errors
/// What could not be installed, and how to do it by hand.
pub fn for_serving() -> Done {
    packages(&FOR_THE_SITE)?;
    if !wasm_target() {
        println!("setup: rustup cannot add the wasm target; Debian's rustc-web takes its place");
        packages(&FOR_DEBIAN_WASM)?;
    }
    npm(&root().join("xtask/bundle"))
}

/// What `test` needs beyond that.
///
/// # Errors
/// What could not be installed, and how to do it by hand.
pub fn for_testing() -> Done {
    packages(&FOR_THE_TESTS)?;
    npm(&root().join("e2e"))?;
    python()?;
    nextest();
    Ok(())
}

/// What `fuzz` needs.
///
/// # Errors
/// What could not be installed, and how to do it by hand.
pub fn for_fuzzing() -> Done {
    packages(&FOR_FUZZING)
}

/// The Python environment of the tests, where they look for it.
fn venv() -> PathBuf {
    root().join("target/venv")
}

/// Whether `cargo nextest` is there; without it the tests run under `cargo test`.
pub fn has_nextest() -> bool {
    on_path("cargo-nextest")
}

/// Finds a program as the shell would.
pub fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn packages(wanted: &[Package]) -> Done {
    let missing = wanted.iter().filter(|package| !(package.proof)());
    let names: Vec<&str> = missing.flat_map(|package| package.names).copied().collect();
    if names.is_empty() {
        return Ok(());
    }
    let by_hand = format!("install by hand: {}", names.join(" "));
    if !on_path("apt-get") {
        return Err(format!("this machine has no apt-get; {by_hand}"));
    }
    println!("setup: apt-get install {}", names.join(" "));
    succeed(apt().args(["update", "--quiet", "--quiet"]), &by_hand)?;
    let quietly = ["install", "--yes", "--quiet", "--no-install-recommends"];
    succeed(apt().args(quietly).args(&names), &by_hand)
}

fn apt() -> Command {
    let root = succeed_silently(Command::new("id").arg("-u"), "").is_ok_and(|id| id.trim() == "0");
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("apt-get");
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Whether the page can be built with rustup's target; adds it if it can be added.
pub fn wasm_target() -> bool {
    const TARGET: &str = "wasm32-unknown-unknown";
    if std::env::var("VENTANILLA_WASM_TOOLCHAIN").is_ok_and(|name| name == "debian") {
        return false;
    }
    let rustup = |words: &[&str]| {
        let mut command = Command::new("rustup");
        command.args(words).current_dir(root());
        command.stderr(Stdio::null()).output()
    };
    let listed = rustup(&["target", "list", "--installed"]);
    if listed.is_ok_and(|list| String::from_utf8_lossy(&list.stdout).contains(TARGET)) {
        return true;
    }
    println!("setup: rustup target add {TARGET}");
    rustup(&["target", "add", TARGET]).is_ok_and(|done| done.status.success())
}

/// The packages that a lock file names. npm writes what it installed beside them; it is compared
/// by a copy of the lock file, so that nothing runs when nothing changed.
fn npm(folder: &Path) -> Done {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.installed-from.json");
    let wanted = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("setup: npm ci in {}", shown(folder));
    let mut install = Command::new("npm");
    install
        .args(["ci", "--silent", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(folder);
    let advice = format!("try `npm ci` in {} to see why", shown(folder));
    succeed(&mut install, &advice)?;
    fs::write(&stamp, wanted).map_err(|error| error.to_string())
}

fn python() -> Done {
    let list = root().join("api/tests/requirements.txt");
    let stamp = venv().join("installed-from.txt");
    let wanted = fs::read(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("setup: Python environment in {}", shown(&venv()));
    let mut create = Command::new("/usr/bin/python3");
    create.args(["-m", "venv"]).arg(venv());
    succeed_silently(&mut create, "Debian's python3-venv is needed")?;
    let mut install = Command::new(venv().join("bin/python"));
    install.args(["-m", "pip", "install", "--quiet", "--requirement"]);
    succeed_silently(install.arg(&list), "is the package index reachable?")?;
    fs::write(&stamp, wanted).map_err(|error| error.to_string())
}

fn nextest() {
    if has_nextest() {
        return;
    }
    println!("setup: cargo install cargo-nextest (some minutes)");
    let mut install = crate::workspace::cargo();
    install.args(["install", "cargo-nextest", "--locked", "--quiet"]);
    install.env_remove("CARGO_TARGET_DIR");
    if let Err(why) = succeed(&mut install, "the tests run under `cargo test` instead") {
        println!("setup: {why}");
    }
}

fn has_ensurepip() -> bool {
    let mut ask = Command::new("/usr/bin/python3");
    ask.args(["-c", "import ensurepip, venv"]);
    ask.stderr(Stdio::null())
        .status()
        .is_ok_and(|done| done.success())
}

fn shown(path: &Path) -> String {
    let short = path.strip_prefix(root()).unwrap_or(path);
    short.display().to_string()
}
