//! The refund and change policy: its figures from the catalogue, the rest in words.

use super::blocks;
use crate::appointments::terms::policy;
use crate::ask::{Asked, ask, shown};
use crate::http;
use crate::markup::view;
use crate::words;
use contract::appointments::catalogue::{PolicyView, ServiceList};
use contract::lang::Lang;
use contract::pages::Place;
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    view! {
        {figures(move |figures| rules(lang, &figures))}
        {blocks::of(place)}
    }
}

/// Asks for the policy's figures and draws with them.
pub fn figures(show: impl Fn(PolicyView) -> AnyView + Send + 'static) -> impl IntoView {
    let asked = RwSignal::new(Asked::Waiting);
    let again = move || {
        ask(asked, async {
            let list: ServiceList = http::get(&fill(doors::SERVICES, &[])).await?;
            Ok(list.policy)
        });
    };
    again();
    shown(asked, Callback::new(move |()| again()), show)
}

fn rules(lang: Lang, figures: &PolicyView) -> AnyView {
    let note = (!figures.unconfirmed.is_empty()).then(|| {
        let text = words::info::figures(lang).provisional;
        view! { <p class="muted small">{text}</p> }
    });
    let lines: Vec<_> = policy(figures, lang)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    view! { <ul class="list">{lines}</ul>{note} }
}
