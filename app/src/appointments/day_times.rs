//! The free times of the chosen day.

use super::picker::Wanted;
use crate::ask::{Asked, ask_while};
use crate::http;
use crate::markup::{live, view};
use crate::ui::{Empty, Skeleton, TimeList, Trouble, intl, lang};
use chrono::NaiveDate;
use contract::appointments::{DayAvailability, TimeFree};
use leptos::prelude::*;

/// Read whenever the day is set; when it is set to the same day its times have changed.
pub fn times(
    wanted: Wanted,
    day: RwSignal<Option<NaiveDate>>,
    chosen: RwSignal<Option<TimeFree>>,
) -> impl IntoView {
    let found = RwSignal::new(Asked::<DayAvailability>::Waiting);
    let look = move |date, anew| {
        let times = async move {
            let address = wanted.day(date);
            if anew {
                http::get_anew(&address).await
            } else {
                http::get(&address).await
            }
        };
        ask_while(found, times, move || {
            day.try_get_untracked() == Some(Some(date))
        });
    };
    Effect::new(move |before: Option<Option<NaiveDate>>| {
        let now = day.get();
        if let Some(date) = now {
            look(date, before == Some(now));
        }
        now
    });
    let again = Callback::new(move |()| {
        if let Some(date) = day.get_untracked() {
            look(date, true);
        }
    });
    live(move || {
        let date = day.get()?;
        let list = match found.get() {
            Asked::Here(here) if here.date == date => list(here, chosen),
            Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
            _ => view! { <Skeleton /> },
        };
        let heading = intl::day(lang(), date);
        Some(
            view! { <section class="day-times" aria-live="polite"><h2>{heading}</h2>{list}</section> },
        )
    })
}

fn list(here: DayAvailability, chosen: RwSignal<Option<TimeFree>>) -> AnyView {
    let lang = lang();
    if here.times.is_empty() {
        let title = lang.pick(
            "Este día ya no tiene lugares",
            "This day has no places left",
        );
        let text = lang.pick(
            "Elija otro día del calendario.",
            "Choose another day of the calendar.",
        );
        return view! { <Empty title><p>{text}</p></Empty> };
    }
    let zone = here.zone.clone();
    let local = live(move || {
        let reader = intl::reader_zone();
        let time = chosen.get().filter(|_| reader != zone)?;
        let text = intl::moment(lang, time.starts_at, &reader);
        Some(view! { <p>{lang.pick("En su hora local: ", "In your local time: ")}{text}</p> })
    });
    view! {
        <TimeList times=here.times zone=here.zone chosen />
        <div aria-live="polite">{local}</div>
    }
}
