//! The code from a picture.

use crate::markup::{live, view};
use crate::scan;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use crate::words::ui;
use crate::words::verify::of as words;
use contract::lang::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

/// A large picture is read at several sizes: noise that hides a code in one is gone in another.
const SIZES: [u32; 3] = [1600, 1000, 640];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Picture {
    None,
    Opening,
    NoCode,
    Unreadable,
    /// The part of the app that reads codes did not arrive.
    Blind,
}

/// The field for a picture of the code.
pub fn choice(lang: Lang, check: Callback<String>) -> AnyView {
    let words = words(lang);
    let state = RwSignal::new(Picture::None);
    // The picture that could not be read for want of the reader: it need not be chosen again.
    let unread = StoredValue::new_local(None::<File>);
    let read = move |file: File| {
        state.set(Picture::Opening);
        spawn_local(async move {
            match code_in(&file).await {
                Ok(text) => {
                    state.try_set(Picture::None);
                    check.run(text);
                }
                Err(why) => {
                    unread.try_set_value((why == Picture::Blind).then_some(file));
                    state.try_set(why);
                }
            }
        });
    };
    let chosen = move |event: leptos::ev::Event| {
        if let Some(file) = chosen_file(&event) {
            read(file);
        }
    };
    let again = move |()| {
        if let Some(file) = unread.get_value() {
            read(file);
        }
    };
    let said = live(move || match state.get() {
        Picture::None => None,
        Picture::Opening => Some(view! { <p role="status">{words.reading_picture}</p> }),
        Picture::NoCode => Some(complaint(words.no_code)),
        Picture::Unreadable => Some(complaint(words.no_picture)),
        Picture::Blind => Some(view! {
            <Notice kind=NoticeKind::Warning alert=true>
                <p>{words.picture_reader_missing}</p>
                <Button text=ui::of(lang).try_again kind=ButtonKind::Secondary on_press=again />
            </Notice>
        }),
    });
    view! {
        <div class="field">
            <label class="field__label" for="code-picture">{words.picture}</label>
            <p class="field__hint" id="code-picture-hint">{words.picture_hint}</p>
            {said}
            <label class="file button button--secondary" for="code-picture">
                {words.choose_picture}
                <input id="code-picture" type="file" accept="image/*"
                    aria-describedby="code-picture-hint" on:change=chosen />
            </label>
        </div>
    }
}

fn complaint(text: &'static str) -> AnyView {
    view! { <Notice kind=NoticeKind::Warning alert=true><p>{text}</p></Notice> }
}

async fn code_in(file: &File) -> Result<String, Picture> {
    let picture = scan::opened(file).await.map_err(|_| Picture::Unreadable)?;
    let canvas = scan::Canvas::new().ok_or(Picture::Unreadable)?;
    for longest in SIZES {
        let grey = canvas
            .picture(&picture, longest)
            .ok_or(Picture::Unreadable)?;
        match scan::read(grey).await {
            Ok(Some(text)) => return Ok(text),
            Ok(None) => {}
            Err(_) => return Err(Picture::Blind),
        }
    }
    Err(Picture::NoCode)
}

/// The file that was chosen; the same one may be chosen again.
pub fn chosen_file(event: &leptos::ev::Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}
