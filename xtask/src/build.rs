//! `cargo xtask build`: the site, and one release binary with the site inside.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

pub const HELP: &str = "\
cargo xtask build [--site] [--quick]

  Builds the site into target/site and the release binary `ventanilla` around it.
  --site    the site only
  --quick   the site without optimisation: for working, never for measuring

  VENTANILLA_WASM_TOOLCHAIN=debian builds the page with Debian's rustc-web instead of rustup's
  wasm target; it is what happens by itself where rustup cannot add the target.";

const TARGET: &str = "wasm32-unknown-unknown";

/// Runs the command with what follows `build` on the command line.
///
/// # Errors
/// What failed, and what to do about it.
pub fn run(words: &[String]) -> Result<(), String> {
    let has = |flag: &str| words.iter().any(|word| word == flag);
    if has("--help") {
        println!("{HELP}");
        return Ok(());
    }
    site(has("--quick"))?;
    if has("--site") {
        return Ok(());
    }
    timed("release binary", || {
        let features = ["--release", "-p", "api", "--features", "embed-site"];
        succeed(cargo().arg("build").args(features), "read the errors above")
    })
}

/// Builds `target/site`; does nothing again that has not changed.
///
/// # Errors
/// What failed, and what to do about it.
pub fn site(quick: bool) -> Result<(), String> {
    let wasm = timed("page", || page(quick))?;
    if !quick {
        timed("tools", optimiser)?;
    }
    timed("site", || {
        let mut bundle = cargo();
        bundle
            .args(["run", "--quiet", "-p", "bundle", "--", "--wasm"])
            .arg(&wasm);
        if quick {
            bundle.arg("--quick");
        }
        succeed(&mut bundle, "read the error above")
    })
}

/// Compiles the app to wasm with its relocations, which the splitter needs.
fn page(quick: bool) -> Result<PathBuf, String> {
    let debian = env::var("VENTANILLA_WASM_TOOLCHAIN").is_ok_and(|name| name == "debian");
    let profile = if quick { "wasm-quick" } else { "wasm" };
    let rebuild_std = debian || !has_target();
    let (mut command, folder) = if rebuild_std {
        println!("page: with Debian's rustc-web, which rebuilds the standard library");
        (with_debian(), target_folder().join("wasm-debian"))
    } else {
        (cargo(), target_folder().join("wasm"))
    };
    command
        .args([
            "build",
            "--quiet",
            "-p",
            "app",
            "--target",
            TARGET,
            "--profile",
            profile,
        ])
        .args([
            "--config",
            &format!("target.{TARGET}.rustflags=[\"-Clink-args=--emit-relocs\"]"),
        ])
        .arg("--target-dir")
        .arg(&folder);
    if rebuild_std {
        command.arg("-Zbuild-std=std,panic_abort");
    }
    succeed(
        &mut command,
        "the page needs the wasm target: `rustup target add wasm32-unknown-unknown`, or on \
         Debian 12 `apt-get install rustc-web cargo-web rust-web-src lld-22`",
    )?;
    Ok(folder.join(TARGET).join(profile).join("app.wasm"))
}

/// Whether rustup has the target, or can add it.
fn has_target() -> bool {
    let asked = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .output();
    let installed = asked.is_ok_and(|list| String::from_utf8_lossy(&list.stdout).contains(TARGET));
    installed
        || Command::new("rustup")
            .args(["target", "add", TARGET])
            .status()
            .is_ok_and(|done| done.success())
}

fn with_debian() -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", "/usr/bin/rustc")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22")
        .env_remove("RUSTUP_TOOLCHAIN")
        .current_dir(root());
    command
}

/// wasm-opt, from npm as the lock file says.
fn optimiser() -> Result<(), String> {
    let folder = root().join("xtask/bundle");
    if folder.join("node_modules/binaryen/bin/wasm-opt").exists() {
        return Ok(());
    }
    let mut install = Command::new("npm");
    install.args(["ci", "--silent"]).current_dir(&folder);
    succeed(
        &mut install,
        "Node 20 with npm is needed: `cargo xtask setup` installs it",
    )
}

fn cargo() -> Command {
    let mut command = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    command.current_dir(root());
    command
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn succeed(command: &mut Command, advice: &str) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .status()
        .map_err(|error| format!("{name}: {error}; {advice}"))?;
    if done.success() {
        Ok(())
    } else {
        Err(format!("{name} failed: {advice}"))
    }
}

/// Says what is being done, and how long it took.
fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("{what} …");
    let start = Instant::now();
    let done = work()?;
    println!("{what}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(done)
}
