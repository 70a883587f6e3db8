//! What must hold of the machine-readable lines, whatever was pasted. The fuzzer asks it of new
//! inputs, and the tests of the corpus.

use chrono::NaiveDate;
use contract::person::mrz::{MrzRead, read};

const REASONS: [&str; 9] = [
    "mrz.missing",
    "mrz.shape",
    "mrz.letters",
    "mrz.sex",
    "mrz.number_check",
    "mrz.birth_check",
    "mrz.expiry_check",
    "mrz.personal_check",
    "mrz.whole_check",
];

pub fn holds(typed: &[u8]) {
    let Ok(typed) = std::str::from_utf8(typed) else {
        return;
    };
    let today = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day");
    let answer = read(typed, today);
    match &answer {
        Ok(read) => makes_sense(read, today),
        Err(reason) => assert!(REASONS.contains(reason), "{reason}"),
    }
    // Neither letter case nor spaces carry a meaning, except within `&lt;`.
    if !typed.contains('&') {
        let spaced: String = typed.chars().flat_map(|c| [c, ' ']).collect();
        assert_eq!(read(&typed.to_ascii_lowercase(), today), answer);
        assert_eq!(read(&spaced, today), answer);
    }
}

fn makes_sense(read: &MrzRead, today: NaiveDate) {
    let letters = |text: &str| text.bytes().all(|b| b.is_ascii_uppercase() || b == b' ');
    assert!(letters(&read.surname) && letters(&read.given_names));
    assert!(letters(&read.nationality) && letters(&read.document.country));
    assert!(
        read.document
            .number
            .starts_with(|c: char| c.is_ascii_alphanumeric())
    );
    assert!(read.birth_date.is_none_or(|born| born <= today));
    let half_a_century = 366 * 51;
    let near = |day: NaiveDate| (day - today).num_days().abs() < half_a_century;
    assert!(read.expiry.is_none_or(near));
}
