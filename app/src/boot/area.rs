//! The page itself: back, heading and first paragraph at once, the rest when its chunk is here.

use super::chunks::{self, Arrival, Chunks};
use super::{Heading, use_navigator};
use contract::frame;
use contract::pages::{Page, Place};
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
    let back = move || {
        let (href, text) = frame::back(&navigator.place()?)?;
        Some(view! { <a class="back" href=href>{text}</a> })
    };
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
    match arrival {
        None => view! { <ToStart /> }.into_any(),
        Some((Arrival::Arrived, place)) => {
            chunks::open(place.clone()).unwrap_or_else(|| view! { <NotArrived place /> }.into_any())
        }
        Some((Arrival::Failed, place)) => view! { <NotArrived place /> }.into_any(),
        Some(_) => view! { <OnItsWay /> }.into_any(),
    }
}

#[component]
fn ToStart() -> impl IntoView {
    let lang = use_navigator().lang();
    view! {
        <a class="button" href=Page::Start.at(lang).path()>
            {lang.pick("Ir al inicio", "Go to the start")}
        </a>
    }
}

/// A chunk did not come. Nothing typed is lost: it lives above the page.
#[component]
fn NotArrived(place: Place) -> impl IntoView {
    let chunks: Chunks = expect_context();
    let lang = place.lang;
    let again = move |_| chunks.ask(place.page.chunk());
    view! {
        <div class="notice notice--warning" role="alert">
            <p>
                {lang.pick(
                    "Esta parte de la página no llegó. Puede ser la conexión. Lo que escribió sigue aquí.",
                    "This part of the page did not arrive. It may be the connection. What you typed is still here.",
                )}
            </p>
            <button class="button" type="button" on:click=again>
                {lang.pick("Intentar de nuevo", "Try again")}
            </button>
        </div>
    }
}

/// Said only when the wait is long enough to be felt; the style fades it in late.
#[component]
fn OnItsWay() -> impl IntoView {
    let lang = use_navigator().lang();
    view! { <p class="waiting" role="status">{lang.pick("Cargando…", "Loading…")}</p> }
}
