//! The start page, in the main chunk: what can be done here, and where to begin.

use crate::boot::prefetch;
use contract::frame;
use contract::pages::{Chunk, Place};
use leptos::prelude::*;

pub fn page(place: &Place) -> AnyView {
    // A person who presses the button is about to begin: the journey is fetched meanwhile.
    let ready = move |_| prefetch(Chunk::Journey);
    view! { <div inner_html=frame::begin(place.lang) on:pointerdown=ready></div> }.into_any()
}
