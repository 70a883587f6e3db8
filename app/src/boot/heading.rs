//! The page's heading: the table's, unless the page has something more exact to say.

use super::Navigator;
use contract::pages::{Notice, Place};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Heading {
    navigator: Navigator,
    /// With the place it was said at: another place starts from the table again.
    said: RwSignal<Option<(Place, String)>>,
}

impl Heading {
    pub fn new(navigator: Navigator) -> Self {
        Self {
            navigator,
            said: RwSignal::default(),
        }
    }

    /// Puts a heading of the page's own in the place of the table's ("Consulado en Miami").
    pub fn say(self, heading: impl Into<String>) {
        if let Some(place) = self.navigator.place() {
            self.said.set(Some((place, heading.into())));
        }
    }

    pub fn text(self) -> String {
        let Some(place) = self.navigator.place() else {
            return Notice::MISSING.heading(self.navigator.lang()).to_owned();
        };
        self.said.with(|said| match said {
            Some((at, heading)) if *at == place => heading.clone(),
            _ => place.page.row().heading(place.lang).to_owned(),
        })
    }

    pub fn lead(self) -> &'static str {
        let lang = self.navigator.lang();
        let place = self.navigator.place();
        place.map_or(Notice::MISSING.lead(lang), |place| {
            place.page.row().lead(lang)
        })
    }
}
