//! The second implementations are Python programs beside the tests, run in the environment that
//! `cargo xtask setup` makes.

use std::path::Path;
use std::process::Command;

/// A command for `program`, a file of this folder.
pub fn python(program: &str) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("../target/venv/bin/python");
    assert!(
        python.exists(),
        "{} is missing: run `cargo xtask setup`",
        python.display()
    );
    let mut command = Command::new(python);
    command.arg(root.join("tests/paper").join(program));
    command
}
