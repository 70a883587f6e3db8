//! Any bytes as machine-readable lines.
#![no_main]

#[path = "../src/mrz.rs"]
mod mrz;

libfuzzer_sys::fuzz_target!(|typed: &[u8]| mrz::holds(typed));
