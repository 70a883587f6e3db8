//! The code tables of the forms, read once and kept.

use crate::ask::{Asked, ask, shown};
use crate::boot::kept;
use crate::http;
use contract::country;
use contract::lang::Lang;
use contract::paths::{fill, precheck as doors};
use contract::precheck::Tables;
use leptos::prelude::*;
use std::sync::Arc;

/// Asked for on first use.
#[derive(Clone, Copy)]
pub struct KnownTables(pub RwSignal<Asked<Arc<Tables>>>);

impl Default for KnownTables {
    fn default() -> Self {
        let tables = Self(RwSignal::default());
        tables.ask();
        tables
    }
}

impl KnownTables {
    pub fn open() -> Self {
        kept()
    }

    pub fn ask(self) {
        ask(self.0, async {
            http::get(&fill(doors::TABLES, &[])).await.map(Arc::new)
        });
    }

    /// Draws with the tables, when they are here.
    pub fn shown(self, show: impl Fn(Arc<Tables>) -> AnyView + Send + 'static) -> AnyView {
        shown(self.0, Callback::new(move |()| self.ask()), show)
    }
}

/// Every country by its name, Honduras first. A code that a document's lines brought along is
/// offered even when the table does not know it.
pub fn countries(lang: Lang, chosen: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> = country::entries()
        .map(|entry| (entry.code.to_owned(), entry.name(lang).to_owned()))
        .collect();
    // The table follows the Spanish names.
    if lang == Lang::En {
        all.sort_by(|(_, one), (_, other)| {
            one.trim_start_matches('Å')
                .cmp(other.trim_start_matches('Å'))
        });
    }
    all.sort_by_key(|(code, _)| code != "HND");
    if !chosen.is_empty() && !all.iter().any(|(code, _)| code == chosen) {
        all.push((chosen.to_owned(), chosen.to_owned()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honduras_comes_first_and_the_others_by_their_names() {
        for lang in Lang::ALL {
            let all = countries(lang, "");
            assert_eq!(all[0].0, "HND");
            let place = |code: &str| all.iter().position(|one| one.0 == code);
            let earlier = lang.pick("DEU", "FRA");
            assert!(place(earlier) < place(lang.pick("ESP", "DEU")), "{lang:?}");
            assert!(place("XXB").is_some());
        }
    }

    #[test]
    fn a_country_read_from_a_document_is_always_offered() {
        assert_eq!(
            countries(Lang::Es, "UTO").last().map(|one| one.0.as_str()),
            Some("UTO")
        );
        assert_eq!(
            countries(Lang::Es, "USA").len(),
            countries(Lang::Es, "").len()
        );
    }
}
