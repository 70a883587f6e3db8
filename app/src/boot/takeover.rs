//! The shell's content gives way to the app's in one step: the markup is the same, so nothing
//! moves, and a link that had the focus has it again.

use contract::frame;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

pub fn take_over<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let Some(root) = document().get_element_by_id(frame::ROOT) else {
        return;
    };
    let Ok(root) = root.dyn_into::<HtmlElement>() else {
        return;
    };
    let focused = document()
        .active_element()
        .and_then(|element| element.get_attribute("href"));
    root.set_inner_html("");
    mount_to(root, app).forget();
    if let Some(href) = focused {
        focus_link(&href);
    }
}

fn focus_link(href: &str) {
    let link = document()
        .query_selector(&format!("a[href=\"{href}\"]"))
        .ok()
        .flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    }
}
