//! Where the person is. Links are plain anchors: a click on one that leads to a page of the app
//! changes the place without a load, every other click is the browser's.

use contract::lang::Lang;
use contract::pages::Place;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlAnchorElement;

/// The current place and the ways to another.
#[derive(Clone, Copy)]
pub struct Navigator {
    lang: RwSignal<Lang>,
    place: RwSignal<Option<Place>>,
    query: RwSignal<String>,
    by_history: RwSignal<bool>,
}

/// The app's navigator.
pub fn use_navigator() -> Navigator {
    expect_context()
}

impl Navigator {
    /// Reads the address and follows clicks and the browser's own buttons.
    pub fn listen() -> Self {
        let navigator = Self {
            lang: RwSignal::default(),
            place: RwSignal::default(),
            query: RwSignal::default(),
            by_history: RwSignal::default(),
        };
        navigator.read_address();
        window_event_listener(ev::popstate, move |_| navigator.travel());
        window_event_listener(ev::click, move |click| navigator.follow(&click));
        navigator
    }

    /// The place in the address; `None` when it names no page.
    pub fn place(self) -> Option<Place> {
        self.place.get()
    }

    pub fn lang(self) -> Lang {
        self.lang.get()
    }

    /// A value of the address's query (`?estado=…`).
    pub fn query(self, name: &str) -> Option<String> {
        web_sys::UrlSearchParams::new_with_str(&self.query.get())
            .ok()?
            .get(name)
    }

    /// Goes to a place and leaves the current one in the history.
    pub fn go(self, place: &Place) {
        self.open(&place.path());
    }

    /// Goes to a place in the stead of the current one: "back" will not return here.
    pub fn replace(self, place: &Place) {
        let history = window().history().ok();
        let path = place.path();
        if history.is_some_and(|h| {
            h.replace_state_with_url(&JsValue::NULL, "", Some(&path))
                .is_ok()
        }) {
            self.read_address();
        }
    }

    /// Whether the browser's own buttons led here; it then restores where the page was scrolled.
    pub fn came_by_history(self) -> bool {
        self.by_history.get_untracked()
    }

    fn travel(self) {
        self.by_history.set(true);
        self.read_address();
    }

    fn open(self, address: &str) {
        let history = window().history().ok();
        if history.is_some_and(|h| {
            h.push_state_with_url(&JsValue::NULL, "", Some(address))
                .is_ok()
        }) {
            self.read_address();
        }
    }

    fn read_address(self) {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let place = Place::read(&path);
        let lang = place
            .as_ref()
            .map_or_else(|| lang_of_unknown(&path), |place| place.lang);
        self.query.set(location.search().unwrap_or_default());
        if self.lang.get_untracked() != lang {
            self.lang.set(lang);
        }
        if self.place.with_untracked(|now| *now != place) {
            self.place.set(place);
        }
    }

    fn follow(self, click: &ev::MouseEvent) {
        let Some(anchor) = followed_anchor(click) else {
            return;
        };
        let here = window().location();
        let same_page = anchor.pathname() == here.pathname().unwrap_or_default()
            && anchor.search() == here.search().unwrap_or_default();
        if same_page && !anchor.hash().is_empty() {
            return;
        }
        if Place::read(&anchor.pathname()).is_some() {
            click.prevent_default();
            self.open(&anchor.href());
        }
    }
}

/// The anchor of a plain click on a link of this site that asks for nothing special.
fn followed_anchor(click: &ev::MouseEvent) -> Option<HtmlAnchorElement> {
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || click.button() != 0 || modified {
        return None;
    }
    let target: web_sys::Element = click.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let plain = anchor.target().is_empty() && !anchor.has_attribute("download");
    let here = window().location().origin().ok()? == anchor.origin();
    (plain && here).then_some(anchor)
}

/// An unknown address still tells its language when it begins with one.
fn lang_of_unknown(path: &str) -> Lang {
    path.split('/')
        .nth(1)
        .and_then(Lang::from_tag)
        .unwrap_or_default()
}
