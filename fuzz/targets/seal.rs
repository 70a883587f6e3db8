//! Any bytes as what a QR code says.
#![no_main]

#[path = "../src/seal.rs"]
mod seal;

libfuzzer_sys::fuzz_target!(|scanned: &[u8]| seal::holds(scanned));
