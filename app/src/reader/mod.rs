//! The lines at the foot of a document, read from a photograph or by the camera. All of it happens
//! on the device: no picture leaves it.

mod picture;
mod seen;
mod watch;

use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, lang};
use contract::lang::Lang;
use leptos::html::{Input, Video};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use mrz_reader::{GreyImage, NotRead, Reading};
use picture::Picture;
use seen::{Seen, confirmation, sentence};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    #[default]
    Unasked,
    /// A photograph is being read.
    Reading,
    /// The camera is open.
    Watching,
    Found(Seen),
    /// Lines that the reader does not stand by.
    Doubtful(Seen),
    Nothing(Trouble),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    NoZone,
    NotAPicture,
    NoCamera,
    /// The part of the app that reads has not arrived.
    NotArrived,
}

/// Offers the camera and photographs; hands over the lines once the person has compared them.
#[component]
pub fn LinesFromPicture(
    /// Names the file field within its page.
    #[prop(into)]
    id: String,
    #[prop(into)] on_lines: Callback<String>,
) -> impl IntoView {
    let lang = lang();
    let stage = RwSignal::new(Stage::default());
    let video = NodeRef::<Video>::new();
    let open = Arc::new(AtomicBool::new(false));
    let close = {
        let open = open.clone();
        Callback::new(move |()| open.store(false, Ordering::Relaxed))
    };
    let watch = Callback::new(move |()| {
        if !open.swap(true, Ordering::Relaxed) {
            spawn_local(watch::until_read(video, stage, open.clone()));
        }
    });
    // Whoever leaves the page closes the camera.
    on_cleanup(move || close.run(()));
    let busy = Signal::derive(move || matches!(stage.get(), Stage::Reading));
    view! {
        <div class="from-picture">
            <p class="from-picture__offer">
                <Button kind=ButtonKind::Secondary on_press=watch busy
                    text=lang.pick("Leer con la cámara", "Read with the camera") />
                {file_button(lang, id, stage)}
            </p>
            <p class="from-picture__hint">
                {lang.pick(
                    "La imagen se lee en su dispositivo y no se envía.",
                    "The picture is read on your device and is not sent.",
                )}
            </p>
            {viewfinder(lang, video, stage, close)}
            <p role="status">{move || stage.with(|stage| sentence(lang, stage))}</p>
            {live(move || stage.with(|stage| confirmation(lang, stage, on_lines)))}
        </div>
    }
}

fn file_button(lang: Lang, id: String, stage: RwSignal<Stage>) -> AnyView {
    let field = NodeRef::<Input>::new();
    let named = id.clone();
    let chosen = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        if let Some(file) = field.files().and_then(|files| files.get(0)) {
            stage.set(Stage::Reading);
            spawn_local(async move { stage.set(of_file(&file).await) });
        }
        // The same photograph may be chosen again.
        field.set_value("");
    };
    view! {
        <label class="file button button--secondary" for=named>
            {lang.pick("Elegir una foto", "Choose a photograph")}
            <input node_ref=field id=id type="file" accept="image/*" on:change=chosen />
        </label>
    }
}

/// What the camera sees. It is always there, so that the camera finds it.
fn viewfinder(
    lang: Lang,
    video: NodeRef<Video>,
    stage: RwSignal<Stage>,
    close: Callback<()>,
) -> AnyView {
    let closed = move || !matches!(stage.get(), Stage::Watching);
    view! {
        <div class="from-picture__viewfinder" hidden=closed>
            <video node_ref=video playsinline muted
                aria-label=lang.pick("Lo que ve la cámara", "What the camera sees")></video>
            <Button kind=ButtonKind::Secondary on_press=close
                text=lang.pick("Cerrar la cámara", "Close the camera") />
        </div>
    }
}

async fn of_file(file: &web_sys::File) -> Stage {
    match Picture::of_blob(file).await {
        Some(picture) => of_picture(&picture).await,
        None => Stage::Nothing(Trouble::NotAPicture),
    }
}

async fn of_picture(picture: &Picture) -> Stage {
    let Some(grey) = picture.grey() else {
        return Stage::Nothing(Trouble::NotAPicture);
    };
    match lineas(grey).await {
        Ok(Ok(reading)) => Stage::Found(Seen::of(picture, &reading)),
        Ok(Err(NotRead::Doubtful(reading))) => Stage::Doubtful(Seen::of(picture, &reading)),
        Ok(Err(NotRead::NoZone)) => Stage::Nothing(Trouble::NoZone),
        Err(_) => Stage::Nothing(Trouble::NotArrived),
    }
}

type Outcome = Result<Result<Reading, NotRead>, SplitLoaderError>;

/// The reader with what it was taught is a part of its own: only who uses it loads it.
#[allow(
    clippy::unnecessary_wraps,
    reason = "a split function returns what its loading may"
)]
#[wasm_split(lineas, wasm_split_path = leptos::wasm_split, fallible)]
fn lineas(picture: GreyImage) -> Outcome {
    Ok(mrz_reader::read(&picture))
}
