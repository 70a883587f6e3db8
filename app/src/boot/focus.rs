//! After a change of page the title, the focus and the top of the screen are the new page's, so
//! that a screen reader says where it is. The first page keeps the focus the person gave it, and
//! a change of language moves nothing.

use super::{Heading, Navigator};
use contract::frame;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub fn follow(navigator: Navigator) {
    let heading: Heading = expect_context();
    Effect::new(move || document().set_title(&frame::title(&heading.text())));
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", navigator.lang().tag());
        }
    });
    Effect::new(move |before: Option<_>| {
        let now = navigator.place().map(|place| (place.page, place.id));
        if before.is_some_and(|before| before != now) {
            let _ = request_animation_frame(to_heading);
        }
        now
    });
}

fn to_heading() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}
