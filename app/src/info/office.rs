//! One office: where, when, what and for how much.

use crate::ask::{Asked, ask, shown};
use crate::boot::Heading;
use crate::http;
use crate::markup::view;
use crate::ui::{Go, SummaryList, SummaryRow, intl};
use crate::words::info::offices as words;
use chrono::{Days, NaiveDate};
use contract::appointments::catalogue::{
    DayOffView, DetailView, OfficeSummary, OfficeView, ServiceList, ServiceView,
};
use contract::lang::Lang;
use contract::pages::{Page, Place};
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;

/// The office and the names of the services.
type Known = (OfficeView, Vec<ServiceView>);

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    let heading: Heading = expect_context();
    let id = place.id.clone().unwrap_or_default();
    let asked = RwSignal::new(Asked::<Known>::Waiting);
    let again = move || {
        let id = id.clone();
        ask(asked, async move {
            let office: OfficeView = http::get(&fill(doors::OFFICE, &[&id])).await?;
            let list: ServiceList = http::get(&fill(doors::SERVICES, &[])).await?;
            Ok((office, list.services))
        });
    };
    again();
    Effect::new(move |_| {
        asked.with(|asked| {
            if let Some((view, _)) = asked.here() {
                heading.say(view.office.name.in_lang(lang));
            }
        });
    });
    shown(asked, Callback::new(move |()| again()), move |known| {
        whole(lang, &known)
    })
    .into_any()
}

fn whole(lang: Lang, (view, services): &Known) -> AnyView {
    let words = words(lang);
    let office = &view.office;
    let where_to = vec![
        SummaryRow::new(words.address, address(lang, view)),
        SummaryRow::new(words.phone, detail(lang, view.phone.as_ref(), "tel:")),
        SummaryRow::new(words.email, detail(lang, view.email.as_ref(), "mailto:")),
    ];
    let hours: Vec<_> = view
        .hours
        .iter()
        .map(|day| SummaryRow::new(weekday(lang, day.weekday), open(lang, &day.open)))
        .collect();
    let unsure = view
        .hours_unconfirmed
        .then(|| view! { <p class="muted small">{words.unconfirmed_note}</p> });
    view! {
        <SummaryList rows=where_to />
        <Go to=Page::Appointments.at(lang) text=words.book />
        {visits(lang, office)}
        <h2>{words.services}</h2>
        {offers(lang, office, services)}
        <h2>{words.hours}</h2>
        <p class="muted">{words.local_time}</p>
        <SummaryList rows=hours />
        {unsure}
        {days_off(lang, &view.days_off)}
    }
}

fn address(lang: Lang, view: &OfficeView) -> AnyView {
    let words = words(lang);
    let office = &view.office;
    let text = view.address.as_ref().map_or_else(
        || format!("{}, {}. {}", office.city, office.region, words.not_known),
        |address| address.text.clone(),
    );
    let unsure = view.address.as_ref().is_some_and(|a| a.unconfirmed);
    let (latitude, longitude) = (office.place.latitude, office.place.longitude);
    let map = format!(
        "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=15/{latitude}/{longitude}"
    );
    view! {
        {text}{unsure.then(|| format!(" {}", words.unconfirmed))}
        <br/>
        <a href=map rel="noreferrer">{words.map}</a>
    }
}

fn detail(lang: Lang, detail: Option<&DetailView>, scheme: &str) -> AnyView {
    let words = words(lang);
    let Some(DetailView { text, unconfirmed }) = detail else {
        return view! { <span class="muted">{words.not_known}</span> };
    };
    let target: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    view! {
        <a href=format!("{scheme}{target}")>{text.clone()}</a>
        {unconfirmed.then(|| format!(" {}", words.unconfirmed))}
    }
}

fn offers(lang: Lang, office: &OfficeSummary, services: &[ServiceView]) -> AnyView {
    let words = words(lang);
    let rows: Vec<_> = office
        .offers
        .iter()
        .map(|offer| {
            let service = services.iter().find(|service| service.id == offer.service);
            let name = service.map_or(offer.service.as_str(), |s| s.name.in_lang(lang));
            let unsure = offer.fee.unconfirmed.then_some(words.unconfirmed);
            view! {
                <li class="rows__line rows__line--price">
                    <span>{name.to_owned()}" "<span class="muted small">{unsure}</span></span>
                    <span class="number">{intl::money(lang, offer.fee.amount)}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="rows">{rows}</ul> }
}

fn visits(lang: Lang, office: &OfficeSummary) -> Option<AnyView> {
    let words = words(lang);
    let lines: Vec<_> = office
        .visits
        .iter()
        .map(|visit| {
            let (from, to) = (intl::day(lang, visit.from), intl::day(lang, visit.to));
            view! { <li>{from}" "{words.visit_to}" "{to}</li> }
        })
        .collect();
    let unsure = office.visits_unconfirmed.then_some(words.unconfirmed);
    (!lines.is_empty()).then(|| {
        view! { <h2>{words.visits}" "{unsure}</h2><ul class="list">{lines}</ul> }
    })
}

fn days_off(lang: Lang, days: &[DayOffView]) -> Option<AnyView> {
    let words = words(lang);
    let rows: Vec<_> = days
        .iter()
        .map(|day| {
            let name = day.name.in_lang(lang).to_owned();
            let hours = (!day.open.is_empty()).then(|| format!(" ({})", open(lang, &day.open)));
            view! {
                <li class="rows__line">
                    <span>{name}{hours}</span>
                    <span class="muted">{intl::day(lang, day.date)}</span>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{words.days_off}</h2><ul class="rows">{rows}</ul> })
}

fn open(lang: Lang, spans: &[String]) -> String {
    if spans.is_empty() {
        return words(lang).closed.to_owned();
    }
    spans.join(", ").replace('-', "–")
}

/// The name of a weekday, 1 for Monday, by way of a date that falls on it.
fn weekday(lang: Lang, number: u32) -> String {
    let monday = NaiveDate::default() + Days::new(4);
    let day = monday + Days::new(u64::from(number.saturating_sub(1)));
    let (whole, _) = intl::weekday(lang, day);
    let mut letters = whole.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
