//! The scored set is what it was when it was written down.

use mrz_reader_lab::document::Document;
use mrz_reader_lab::families::{Family, SCORED_OF_EACH, other_seed, scored_seed, stream};
use std::collections::BTreeSet;

/// FNV-1a: a fingerprint that needs no library.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

#[test]
fn the_documents_of_the_scored_set_have_not_changed() {
    let mut all = String::new();
    for family in Family::BOTH {
        for index in 0..SCORED_OF_EACH {
            let document = Document::random(&mut stream(scored_seed(family, index), 1));
            all.push_str(&document.lines.join("\n"));
        }
    }
    assert_eq!(fingerprint(&all), 0x6edc_c699_1c75_65a1);
}

#[test]
fn no_other_photograph_has_a_seed_of_the_scored_set() {
    let scored: BTreeSet<u64> = Family::BOTH
        .into_iter()
        .flat_map(|family| (0..SCORED_OF_EACH).map(move |index| scored_seed(family, index)))
        .collect();
    assert_eq!(scored.len(), 200);
    for set in 0..100 {
        assert!((0..10_000).all(|index| !scored.contains(&other_seed(set, index))));
    }
}
