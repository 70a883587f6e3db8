//! The API is what its document says: nothing is served beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How a router is given something that no document hears of.
const BARE: [&str; 6] = [
    ".route(",
    ".route_service(",
    ".nest_service(",
    ".nest(",
    ".fallback(",
    ".fallback_service(",
];

/// What is served beside the rooms: no API, or the API's own description.
const KNOWN: [&str; 13] = [
    // The rooms, whose routes the document is made from.
    "http/openapi.rs .nest(paths::API",
    "http/mod.rs .route(openapi::PATH",
    "http/mod.rs .route(paths::verify::KEYS",
    "http/mod.rs .route(\"/healthz\"",
    "http/mod.rs .route(\"/readyz\"",
    "http/mod.rs .route(\"/api/{*rest}\"",
    "http/mod.rs .fallback(problem::not_found",
    "site/mod.rs .route(\"/\"",
    "site/mod.rs .route(\"/assets/{name}\"",
    "site/mod.rs .route(\"/robots.txt\"",
    "site/mod.rs .route(worker::ADDRESS",
    "site/mod.rs .fallback(page",
    // On an address of its own.
    "telemetry.rs .route(\"/metrics\"",
];

#[test]
fn nothing_is_served_that_the_document_does_not_describe() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    for file in rust_files(&source) {
        let name = file.strip_prefix(&source).unwrap().display().to_string();
        let text = fs::read_to_string(&file).unwrap();
        for how in BARE {
            for after in text.split(how).skip(1) {
                let what = after.split([',', ')']).next().unwrap().trim();
                found.insert(format!("{name} {how}{what}"));
            }
        }
    }
    assert_eq!(found, KNOWN.map(str::to_owned).into());
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}
