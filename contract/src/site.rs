//! The built site's table of contents, written by the bundler and read by the API.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the manifest lies in the built site.
pub const MANIFEST: &str = "manifest.json";

/// `manifest.json`. Names are relative to the site's folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// What this build needs: content-hashed names, cacheable for ever.
    pub assets: BTreeMap<String, Asset>,
    /// The build before it, still served to whoever has its pages open.
    #[serde(default)]
    pub previous: BTreeMap<String, Asset>,
    /// The static pages.
    pub shells: Vec<String>,
    /// Content-Security-Policy sources of the inlined styles (`sha256-…`).
    pub style_hashes: Vec<String>,
    /// What the first visit of a page of each chunk loads, in order.
    pub first_load: BTreeMap<String, Vec<String>>,
    /// Quick builds serve while working; they are never measured or shipped.
    pub quick: bool,
}

/// The sizes of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    pub bytes: u64,
    pub brotli: u64,
}
