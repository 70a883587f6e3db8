//! Every office, by country.

use crate::ask::{Asked, ask, shown};
use crate::http;
use crate::markup::view;
use crate::ui::Empty;
use crate::words::info::offices as words;
use contract::appointments::catalogue::OfficeSummary;
use contract::lang::Lang;
use contract::pages::{Page, Place};
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;
use std::collections::BTreeMap;

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    let asked = RwSignal::new(Asked::Waiting);
    let again = move || ask(asked, async { http::get(&fill(doors::OFFICES, &[])).await });
    again();
    shown(asked, Callback::new(move |()| again()), move |offices| {
        all(lang, offices)
    })
    .into_any()
}

fn all(lang: Lang, offices: Vec<OfficeSummary>) -> AnyView {
    let words = words(lang);
    if offices.is_empty() {
        return view! { <Empty title=words.none><p>{words.none_more}</p></Empty> };
    }
    let note = offices
        .iter()
        .any(|office| office.unconfirmed)
        .then(|| view! { <p class="muted small">{words.unconfirmed_note}</p> });
    let countries: Vec<_> = by_country(lang, offices)
        .into_iter()
        .map(|(country, offices)| {
            let rows: Vec<_> = offices
                .into_iter()
                .map(|office| row(lang, &office))
                .collect();
            view! { <h2>{country}</h2><ul class="rows">{rows}</ul> }
        })
        .collect();
    view! { {countries}{note} }
}

/// Countries in the order of their names, offices by city.
fn by_country(lang: Lang, offices: Vec<OfficeSummary>) -> BTreeMap<String, Vec<OfficeSummary>> {
    let mut countries: BTreeMap<String, Vec<OfficeSummary>> = BTreeMap::new();
    for office in offices {
        let country = office.country_name.in_lang(lang).to_owned();
        countries.entry(country).or_default().push(office);
    }
    for offices in countries.values_mut() {
        offices.sort_by(|a, b| a.city.cmp(&b.city));
    }
    countries
}

fn row(lang: Lang, office: &OfficeSummary) -> impl IntoView + use<> {
    let unconfirmed = office
        .unconfirmed
        .then(|| view! { <span class="small">" "{words(lang).unconfirmed}</span> });
    let place = format!("{}, {}", office.city, office.region);
    view! {
        <li class="rows__line">
            <a href=Page::Office.of(lang, office.id.clone()).path()>
                {office.name.in_lang(lang).to_owned()}
            </a>
            <span class="muted">{place}{unconfirmed}</span>
        </li>
    }
}
