//! A month with its free days.

mod grid;

pub use grid::Month;

use super::{intl, lang};
use crate::markup::view;
use crate::words;
use chrono::NaiveDate;
use contract::appointments::DayFree;
use grid::{Cell, Key};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A table with one button a day. Arrow keys move by day and week, Home and End within the week,
/// Page Up and Page Down by month; only one day is in the tab order.
#[component]
pub fn Calendar(
    /// The month in sight. Turning the page sets it: load its days then.
    month: RwSignal<Month>,
    /// Its days; `None` while they are on their way.
    #[prop(into)]
    days: Signal<Option<Vec<DayFree>>>,
    chosen: RwSignal<Option<NaiveDate>>,
    /// The first and the last month that can be shown.
    first: Month,
    last: Month,
) -> impl IntoView {
    let lang = lang();
    let words = words::ui::of(lang);
    let cells = Memo::new(move |_| {
        let free = days.get().unwrap_or_default();
        month.get().weeks(&free)
    });
    let at = RwSignal::new(None::<NaiveDate>);
    // The day that Tab reaches: where the arrows went, else the chosen one, else the first free.
    let reached = Memo::new(move |_| {
        let here = |day: &NaiveDate| month.get().holds(*day);
        let asked = at.get().filter(here).or(chosen.get().filter(here));
        asked.or_else(|| cells.with(|weeks| grid::first_open(weeks)))
    });
    let turn = move |to: Month| {
        if to >= first && to <= last {
            month.set(to);
        }
    };
    let key = move |event: KeyboardEvent| {
        let (Some(key), Some(day)) = (Key::named(&event.key()), reached.get_untracked()) else {
            return;
        };
        let target = key.from(day);
        let target_month = Month::of(target);
        if target_month < first || target_month > last {
            return;
        }
        event.prevent_default();
        at.set(Some(target));
        month.set(target_month);
        let _ = request_animation_frame(move || focus_day(target));
    };
    let class = move || {
        if days.with(Option::is_none) {
            "calendar calendar--waiting"
        } else {
            "calendar"
        }
    };
    view! {
        <div class=class>
            <div class="calendar__head">
                {turner(words.previous_month, "‹", move || month.get().previous(), first, last, turn)}
                <h3 class="calendar__month" aria-live="polite" id="calendar-month">
                    {move || intl::month(lang, month.get().first_day())}
                </h3>
                {turner(words.next_month, "›", move || month.get().next(), first, last, turn)}
            </div>
            <table
                aria-labelledby="calendar-month"
                aria-busy=move || days.with(Option::is_none).then_some("true")
                on:keydown=key
            >
                <thead><tr>{weekdays()}</tr></thead>
                <tbody>{move || cells.get().into_iter().map(|week| row(week, chosen, reached)).collect::<Vec<_>>()}</tbody>
            </table>
            <p class="calendar__key">{words.calendar_key}</p>
        </div>
    }
}

/// A button that turns the page, or its empty place at either end.
fn turner(
    name: &'static str,
    sign: &'static str,
    to: impl Fn() -> Month + Copy + Send + Sync + 'static,
    first: Month,
    last: Month,
    turn: impl Fn(Month) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let open = move || to() >= first && to() <= last;
    view! {
        <button
            class="button button--secondary calendar__turn"
            type="button"
            aria-label=name
            aria-disabled=move || (!open()).then_some("true")
            on:click=move |_| turn(to())
        >
            {sign}
        </button>
    }
}

fn weekdays() -> Vec<impl IntoView> {
    let lang = lang();
    grid::a_week()
        .into_iter()
        .map(|day| {
            let (whole, short) = intl::weekday(lang, day);
            view! { <th scope="col" abbr=whole>{short}</th> }
        })
        .collect()
}

fn row(
    week: [Option<Cell>; 7],
    chosen: RwSignal<Option<NaiveDate>>,
    reached: Memo<Option<NaiveDate>>,
) -> impl IntoView {
    let days: Vec<_> = week
        .into_iter()
        .map(|cell| view! { <td>{cell.map(|cell| day(cell, chosen, reached))}</td> })
        .collect();
    view! { <tr>{days}</tr> }
}

fn day(
    cell: Cell,
    chosen: RwSignal<Option<NaiveDate>>,
    reached: Memo<Option<NaiveDate>>,
) -> impl IntoView {
    let lang = lang();
    let words = words::ui::of(lang);
    let Cell { date, free } = cell;
    let open = free.is_some_and(|free| free > 0);
    let state = match free {
        Some(0) => words.day_full.to_owned(),
        Some(free) => words::ui::places(lang, free),
        None => words.day_closed.to_owned(),
    };
    let class = match free {
        Some(0) => "calendar__day calendar__day--full",
        Some(_) => "calendar__day calendar__day--open",
        None => "calendar__day",
    };
    let shown = match free {
        Some(0) => "—".to_owned(),
        Some(free) => free.to_string(),
        None => String::new(),
    };
    let press = move |_| {
        if open {
            chosen.set(Some(date));
        }
    };
    view! {
        <button
            class=class
            type="button"
            id=id_of(date)
            tabindex=move || if reached.get() == Some(date) { "0" } else { "-1" }
            aria-pressed=move || if chosen.get() == Some(date) { "true" } else { "false" }
            aria-disabled=(!open).then_some("true")
            aria-label=format!("{}: {state}", intl::day(lang, date))
            on:click=press
        >
            <span>{chrono::Datelike::day(&date)}</span>
            <span class="calendar__free" aria-hidden="true">{shown}</span>
        </button>
    }
}

fn id_of(date: NaiveDate) -> String {
    format!("day-{date}")
}

fn focus_day(date: NaiveDate) {
    let button = document().get_element_by_id(&id_of(date));
    if let Some(button) = button.and_then(|b| b.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
