//! The name field: `SURNAME<<GIVEN<NAMES<<<<`.

pub struct Names {
    pub surname: String,
    pub given: String,
    /// No filler at the end: names that did not fit were cut (Doc 9303 part 3 §4.6).
    pub cut: bool,
}

/// Nothing where there is a digit (Doc 9303 part 3 §4.6 has them written as letters) or no name.
/// A field without `<<` is one primary identifier, however many words it has.
pub fn read(field: &str) -> Option<Names> {
    let letters = field.bytes().all(|b| b == b'<' || b.is_ascii_uppercase());
    if !letters || field.starts_with('<') {
        return None;
    }
    let (surname, given) = field.split_once("<<").unwrap_or((field, ""));
    Some(Names {
        surname: words(surname),
        given: words(given),
        cut: !field.ends_with('<'),
    })
}

fn words(part: &str) -> String {
    let words: Vec<&str> = part.split('<').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
