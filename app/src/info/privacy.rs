//! What is kept and why, for how long, and the person's own data to take or to erase.

use super::{blocks, own_data, refunds};
use crate::words;
use contract::appointments::catalogue::{PolicyView, RetentionView};
use contract::lang::Lang;
use contract::pages::Place;
use leptos::prelude::*;

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    view! {
        {blocks::of(place)}
        {refunds::figures(move |figures| periods(lang, figures))}
        {own_data::section(lang)}
    }
    .into_any()
}

fn periods(lang: Lang, figures: PolicyView) -> AnyView {
    let words = words::info::own_data(lang);
    let rows: Vec<_> = figures
        .retention
        .into_iter()
        .map(|record| row(lang, &record))
        .collect();
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr><th scope="col">{words.record}</th><th scope="col">{words.kept_for}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, record: &RetentionView) -> impl IntoView + use<> {
    let words = words::info::own_data(lang);
    let note = record
        .unconfirmed
        .then(|| view! { <span class="muted small">" "{words.unconfirmed}</span> });
    view! {
        <tr>
            <th scope="row">{record.name.in_lang(lang).to_owned()}</th>
            <td>{words::info::span(lang, record.hours)}{note}</td>
        </tr>
    }
}
