//! Texts and identifiers, read the same way everywhere.

use super::fields::Fields;
use super::sourced::Sourced;
use contract::lang::Text;
use std::collections::BTreeSet;

/// A text that is there in both languages.
pub fn text(f: &mut Fields<'_>, key: &str) -> Option<Text> {
    let text = f.need::<Text>(key)?;
    whole(f, key, &text);
    Some(text)
}

/// The same, with its source.
pub fn sourced_text(f: &mut Fields<'_>, key: &str) -> Option<Sourced<Text>> {
    let text = f.sourced::<Text>(key)?;
    whole(f, key, &text.value);
    Some(text)
}

fn whole(f: &Fields<'_>, key: &str, text: &Text) {
    for (lang, words) in [("es", &text.es), ("en", &text.en)] {
        f.expect(
            !words.trim().is_empty(),
            &format!("{key}.{lang}"),
            "is empty",
        );
    }
}

/// A line that is not empty.
pub fn line(f: &mut Fields<'_>, key: &str) -> Option<String> {
    let line = f.need::<String>(key)?;
    f.expect(!line.trim().is_empty(), key, "is empty");
    Some(line)
}

/// The `id` of a table: it goes into addresses, so lower-case letters, digits and hyphens only.
pub fn id(f: &mut Fields<'_>, seen: &mut BTreeSet<String>) -> Option<String> {
    let id = f.need::<String>("id")?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    f.expect(
        !id.is_empty() && id.bytes().all(plain),
        "id",
        "is not lower-case letters, digits and hyphens",
    );
    f.expect(seen.insert(id.clone()), "id", "stands there twice");
    Some(id)
}
