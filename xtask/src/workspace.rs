//! Where things lie, and cargo as this workspace calls it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the whole repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A cargo that starts as if a person had typed it.
///
/// `cargo xtask` describes the xtask package in the environment. Build scripts that watch these
/// variables would run again at each change between the two ways to call cargo.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    for (name, _) in env::vars_os() {
        let described = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if described {
            command.env_remove(&name);
        }
    }
    command.current_dir(root());
    command
}

/// The two programs of the product, as a profile builds them.
pub struct Binaries {
    pub product: PathBuf,
    pub sandbox: PathBuf,
}

impl Binaries {
    pub fn of(release: bool) -> Self {
        let folder = target().join(if release { "release" } else { "debug" });
        Self {
            product: folder.join("ventanilla"),
            sandbox: folder.join("ventanilla-sandbox"),
        }
    }

    /// The command that builds both. It names the whole workspace, so that cargo unites the same
    /// features here and for the tests, and compiles each dependency once.
    pub fn build(release: bool) -> Command {
        let mut command = cargo();
        command.args(["build", "--workspace"]);
        command.args(["--bin", "ventanilla", "--bin", "ventanilla-sandbox"]);
        if release {
            command.arg("--release");
        }
        command
    }
}
