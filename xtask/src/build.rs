//! `cargo xtask build`: the site, and one release binary with the site inside.

use std::path::PathBuf;
use std::process::Command;

use crate::args::Accepts;
use crate::process::{Done, succeed, timed};
use crate::setup;
use crate::workspace::{cargo, root, target};

const ACCEPTS: Accepts = Accepts {
    help: "\
cargo xtask build [--site] [--quick]

  Builds the site into target/site and the release binary `ventanilla` around it.

  --site    the site only
  --quick   the site without optimisation: for working, never for measuring

  VENTANILLA_WASM_TOOLCHAIN=debian builds the page with Debian's rustc-web instead of rustup's
  wasm target; it is what happens by itself where rustup cannot add the target.",
    switches: &["--site", "--quick"],
    values: &[],
    names: false,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Runs the command with what follows `build` on the command line.
///
/// # Errors
/// What failed, and what to do about it.
pub fn run(words: &[String]) -> Done {
    let Some(args) = ACCEPTS.read(words)? else {
        return Ok(());
    };
    setup::for_serving()?;
    site(args.has("--quick"))?;
    if args.has("--site") {
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
pub fn site(quick: bool) -> Done {
    let wasm = timed("page", || page(quick))?;
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
fn page(quick: bool) -> Done<PathBuf> {
    let profile = if quick { "wasm-quick" } else { "wasm" };
    let rebuild_std = !setup::wasm_target();
    let (mut command, folder) = if rebuild_std {
        println!("page: with Debian's rustc-web, which rebuilds the standard library");
        (with_debian(), target().join("wasm-debian"))
    } else {
        (cargo(), target().join("wasm"))
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
            &format!("target.{TARGET}.rustflags=[\"-Clink-args=--emit-relocs\",\"--cfg=erase_components\"]"),
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
