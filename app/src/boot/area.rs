//! The page itself: back, heading and first paragraph at once, the rest when its chunk is here.

use super::chunks::{self, Arrival, Chunks};
use super::meanwhile::{NotArrived, OnItsWay, ToStart};
use super::{Heading, use_navigator};
use crate::markup::{live, view};
use contract::frame;
use contract::pages::Place;
use leptos::prelude::*;

#[component]
pub fn PageArea() -> impl IntoView {
    let navigator = use_navigator();
    let chunks: Chunks = expect_context();
    let heading: Heading = expect_context();
    Effect::new(move || {
        if let Some(place) = navigator.place() {
            chunks.ask(place.page.chunk());
        }
    });
    let arrival = Memo::new(move |_| {
        navigator
            .place()
            .map(|place| (chunks.arrival(place.page.chunk()), place))
    });
    let back = live(move || {
        let (href, text) = frame::back(&navigator.place()?)?;
        Some(view! { <a class="back" href=href>{text}</a> })
    });
    view! {
        <main id=frame::MAIN tabindex="-1">
            {back}
            <h1 tabindex="-1">{move || heading.text()}</h1>
            <p class="lead">{move || heading.lead()}</p>
            <div class="page">{move || content(arrival.get())}</div>
        </main>
    }
}

fn content(arrival: Option<(Arrival, Place)>) -> AnyView {
    let Some((arrival, place)) = arrival else {
        return view! { <ToStart /> };
    };
    let (lang, chunk) = (place.lang, place.page.chunk());
    match arrival {
        Arrival::Unasked | Arrival::OnItsWay => view! { <OnItsWay /> },
        Arrival::Failed(times) => view! { <NotArrived lang chunk times /> },
        Arrival::Arrived => {
            chunks::open(place).unwrap_or_else(|| view! { <NotArrived lang chunk times=1 /> })
        }
    }
}
