//! The start page, in the main chunk: what can be done here, and where to begin.

use crate::boot::prefetch;
use contract::pages::{Chunk, Page, Place};
use leptos::prelude::*;

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    // A person who points at the button is about to begin: the journey is fetched meanwhile.
    let ready = move |_| prefetch(Chunk::Journey);
    view! {
        <a class="button" href=Page::Appointments.at(lang).path() on:pointerdown=ready>
            {lang.pick("Empezar", "Start now")}
        </a>
    }
    .into_any()
}
