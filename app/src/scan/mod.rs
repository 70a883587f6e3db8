//! Reading a QR code, for every room that looks at papers: with the device's camera, or out of a
//! picture. Nothing but the code's text leaves this place, and no picture leaves the device.

mod camera;
mod lens;
mod pixels;

pub use lens::{fetch, read};
pub use pixels::{Canvas, opened};

use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use crate::words::scan::of as words;
use camera::Camera;
use contract::lang::Lang;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A button that opens the camera; the text of the first code that it sees is handed to `found`,
/// and the camera let go. Why there is no camera is said aloud.
pub fn by_camera(lang: Lang, kind: ButtonKind, found: Callback<String>) -> AnyView {
    let words = words(lang);
    let state = RwSignal::new(Camera::Off);
    let (video, here) = (NodeRef::<html::Video>::new(), NodeRef::<html::Div>::new());
    let start = move |()| {
        state.set(Camera::On);
        spawn_local(async move {
            if let Some(text) = camera::look(state, video).await {
                state.try_set(Camera::Off);
                found.run(text);
            }
        });
    };
    let stop = move |()| state.set(Camera::Off);
    Effect::new(move |before: Option<Camera>| {
        let now = state.get();
        if before.is_some_and(|before| before != now) {
            keep_focus(here);
        }
        now
    });
    on_cleanup(move || {
        state.try_set(Camera::Off);
    });
    let part = live(move || match state.get() {
        Camera::On => view! {
            <p role="status">{words.hold_still}</p>
            <video node_ref=video class="scanner__view" autoplay muted playsinline
                aria-label=words.camera_view></video>
            <Button text=words.stop kind=ButtonKind::Secondary on_press=stop />
        },
        other => view! {
            {failed(lang, other)}
            <Button text=words.scan kind on_press=start />
        },
    });
    view! { <div class="scanner" node_ref=here>{part}</div> }
}

fn failed(lang: Lang, state: Camera) -> Option<AnyView> {
    let words = words(lang);
    let why = match state {
        Camera::Off | Camera::On => return None,
        Camera::Refused => words.camera_refused,
        Camera::Missing => words.camera_missing,
        Camera::Blind => words.reader_missing,
    };
    Some(view! {
        <Notice kind=NoticeKind::Warning alert=true><p>{why}</p></Notice>
    })
}

/// Where the button that had the focus is gone, the one in its place takes it.
fn keep_focus(here: NodeRef<html::Div>) {
    let _ = request_animation_frame(move || {
        let here = here.try_get_untracked().flatten();
        let button = here.and_then(|here| here.query_selector("button").ok().flatten());
        let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
        let lost = document()
            .active_element()
            .is_none_or(|held| held.tag_name() == "BODY");
        if let Some(button) = button.filter(|_| lost) {
            let _ = button.focus();
        }
    });
}
