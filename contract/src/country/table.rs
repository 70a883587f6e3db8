//! The codes that a form offers, with their names.

use super::Country;
use crate::lang::Lang;

/// What the table was made from: the codes of ICAO Doc 9303 part 3 §5 (8th edition: ISO 3166-1 and
/// ICAO's own, from `EUE` to `XXX`), the names of Unicode CLDR 47. It changes with the table.
pub const VERSION: &str = "icao-9303-8/cldr-47";

/// `code|Spanish|English`, one a line: countries by their Spanish names, ICAO's own codes after them.
const TABLE: &str = include_str!("table.txt");

/// A code, and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub code: &'static str,
    es: &'static str,
    en: &'static str,
}

impl Entry {
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.es, self.en)
    }
}

/// Every code that the table names.
pub fn entries() -> impl Iterator<Item = Entry> {
    TABLE.lines().filter_map(|line| {
        let mut parts = line.splitn(3, '|');
        Some(Entry {
            code: parts.next()?,
            es: parts.next()?,
            en: parts.next()?,
        })
    })
}

impl Country {
    /// Its name, or the code itself when the table does not know it.
    pub fn name(&self, lang: Lang) -> &str {
        let known = entries().find(|entry| entry.code == self.as_str());
        known.map_or(self.as_str(), |entry| entry.name(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_a_code_with_two_names() {
        let codes: BTreeSet<_> = entries().map(|entry| entry.code).collect();
        assert_eq!(codes.len(), TABLE.lines().count());
        for entry in entries() {
            assert_eq!(
                Country::parse(entry.code).map(|country| country.as_str().to_owned()),
                Ok(entry.code.to_owned())
            );
            assert!(!entry.es.is_empty() && !entry.en.is_empty(), "{entry:?}");
        }
    }

    #[test]
    fn icao_s_own_codes_have_names() {
        let name = |code: &str| Country::parse(code).unwrap().name(Lang::En).to_owned();
        assert_eq!(name("HND"), "Honduras");
        assert_eq!(name("D<<"), "Germany");
        assert_eq!(name("XXB"), "Refugee (1951 Convention)");
        assert_eq!(name("UTO"), "UTO");
    }
}
