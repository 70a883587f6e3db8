//! After a change of page the title, the focus and the top of the screen are the new page's, so
//! that a screen reader says where it is. The first page keeps the focus the person gave it, and
//! a change of language leaves it on the switch.

use super::{Heading, Navigator};
use contract::frame;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

pub fn follow(navigator: Navigator) {
    let heading: Heading = expect_context();
    Effect::new(move || document().set_title(&frame::title(&heading.text())));
    Effect::new(move |before: Option<_>| {
        let lang = navigator.lang();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.tag());
        }
        if before.is_some_and(|before| before != lang) {
            let _ = request_animation_frame(back_to_switch);
        }
        lang
    });
    Effect::new(move |before: Option<_>| {
        let now = navigator.place().map(|place| (place.page, place.id));
        if before.is_some_and(|before| before != now) {
            let scroll = !navigator.came_by_history();
            let _ = request_animation_frame(move || to_heading(scroll));
        }
        now
    });
}

fn to_heading(scroll: bool) {
    if scroll {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    focus("main h1");
}

/// The header was drawn anew in the other language, and the pressed link with it.
fn back_to_switch() {
    if document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY")
    {
        focus("header a[hreflang]");
    }
}

fn focus(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let _ = element.focus_with_options(&still);
    }
}
