//! The free times of a day.

use super::{intl, lang};
use crate::markup::view;
use crate::words;
use contract::appointments::TimeFree;
use leptos::prelude::*;

/// Times as buttons, morning and afternoon apart, on the office's clocks.
#[component]
pub fn TimeList(
    times: Vec<TimeFree>,
    #[prop(into)] zone: String,
    chosen: RwSignal<Option<TimeFree>>,
) -> impl IntoView {
    let words = words::ui::of(lang());
    let (morning, afternoon): (Vec<_>, Vec<_>) = times
        .into_iter()
        .partition(|time| intl::hour(time.starts_at, &zone) < 12);
    view! {
        {group(words.morning, morning, &zone, chosen)}
        {group(words.afternoon, afternoon, &zone, chosen)}
    }
}

fn group(
    heading: &'static str,
    times: Vec<TimeFree>,
    zone: &str,
    chosen: RwSignal<Option<TimeFree>>,
) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = times
        .into_iter()
        .map(|time| button(time, zone, chosen))
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-label=heading>
                <h3 class="times__group">{heading}</h3>
                <ul class="times">{rows}</ul>
            </section>
        }
    })
}

fn button(time: TimeFree, zone: &str, chosen: RwSignal<Option<TimeFree>>) -> impl IntoView + use<> {
    let lang = lang();
    let text = intl::time(lang, time.starts_at, zone);
    let pressed = move || {
        let same = chosen.with(|chosen| chosen.is_some_and(|c| c.slot == time.slot));
        if same { "true" } else { "false" }
    };
    view! {
        <li>
            <button
                class="time"
                type="button"
                aria-pressed=pressed
                on:click=move |_| chosen.set(Some(time))
            >
                {text}
                <small>{words::ui::places(lang, time.free)}</small>
            </button>
        </li>
    }
}
