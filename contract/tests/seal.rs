//! What the fuzzer of the signed texts grew from still holds.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

#[path = "../../fuzz/src/seal.rs"]
mod fuzzed;

use contract::verify::{Claim, Envelope, Number, Record};
use std::path::Path;

fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/seal");
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn every_input_of_the_corpus_holds() {
    for text in corpus() {
        fuzzed::holds(text.as_bytes());
    }
}

#[test]
fn the_corpus_reaches_every_reader() {
    let corpus = corpus();
    let reaches = |reads: fn(&str) -> bool| corpus.iter().any(|text| reads(text));
    assert!(reaches(|text| Envelope::parse(text).is_some()));
    assert!(reaches(
        |text| Claim::read(text).is_some_and(|claim| claim.at.is_some())
    ));
    assert!(reaches(
        |text| Claim::read(text).is_some_and(|claim| claim.at.is_none())
    ));
    assert!(reaches(|text| Record::read(text).is_some()));
    assert!(reaches(|text| Number::parse(text).is_ok()));
}
