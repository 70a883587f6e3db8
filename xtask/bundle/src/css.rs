//! The style: one file for the page, and a small part of it inlined in the shells so that the
//! first paint waits for nothing.

use anyhow::{Result, anyhow};
use base64::Engine;
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};
use sha2::{Digest, Sha256};
use std::path::Path;

pub struct Style {
    pub main: String,
    pub critical: String,
}

impl Style {
    /// The Content-Security-Policy source of the inlined part.
    pub fn critical_hash(&self) -> String {
        let digest = Sha256::digest(self.critical.as_bytes());
        format!(
            "sha256-{}",
            base64::engine::general_purpose::STANDARD.encode(digest)
        )
    }
}

/// The oldest browsers that run the app's wasm (reference types); older ones see the shells.
const OLDEST: Browsers = Browsers {
    android: Some(96 << 16),
    chrome: Some(96 << 16),
    edge: Some(96 << 16),
    firefox: Some(79 << 16),
    ie: None,
    ios_saf: Some(15 << 16),
    opera: None,
    safari: Some(15 << 16),
    samsung: Some(17 << 16),
};

pub fn bundle(root: &Path) -> Result<Style> {
    let style = root.join("style");
    Ok(Style {
        main: minified(&style.join("main.css"))?,
        critical: minified(&style.join("critical.css"))?,
    })
}

fn minified(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(entry)
        .map_err(|error| anyhow!("style: {error}"))?;
    let printer = PrinterOptions {
        minify: true,
        targets: Targets::from(OLDEST),
        ..PrinterOptions::default()
    };
    Ok(sheet
        .to_css(printer)
        .map_err(|error| anyhow!("style: {error}"))?
        .code)
}
