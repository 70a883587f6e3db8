//! The living style page: every component in every state, in the reader's language and scheme.
//! It exists in sandbox mode only; the browser tests take its pictures and search it for
//! barriers.

mod forms;
mod looks;
mod states;
mod times;

use crate::markup::view;
use contract::lang::Lang;
use contract::pages::Place;
use leptos::prelude::*;

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    view! {
        {looks::colours(lang)}
        {looks::type_scale(lang)}
        {looks::buttons(lang)}
        {forms::fields(lang)}
        {forms::wrong(lang)}
        {states::notices(lang)}
        {states::lists(lang)}
        {states::waiting(lang)}
        {times::calendar(lang)}
        {times::countdowns(lang)}
        {times::values(lang)}
    }
}

/// One heading with what it shows.
fn section(title: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="guide">
            <h2>{title}</h2>
            {content}
        </section>
    }
}

/// The same sample in both languages.
fn sample(lang: Lang) -> &'static str {
    lang.pick(
        "Lleve el original y una copia de cada documento.",
        "Bring the original and a copy of each document.",
    )
}
