//! Turns the app's wasm, the style and the page table into the site that the API serves.
//!
//! `bundle --wasm FILE [--quick] [--root DIR]`. The wasm must carry its relocations
//! (`--emit-relocs`): it is split by route, bound to JavaScript, optimised, named by content,
//! compressed, and put beside the static shells in `target/site`. Nothing is done again when
//! nothing has changed.

mod css;
mod merge;
mod names;
mod output;
mod parcels;
mod shells;
mod smaller;
mod stamp;
mod wasm;

use anyhow::{Context, Result};
use output::Output;
use std::path::PathBuf;

/// What the command line said.
struct Options {
    wasm: PathBuf,
    root: PathBuf,
    quick: bool,
}

fn main() -> Result<()> {
    let options = Options::read(std::env::args().skip(1))?;
    let site = options.root.join("target/site");
    let stamp = stamp::of(&options)?;
    if stamp::matches(&site, &stamp) {
        println!("site: unchanged");
        return Ok(());
    }
    let mut output = Output::new(site, options.quick)?;
    let style = css::bundle(&options.root)?;
    let app = wasm::bundle(&options, &mut output)?;
    shells::write(&options.root, &style, &app, &mut output)?;
    let written = output.finish(&style, app.first_load)?;
    stamp::write(&options.root.join("target/site"), &stamp)?;
    println!("site: {written}");
    Ok(())
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let (mut wasm, mut quick, mut root) = (None, false, PathBuf::from("."));
        while let Some(word) = words.next() {
            match word.as_str() {
                "--wasm" => wasm = words.next(),
                "--root" => root = words.next().context("--root needs a folder")?.into(),
                "--quick" => quick = true,
                other => anyhow::bail!("unknown argument {other}"),
            }
        }
        let wasm = wasm
            .context("--wasm FILE is needed: the app as cargo built it")?
            .into();
        Ok(Self { wasm, root, quick })
    }
}
