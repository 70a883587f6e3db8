//! Any bytes as a picture.
#![no_main]

#[path = "../src/picture.rs"]
mod picture;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| picture::holds(bytes));
