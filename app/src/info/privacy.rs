//! What is kept and why, for how long, and where to take or erase one’s own data.

use super::{blocks, refunds};
use crate::ui::{ButtonKind, Go};
use crate::words;
use contract::appointments::catalogue::{PolicyView, RetentionView};
use contract::lang::Lang;
use contract::pages::{Page, Place};
use leptos::prelude::*;

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    let words = words::info::figures(lang);
    view! {
        {blocks::of(place)}
        {refunds::figures(move |figures| periods(lang, figures))}
        <h2>{words.rights}</h2>
        <p>{words.rights_more}</p>
        <Go to=Page::SignIn.at(lang) text=words.own_data kind=ButtonKind::Secondary />
    }
    .into_any()
}

fn periods(lang: Lang, figures: PolicyView) -> AnyView {
    let words = words::info::figures(lang);
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
    let words = words::info::figures(lang);
    let note = record
        .unconfirmed
        .then(|| view! { <span class="muted small">" "{words.own_period}</span> });
    view! {
        <tr>
            <th scope="row">{record.name.in_lang(lang).to_owned()}</th>
            <td>{words::info::span(lang, record.hours)}{note}</td>
        </tr>
    }
}
