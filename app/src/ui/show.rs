//! Values as people read them.

use super::{intl, lang};
use crate::markup::view;
use crate::words;
use chrono::NaiveDate;
use contract::money::Money;
use contract::zone::Zoned;
use leptos::prelude::*;

/// An amount with its currency.
#[component]
pub fn MoneyText(amount: Money) -> impl IntoView {
    view! { <span class="number">{intl::money(lang(), amount)}</span> }
}

/// A day in full.
#[component]
pub fn Day(date: NaiveDate) -> impl IntoView {
    view! { <time datetime=date.to_string()>{intl::day(lang(), date)}</time> }
}

/// An instant on the office's clocks and, where they show something else, on the reader's.
#[component]
pub fn Moment(at: Zoned) -> impl IntoView {
    let lang = lang();
    let words = words::ui::of(lang);
    let there = intl::moment(lang, at.at, &at.zone);
    let here = intl::moment(lang, at.at, &intl::reader_zone());
    let differs = (here != there).then(|| {
        view! { <span class="muted small"><br/>{words.your_time}" "{here}</span> }
    });
    view! { <time datetime=at.at.to_rfc3339()>{there}</time>{differs} }
}
