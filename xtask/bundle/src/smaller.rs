//! The tools that make modules and scripts smaller: Binaryen's `wasm-opt` and `terser`, of npm.

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

/// Encodings every supported browser reads. `--all-features` would switch on others.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What `wasm-opt` does, in order. Code without its structure is put together anew and smaller than the
/// compiler left it, by one part in eighty when compressed.
const PASSES: [&str; 6] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--strip-producers",
];

/// Optimises every finished module of the folder, as many at once as there are processors.
///
/// # Errors
/// When the tool is missing or refuses a module.
pub fn modules(root: &Path, work: &Path) -> Result<()> {
    let tool = tool(root, "binaryen/bin/wasm-opt")?;
    let files = Mutex::new(finished(work)?);
    let optimise = || -> Result<()> {
        loop {
            let next = files.lock().ok().and_then(|mut files| files.pop());
            let Some(file) = next else { return Ok(()) };
            let mut command = Command::new("node");
            command
                .arg(&tool)
                .args(PASSES)
                .arg("--strip-target-features");
            run(
                command.args(FEATURES).arg(&file).arg("-o").arg(&file),
                &file,
            )?;
        }
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(optimise)).collect();
        workers.into_iter().try_for_each(|worker| {
            let Ok(done) = worker.join() else {
                bail!("wasm-opt was not waited for")
            };
            done
        })
    })
}

/// Shortens scripts that are modules, in place.
///
/// # Errors
/// When the tool is missing or refuses a script.
pub fn scripts(root: &Path, files: &[PathBuf]) -> Result<()> {
    let tool = tool(root, "terser/bin/terser")?;
    for file in files {
        let mut command = Command::new("node");
        command.arg(&tool).arg(file);
        command.args(["--module", "--compress", "passes=2", "--mangle", "--output"]);
        run(command.arg(file), file)?;
    }
    Ok(())
}

fn tool(root: &Path, path: &str) -> Result<PathBuf> {
    let tool = root.join("xtask/bundle/node_modules").join(path);
    ensure!(
        tool.exists(),
        "{path} is missing: run `npm ci` in xtask/bundle"
    );
    Ok(tool)
}

fn run(command: &mut Command, file: &Path) -> Result<()> {
    let done = command.status().context("Node is needed: install nodejs")?;
    ensure!(done.success(), "{} was refused", file.display());
    Ok(())
}

/// Every module but the one that the binder read, the largest last.
fn finished(work: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(work)? {
        let path = entry?.path();
        let finished = path.file_name().is_some_and(|name| name != "app.wasm");
        if finished && path.extension().is_some_and(|kind| kind == "wasm") {
            files.push((fs::metadata(&path)?.len(), path));
        }
    }
    files.sort();
    Ok(files.into_iter().map(|(_, path)| path).collect())
}
