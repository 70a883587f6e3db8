//! The camera, open until it has seen the lines or is closed.

use super::picture::Picture;
use super::{Stage, Trouble, of_picture};
use js_sys::{Object, Promise, Reflect};
use leptos::html::Video;
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// Between two looks: the page stays usable, the hand has moved a little.
const PAUSE: Duration = Duration::from_millis(200);

/// Looks until the lines are read or `open` is no longer.
pub async fn until_read(video: NodeRef<Video>, stage: RwSignal<Stage>, open: Arc<AtomicBool>) {
    let watched = match video.get_untracked() {
        Some(video) => watch(&video, stage, &open).await,
        None => None,
    };
    open.store(false, Ordering::Relaxed);
    let last = watched.unwrap_or(Stage::Nothing(Trouble::NoCamera));
    // The page may be gone by now.
    stage.try_set(last);
}

async fn watch(
    video: &HtmlVideoElement,
    stage: RwSignal<Stage>,
    open: &AtomicBool,
) -> Option<Stage> {
    let stream = camera().await?;
    video.set_src_object(Some(&stream));
    stage.try_set(Stage::Watching);
    let plays = match video.play() {
        Ok(playing) => JsFuture::from(playing).await.is_ok(),
        Err(_) => false,
    };
    let mut seen = plays.then_some(Stage::Unasked);
    while plays && open.load(Ordering::Relaxed) {
        if let Some(picture) = Picture::of_video(video) {
            let found = of_picture(&picture).await;
            if matches!(found, Stage::Found(_) | Stage::Nothing(Trouble::NotArrived)) {
                seen = Some(found);
                break;
            }
        }
        pause().await;
    }
    video.set_src_object(None);
    for track in stream.get_tracks() {
        if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
            track.stop();
        }
    }
    seen
}

/// The camera that looks away from the person, if there are two.
async fn camera() -> Option<MediaStream> {
    let wanted = Object::new();
    let set = |object: &Object, name: &str, value: &JsValue| {
        Reflect::set(object, &name.into(), value).ok()
    };
    set(&wanted, "facingMode", &"environment".into())?;
    let width = Object::new();
    set(&width, "ideal", &1600.into())?;
    set(&wanted, "width", &width)?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let devices = window().navigator().media_devices().ok()?;
    let asked = devices.get_user_media_with_constraints(&constraints).ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

async fn pause() {
    let over = Promise::new(&mut |resolve, _| {
        let wake = move || {
            let _ = resolve.call0(&JsValue::NULL);
        };
        let _ = set_timeout(wake, PAUSE);
    });
    let _ = JsFuture::from(over).await;
}
