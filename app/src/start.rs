//! The start page, in the main chunk: what can be done here, and where to begin.

use crate::appointments::prices::{Priced, Prices};
use crate::boot::prefetch;
use crate::markup::view;
use crate::ui::{Notice, NoticeKind, intl};
use crate::words;
use contract::frame;
use contract::lang::Lang;
use contract::pages::{Chunk, Page, Place};
use leptos::prelude::*;

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    let words = words::start::of(lang);
    // A person who presses a button is about to begin: its journey is fetched meanwhile.
    let precheck = Page::Precheck.at(lang).path();
    let ready = move |press: leptos::ev::PointerEvent| {
        let pressed: web_sys::Element = event_target(&press);
        let to_precheck = pressed.get_attribute("href").as_ref() == Some(&precheck);
        prefetch(if to_precheck {
            Chunk::PrecheckStart
        } else {
            Chunk::Journey
        });
    };
    view! {
        <div inner_html=frame::begin(lang) on:pointerdown=ready></div>
        <div class="start">
            <section>
                <h2>{words.services}</h2>
                {prices(lang)}
            </section>
            <section>
                <h2>{words.how}</h2>
                {steps(lang)}
            </section>
        </div>
        <Notice kind=NoticeKind::Warning title=words.only_price>
            <p>{words.nobody_sells}</p>
            <p><a href=Page::ReportSeller.at(lang).path()>{words.report}</a></p>
        </Notice>
        <h2>{words.already}</h2>
        <p>{words.already_more}</p>
        <p><a href=Page::MyAppointments.at(lang).path()>{words.mine}</a></p>
    }
}

fn prices(lang: Lang) -> AnyView {
    Prices::open().shown(move |prices| {
        let rows: Vec<_> = prices.iter().map(|one| row(lang, one)).collect();
        view! { <ul class="rows">{rows}</ul> }
    })
}

/// "From": a mobile consulate has another fee.
fn row(lang: Lang, service: &Priced) -> impl IntoView + use<> {
    let price = intl::money(lang, service.fee.amount);
    view! {
        <li>
            <div class="rows__line rows__line--price">
                <strong>{service.name.in_lang(lang).to_owned()}</strong>
                <span class="number">{words::start::of(lang).from}" "{price}</span>
            </div>
            <span class="muted small">{service.summary.in_lang(lang).to_owned()}</span>
        </li>
    }
}

fn steps(lang: Lang) -> impl IntoView {
    let steps = words::start::of(lang).steps.iter();
    let steps: Vec<_> = steps
        .map(|(what, how)| view! { <li><strong>{*what}</strong><span>{*how}</span></li> })
        .collect();
    view! { <ol class="steps">{steps}</ol> }
}
