//! The forms in which a typed text could turn up: as it is, in its normal form, encoded.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The first form of `typed` that `text` holds. Case never matters, except to base64.
pub fn form_in(text: &str, typed: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let folded = folded(typed).into_iter().find(|form| lower.contains(form));
    folded.or_else(|| encoded(typed).into_iter().find(|form| text.contains(form)))
}

fn folded(typed: &str) -> BTreeSet<String> {
    let typed = typed.to_lowercase();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect();
    let plain = without_accents(&typed);
    let bases: [String; 4] = [letters(&typed), letters(&plain), typed, plain];
    let mut forms = BTreeSet::new();
    for base in bases {
        forms.insert(percent(&base, "%20"));
        forms.insert(percent(&base, "+"));
        forms.insert(escaped(&base));
        forms.insert(hex::encode(&base));
        forms.insert(base);
    }
    forms
}

fn without_accents(text: &str) -> String {
    let plain = |c| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    text.chars().map(plain).collect()
}

/// As in an address (`space` is `%20`) or in a form (`+`).
fn percent(text: &str, space: &str) -> String {
    let mut coded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => coded.push_str(space),
            b'-' | b'.' | b'_' | b'~' => coded.push(byte.into()),
            byte if byte.is_ascii_alphanumeric() => coded.push(byte.into()),
            byte => write!(coded, "%{byte:02x}").unwrap(),
        }
    }
    coded
}

/// As JSON writers do that keep to ASCII.
fn escaped(text: &str) -> String {
    let mut coded = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            coded.push(c);
        } else {
            write!(coded, "\\u{:04x}", u32::from(c)).unwrap();
        }
    }
    coded
}

/// Base64 of the text wherever it stands in what was encoded: three alignments, without the
/// characters at the edges that hold bits of the neighbours.
fn encoded(typed: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    for text in [typed.to_owned(), typed.to_lowercase(), typed.to_uppercase()] {
        for (before, skip) in [(0, 0), (1, 2), (2, 3)] {
            let bytes = [&vec![0; before][..], text.as_bytes()].concat();
            let whole = bytes.len() * 8 / 6;
            for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
                forms.insert(engine.encode(&bytes)[skip..whole].to_owned());
            }
        }
    }
    forms
}

#[test]
fn every_form_is_found_and_nothing_else() {
    let typed = "Zúñiga Quetzal";
    for text in [
        "name=Zúñiga Quetzal",
        "ZÚÑIGA QUETZAL",
        "zunigaquetzal",
        "q=Z%C3%BA%C3%B1iga+Quetzal&x",
        "z%c3%ba%c3%b1iga%20quetzal",
        "Z\\u00fa\\u00f1iga Quetzal",
    ] {
        assert!(form_in(text, typed).is_some(), "{text}");
    }
    for before in ["", "a", "ab"] {
        let text = STANDARD_NO_PAD.encode(format!("{before}{typed}, and more"));
        assert!(form_in(&text, typed).is_some(), "{text}");
    }
    assert_eq!(form_in("Zúñiga", typed), None);
}
