//! What is kept and why, for how long, and where to take or erase one’s own data.

use super::{blocks, refunds};
use crate::markup::view;
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
}

fn periods(lang: Lang, figures: PolicyView) -> AnyView {
    let words = words::info::figures(lang);
    let own = figures.retention.iter().any(|record| record.unconfirmed);
    let note = own.then(|| view! { <p class="muted small">{words.own_period}</p> });
    let rows: Vec<_> = figures
        .retention
        .into_iter()
        .map(|record| row(lang, &record))
        .collect();
    view! {
        <table class="table">
            <thead>
                <tr><th scope="col">{words.record}</th><th scope="col">{words.kept_for}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {note}
    }
}

fn row(lang: Lang, record: &RetentionView) -> impl IntoView + use<> {
    let span = words::info::span(lang, record.hours);
    view! {
        <tr>
            <th scope="row">{record.name.in_lang(lang).to_owned()}</th>
            <td>{span}{record.unconfirmed.then_some(" *")}</td>
        </tr>
    }
}
