//! An address: a page, in a language, of something.

use super::{Page, rows};
use crate::lang::Lang;

/// An address of the app, read: language, page and, where the page has one, its identifier.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub lang: Lang,
    pub page: Page,
    pub id: Option<String>,
}

impl Place {
    /// Reads the path of an address (`/es/citas`); `None` is a 404.
    pub fn read(path: &str) -> Option<Self> {
        let (tag, rest) = path
            .strip_prefix('/')?
            .split_once('/')
            .unwrap_or((&path[1..], ""));
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        rows().find_map(|row| row.read(lang, rest))
    }

    /// The path that reads as this place.
    pub fn path(&self) -> String {
        let mut path = format!("/{}/", self.lang.tag());
        for (index, segment) in self.page.row().pattern.split('/').enumerate() {
            if index > 0 {
                path.push('/');
            }
            match &self.id {
                Some(id) if segment.starts_with(':') => path.push_str(id),
                _ => path.push_str(segment),
            }
        }
        path
    }

    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Self {
        Self {
            lang,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Chunk, Step};
    use super::*;

    #[test]
    fn every_page_is_read_back_from_its_own_path() {
        for row in rows() {
            let id = row.pattern.contains(':').then(|| "HN-7K3M".to_owned());
            for lang in Lang::ALL {
                let place = Place {
                    lang,
                    page: row.page,
                    id: id.clone(),
                };
                assert_eq!(Place::read(&place.path()), Some(place));
            }
        }
    }

    #[test]
    fn every_step_has_a_row_and_leads_to_the_next() {
        for step in Step::ALL {
            assert_ne!(Page::Journey(step).chunk(), Chunk::Main);
            assert_eq!(
                step.next().and_then(Step::previous),
                step.next().map(|_| step)
            );
        }
    }

    #[test]
    fn every_chunk_has_its_place_in_the_list_of_all() {
        for row in rows() {
            assert_eq!(Chunk::ALL.get(row.chunk as usize), Some(&row.chunk));
        }
    }

    #[test]
    fn what_is_not_in_the_table_is_not_a_place() {
        for path in [
            "",
            "/",
            "/fr/",
            "/es/nada",
            "/es/citas/servicio/mas",
            "/ES/",
            "/es/oficinas//",
        ] {
            assert_eq!(Place::read(path), None, "{path}");
        }
    }

    #[test]
    fn a_slash_at_the_end_changes_nothing() {
        assert_eq!(Place::read("/es/citas/"), Place::read("/es/citas"));
        assert_eq!(Place::read("/es"), Place::read("/es/"));
    }
}
