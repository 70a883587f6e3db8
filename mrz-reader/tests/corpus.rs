//! What the fuzzer of pictures grew from still holds.

#[path = "../../fuzz/src/picture.rs"]
mod fuzzed;

use std::path::Path;

#[test]
fn every_input_of_the_corpus_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/picture");
    let mut replayed = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        fuzzed::holds(&std::fs::read(entry.unwrap().path()).unwrap());
        replayed += 1;
    }
    assert!(replayed >= 4, "{replayed} inputs");
}
