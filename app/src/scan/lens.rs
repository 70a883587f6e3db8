//! Reading a QR code out of a picture: a part of the app that arrives when the first picture does.
//!
//! The browsers' own detector is missing from half of the phones, and two ways would have to be
//! trusted. This one is the same everywhere.

#![allow(
    clippy::unnecessary_wraps,
    reason = "a split function returns what its loading may"
)]

use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// A picture in greys, row by row.
#[derive(Clone, Debug)]
pub struct Grey {
    pub width: usize,
    pub height: usize,
    pub levels: Vec<u8>,
}

/// The text of the first code that can be read.
#[wasm_split(lector, wasm_split_path = leptos::wasm_split, fallible, preload(fetch))]
pub fn read(grey: Grey) -> Result<Option<String>, SplitLoaderError> {
    Ok(text(&grey))
}

fn text(grey: &Grey) -> Option<String> {
    let mut reader = quircs::Quirc::new();
    let codes = reader.identify(grey.width, grey.height, &grey.levels);
    let mut read = codes.filter_map(|code| code.ok()?.decode().ok());
    read.find_map(|code| String::from_utf8(code.payload).ok())
}
