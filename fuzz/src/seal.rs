//! What must hold of the texts that are signed, whatever a QR code says. The fuzzer asks it of new
//! inputs, and the tests of the corpus.

use contract::verify::{Claim, Envelope, Number, Record};

pub fn holds(scanned: &[u8]) {
    let Ok(scanned) = std::str::from_utf8(scanned) else {
        return;
    };
    if let Some(envelope) = Envelope::parse(scanned) {
        assert_eq!(envelope.text(), scanned);
        says_one_thing(envelope.data);
    }
    says_one_thing(scanned);
    if let Ok(number) = Number::parse(scanned) {
        assert_eq!(Number::parse(number.as_str()), Ok(number.clone()));
        assert_eq!(Number::parse(&scanned.to_ascii_lowercase()), Ok(number));
    }
}

/// What is read is the text that would be signed, and a claim is no record.
fn says_one_thing(data: &str) {
    let (claim, record) = (Claim::read(data), Record::read(data));
    assert!(claim.is_none() || record.is_none());
    if let Some(claim) = claim {
        assert_eq!(claim.data(), data);
        assert_eq!(claim.number.kind(), claim.kind());
    }
    if let Some(record) = record {
        assert_eq!(record.data(), data);
    }
}
