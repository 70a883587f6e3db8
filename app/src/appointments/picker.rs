//! A day and a time at an office: the month's free days, then the times of the chosen one. The
//! journey looks with it and books with it; a move uses the same.

use super::day_times::times;
use super::shelf::Shelf;
use super::today::today;
use crate::ask::{Asked, ask_while};
use crate::http;
use crate::markup::{live, view};
use crate::ui::{Calendar, Empty, Go, Inset, Month, Trouble, intl, lang};
use chrono::NaiveDate;
use contract::appointments::{MonthAvailability, OfficeFree, TimeFree};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What is looked for. A copy of it goes into every request.
#[derive(Clone, Copy)]
pub struct Wanted {
    office: StoredValue<String>,
    service: StoredValue<String>,
}

impl Wanted {
    fn month(self, month: Month) -> String {
        let path = fill(doors::MONTH, &[&self.office.get_value()]);
        let service = self.service.get_value();
        format!("{path}?service={service}&month={}", month.text())
    }

    pub fn day(self, date: NaiveDate) -> String {
        let path = fill(doors::DAY, &[&self.office.get_value(), &date.to_string()]);
        format!("{path}?service={}", self.service.get_value())
    }
}

/// Where every office's first free day is asked for.
pub fn first_free(service: &str) -> String {
    format!("{}?service={service}", fill(doors::FIRST_FREE, &[]))
}

/// The calendar and, once a day is chosen, its times.
#[allow(
    clippy::needless_pass_by_value,
    reason = "a component owns its properties"
)]
#[component]
pub fn Picker(
    shelf: Arc<Shelf>,
    office: String,
    service: String,
    day: RwSignal<Option<NaiveDate>>,
    chosen: RwSignal<Option<TimeFree>>,
) -> impl IntoView {
    let wanted = Wanted {
        office: StoredValue::new(office.clone()),
        service: StoredValue::new(service.clone()),
    };
    let begin = Month::of(day.get_untracked().unwrap_or_else(today));
    let month = RwSignal::new(begin);
    if day.get_untracked().is_none() {
        open_at_first_free(office, service, month, begin);
    }
    let zone = shelf
        .office(&wanted.office.get_value())
        .map(|o| o.zone.clone());
    let days = days(shelf.policy.horizon_days, wanted, month, day);
    view! {
        {zone.map(|zone| clocks(lang(), &zone))}
        {days}
        {times(wanted, day, chosen)}
    }
}

/// The calendar opens where the first free day is, unless the person has turned the page already.
fn open_at_first_free(office: String, service: String, month: RwSignal<Month>, begin: Month) {
    spawn_local(async move {
        let Ok(list) = http::get::<Vec<OfficeFree>>(&first_free(&service)).await else {
            return;
        };
        let mine = list.into_iter().find(|free| free.office == office);
        let first = mine.and_then(|free| free.first_free);
        let first = first.map(Month::of);
        // The month in sight is not asked for anew: a press on one of its days would be lost.
        if let (Some(first), Some(now)) = (first, month.try_get_untracked())
            && now == begin
            && now != first
        {
            month.set(first);
        }
    });
}

/// Whose clocks the times are read on, where the reader's show something else.
fn clocks(lang: Lang, zone: &str) -> Option<impl IntoView + use<>> {
    (zone != intl::reader_zone()).then(|| {
        let zone = zone.replace('_', " ");
        view! {
            <Inset>
                <p>
                    {lang.pick(
                        "Las horas son las del consulado. Al elegir una verá también su hora local.",
                        "Times are those of the consulate. When you choose one you also see your local time.",
                    )}
                    " "<span class="muted">"("{zone}")"</span>
                </p>
            </Inset>
        }
    })
}

fn days(
    horizon_days: u32,
    wanted: Wanted,
    month: RwSignal<Month>,
    day: RwSignal<Option<NaiveDate>>,
) -> impl IntoView {
    let found = RwSignal::new(Asked::<MonthAvailability>::Waiting);
    let look = move || {
        let asked = month.get_untracked();
        let address = wanted.month(asked);
        ask_while(found, async move { http::get(&address).await }, move || {
            month.try_get_untracked() == Some(asked)
        });
    };
    Effect::new(move || {
        month.track();
        look();
    });
    // The same day once more: its times have changed, and so has what is free in its month.
    Effect::new(move |before: Option<Option<NaiveDate>>| {
        let now = day.get();
        if now.is_some() && before == Some(now) {
            count_again(wanted, month, found);
        }
        now
    });
    let first = Month::of(today());
    let last = last_month(first, horizon_days);
    let in_sight = move || {
        let text = month.get().text();
        found.with(|found| {
            let here = found.here().filter(|here| here.month == text);
            here.cloned()
        })
    };
    let free = Signal::derive(move || in_sight().map(|here| here.days));
    let trouble = live(move || match found.get() {
        Asked::Failed(failure) => {
            Some(view! { <Trouble failure on_retry=Callback::new(move |()| look()) /> })
        }
        _ => None,
    });
    let full = live(move || {
        let here = in_sight()?;
        let none = here.days.iter().all(|day| day.free == 0);
        none.then(|| no_days(lang(), &here))
    });
    view! {
        <Calendar month days=free chosen=day first last />
        <div aria-live="polite">{full}</div>
        {trouble}
    }
}

/// Without taking away the days in sight.
fn count_again(wanted: Wanted, month: RwSignal<Month>, found: RwSignal<Asked<MonthAvailability>>) {
    let asked = month.get_untracked();
    spawn_local(async move {
        let counted = http::get_anew(&wanted.month(asked)).await;
        if let Ok(counted) = counted
            && month.try_get_untracked() == Some(asked)
        {
            found.set(Asked::Here(counted));
        }
    });
}

fn last_month(first: Month, horizon_days: u32) -> Month {
    Month::of(first.first_day() + chrono::Days::new(u64::from(horizon_days) + 31))
}

/// No place in this month: when the next ones come, and where else to look.
fn no_days(lang: Lang, here: &MonthAvailability) -> impl IntoView + use<> {
    let next = intl::moment(lang, here.next_release, &intl::reader_zone());
    let until = here.published_until.map(|until| {
        let until = intl::day(lang, until);
        lang.pick(
            format!("Por ahora hay fechas publicadas hasta el {until}."),
            format!("For now, dates are published until {until}."),
        )
    });
    let title = if until.is_some() {
        lang.pick(
            "No quedan lugares en este mes",
            "No places are left in this month",
        )
    } else {
        lang.pick(
            "Aquí todavía no hay fechas publicadas",
            "No dates are published here yet",
        )
    };
    view! {
        <Empty title>
            <p>
                {lang.pick(
                    "Las próximas fechas se publican el ",
                    "The next dates are published on ",
                )}
                <strong>{next}</strong>
            </p>
            <p>
                {lang.pick(
                    "También vuelven aquí, sin aviso, los lugares que otras personas cancelan.",
                    "Places that other people cancel also return here, without notice.",
                )}
            </p>
            {until.map(|until| view! { <p>{until}</p> })}
            <Go
                to=Page::Journey(Step::Office).at(lang)
                text=lang.pick("Ver otros consulados", "See other consulates")
                kind=crate::ui::ButtonKind::Secondary
            />
        </Empty>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_ends_after_the_last_day_that_can_be_published() {
        let first = Month::of("2026-11-24".parse().unwrap());
        assert_eq!(last_month(first, 60).text(), "2027-01");
    }
}
