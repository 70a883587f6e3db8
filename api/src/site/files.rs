//! The files of the site, each with its compressed twins and the headers it always has.

use super::{banner, negotiate};
use anyhow::{Context, Result};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::site::{MANIFEST, Manifest};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::Path;

/// Content-hashed names never change their content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Shells change with each release: keep them, and ask whether they are still right.
const ASK_EACH_TIME: &str = "public, no-cache";

/// The built site, in memory.
#[derive(Debug)]
pub struct Site {
    files: HashMap<String, File>,
    style_hashes: Vec<String>,
}

/// One file and its twins.
#[derive(Debug)]
pub struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    kind: &'static str,
    keep: &'static str,
    tag: String,
}

#[cfg(feature = "embed-site")]
#[derive(rust_embed::Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
struct Built;

impl Site {
    /// Reads the site that `cargo xtask build` put in a folder.
    ///
    /// # Errors
    /// When there is no whole site in the folder; the message says how to make one.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::load(|name| std::fs::read(folder.join(name)).ok()).with_context(|| {
            format!(
                "no built site in {}: run `cargo xtask build --site`",
                folder.display()
            )
        })
    }

    /// The site inside this binary.
    ///
    /// # Errors
    /// When the binary was built around half a site.
    #[cfg(feature = "embed-site")]
    pub fn embedded() -> Result<Self> {
        Self::load(|name| Built::get(name).map(|file| file.data.into_owned()))
    }

    /// The same site with a sentence above every page. Its shells are then sent as they are: they
    /// are small, and no compressor is needed for the rare days that have one.
    #[must_use]
    pub fn with_banner(mut self, es: &str, en: &str) -> Self {
        let Some(markup) = banner::markup(es, en) else {
            return self;
        };
        for file in self.files.values_mut() {
            let page = std::str::from_utf8(&file.plain).ok();
            let with = page.and_then(|page| {
                let (before, after) = page.split_once(banner::PLACE)?;
                Some(format!("{before}{markup}{after}"))
            });
            if let Some(with) = with {
                file.tag = tag_of(with.as_bytes());
                (file.brotli, file.gzip) = (None, None);
                file.plain = with.into();
            }
        }
        self
    }

    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.get(name)
    }

    /// Content-Security-Policy sources of the inlined styles.
    pub fn style_hashes(&self) -> &[String] {
        &self.style_hashes
    }

    fn load(read: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Self> {
        let manifest = read(MANIFEST).context("manifest.json is missing")?;
        let manifest: Manifest = serde_json::from_slice(&manifest)?;
        let assets = manifest.assets.keys().chain(manifest.previous.keys());
        let named = assets.map(|name| (name, FOR_EVER));
        let named = named.chain(manifest.shells.iter().map(|name| (name, ASK_EACH_TIME)));
        let mut files = HashMap::new();
        for (name, keep) in named {
            let plain = read(name).with_context(|| format!("{name} is missing"))?;
            let twin = |ending: &str| read(&format!("{name}.{ending}")).map(Bytes::from);
            let file = File {
                tag: tag_of(&plain),
                brotli: twin("br"),
                gzip: twin("gz"),
                plain: plain.into(),
                kind: kind(name),
                keep,
            };
            files.insert(name.clone(), file);
        }
        Ok(Self {
            files,
            style_hashes: manifest.style_hashes,
        })
    }
}

impl File {
    /// The answer to a request for it: compressed as the browser likes, or "you have it".
    pub fn answer(&self, status: StatusCode, asked: &HeaderMap) -> Response {
        let (encoding, bytes) = self.encoded(asked);
        let tag = match encoding {
            Some(encoding) => format!("{}-{encoding}\"", self.tag.trim_end_matches('"')),
            None => self.tag.clone(),
        };
        let known = asked
            .get(header::IF_NONE_MATCH)
            .is_some_and(|known| known == tag.as_str());
        let has_it = status == StatusCode::OK && known;
        let mut answer = if has_it {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            (status, Body::from(bytes)).into_response()
        };
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.keep));
        if status != StatusCode::OK {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        } else if self.keep == ASK_EACH_TIME
            && let Ok(tag) = HeaderValue::from_str(&tag)
        {
            headers.insert(header::ETAG, tag);
        }
        if let (Some(encoding), false) = (encoding, has_it) {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        answer
    }

    fn encoded(&self, asked: &HeaderMap) -> (Option<&'static str>, Bytes) {
        let twins = [("br", &self.brotli), ("gzip", &self.gzip)];
        for (encoding, twin) in twins {
            if let Some(bytes) = twin
                && negotiate::accepts_encoding(asked, encoding)
            {
                return (Some(encoding), bytes.clone());
            }
        }
        (None, self.plain.clone())
    }
}

fn tag_of(content: &[u8]) -> String {
    format!("\"{}\"", hex::encode(&Sha256::digest(content)[..10]))
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
