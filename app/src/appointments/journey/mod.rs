//! The booking journey, one question a page, all in one chunk.

use contract::pages::{Page, Place, Step};
use leptos::prelude::*;

/// What stands below the heading of a page of the journey.
pub fn page(place: &Place) -> AnyView {
    let next = match place.page {
        Page::Journey(step) => step.next(),
        _ => Some(Step::Service),
    };
    let lang = place.lang;
    next.map(|step| {
        let href = Page::Journey(step).at(lang).path();
        view! { <a class="button" href=href>{lang.pick("Continuar", "Continue")}</a> }
    })
    .into_any()
}
