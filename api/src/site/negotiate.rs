//! What the browser says it prefers.

use axum::http::{HeaderMap, HeaderName, header};
use contract::lang::Lang;

/// The reader's language; Spanish when the browser names neither.
pub fn language(asked: &HeaderMap) -> Lang {
    let mut best: Option<(f32, Lang)> = None;
    for (tag, weight) in preferences(asked, &header::ACCEPT_LANGUAGE) {
        let Some(lang) = Lang::from_tag(tag) else {
            continue;
        };
        if weight > 0.0 && best.is_none_or(|(heaviest, _)| weight > heaviest) {
            best = Some((weight, lang));
        }
    }
    best.map_or(Lang::default(), |(_, lang)| lang)
}

/// Whether an encoding may be used. One that is not named is not wanted.
pub fn accepts_encoding(asked: &HeaderMap, encoding: &str) -> bool {
    preferences(asked, &header::ACCEPT_ENCODING)
        .any(|(name, weight)| name.eq_ignore_ascii_case(encoding) && weight > 0.0)
}

/// The items of a header like `es-HN, en;q=0.8`.
fn preferences<'a>(
    asked: &'a HeaderMap,
    name: &HeaderName,
) -> impl Iterator<Item = (&'a str, f32)> {
    let values = asked
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(|item| {
        let (name, rest) = item.split_once(';').unwrap_or((item, ""));
        let weight = rest
            .trim()
            .strip_prefix("q=")
            .map_or(Some(1.0), |weight| weight.parse().ok());
        (name.trim(), weight.unwrap_or(0.0))
    })
}
