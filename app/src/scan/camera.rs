//! The device's camera: asked for when it is wanted, let go as soon as it is not.

use super::lens;
use super::pixels::Canvas;
use js_sys::{Array, Object, Promise, Reflect};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlVideoElement, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

/// Between two looks at what the camera shows.
const PAUSE_MS: i32 = 150;
const LONGEST: u32 = 800;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    #[default]
    Off,
    /// Asked for, or looking.
    On,
    /// The person, or the device's owner, said no.
    Refused,
    /// There is none, or another program has it.
    Missing,
    /// The part of the app that reads codes did not arrive.
    Blind,
}

/// Shows what the camera sees in `video` until a code is read, or until `state` is not `On` any
/// more, which leaving the page does too.
pub async fn look(state: RwSignal<Camera>, video: NodeRef<html::Video>) -> Option<String> {
    let stream = match open().await {
        Ok(stream) => stream,
        Err(why) => {
            state.try_set(why);
            return None;
        }
    };
    let found = watch(state, video, &stream).await;
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
    found
}

async fn watch(
    state: RwSignal<Camera>,
    video: NodeRef<html::Video>,
    stream: &MediaStream,
) -> Option<String> {
    let canvas = Canvas::new()?;
    while state.try_get_untracked() == Some(Camera::On) {
        if let Some(video) = video.try_get_untracked().flatten() {
            show(&video, stream);
            if let Some(grey) = canvas.frame(&video, LONGEST) {
                match lens::read(grey).await {
                    Ok(Some(text)) => return Some(text),
                    Ok(None) => {}
                    Err(_) => {
                        state.try_set(Camera::Blind);
                    }
                }
            }
        }
        pause().await;
    }
    None
}

fn show(video: &HtmlVideoElement, stream: &MediaStream) {
    if video.src_object().is_none() {
        video.set_src_object(Some(stream));
        // Played by its attributes where this is refused.
        let _ = video.play();
    }
}

async fn open() -> Result<MediaStream, Camera> {
    let devices = Reflect::get(&window().navigator(), &"mediaDevices".into());
    let devices: MediaDevices = devices
        .ok()
        .and_then(|devices| devices.dyn_into().ok())
        .ok_or(Camera::Missing)?;
    let constraints = MediaStreamConstraints::new();
    let back = Object::new();
    // The one on the back, where there are two.
    let _ = Reflect::set(&back, &"facingMode".into(), &"environment".into());
    constraints.set_video(&back);
    let asked = devices.get_user_media_with_constraints(&constraints);
    let opened = JsFuture::from(asked.map_err(|error| why(&error))?).await;
    opened
        .map(JsCast::unchecked_into)
        .map_err(|error| why(&error))
}

fn why(error: &JsValue) -> Camera {
    let name = Reflect::get(error, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("NotAllowedError" | "SecurityError") => Camera::Refused,
        _ => Camera::Missing,
    }
}

async fn pause() {
    let waiting = Promise::new(&mut |done, _| {
        let none = Array::new();
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments(&done, PAUSE_MS, &none);
    });
    let _ = JsFuture::from(waiting).await;
}
