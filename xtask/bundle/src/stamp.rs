//! Says whether anything the site is made of has changed since it was made.

use crate::Options;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = "stamp";

/// A digest of every source: the wasm, the style, the shells' parts and this program itself,
/// which carries the page table. Files are known by size and time of change: reading a debug
/// wasm would cost more than it saves.
pub fn of(options: &Options) -> Result<String> {
    let mut files = vec![options.wasm.clone(), std::env::current_exe()?];
    for folder in ["style", "app/shell"] {
        collect(&options.root.join(folder), &mut files)?;
    }
    files.sort();
    let mut digest = Sha256::new();
    digest.update([u8::from(options.quick)]);
    for file in files {
        let about =
            fs::metadata(&file).with_context(|| format!("{} is missing", file.display()))?;
        let (name, size, changed) = (file.display(), about.len(), about.modified()?);
        digest.update(format!("{name} {size} {changed:?}\n"));
    }
    Ok(hex::encode(digest.finalize()))
}

pub fn matches(site: &Path, stamp: &str) -> bool {
    fs::read_to_string(site.join(NAME)).is_ok_and(|last| last == stamp)
}

pub fn write(site: &Path, stamp: &str) -> Result<()> {
    Ok(fs::write(site.join(NAME), stamp)?)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
