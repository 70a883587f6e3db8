//! Calendar, times, countdowns, amounts and dates.

use super::section;
use crate::markup::view;
use crate::ui::{
    Button, ButtonKind, Calendar, Countdown, Day, Deadline, Moment, MoneyText, Month, TimeList,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use contract::appointments::{DayFree, TimeFree};
use contract::lang::Lang;
use contract::money::Money;
use contract::zone::Zoned;
use leptos::prelude::*;
use uuid::Uuid;

const ZONE: &str = "America/New_York";

/// A Tuesday that does not move, so that pictures of this page can be compared.
fn a_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap_or_default()
}

fn nine_there() -> DateTime<Utc> {
    a_day().and_hms_opt(14, 0, 0).unwrap_or_default().and_utc()
}

pub fn calendar(lang: Lang) -> AnyView {
    let month = RwSignal::new(Month::of(a_day()));
    let days: Vec<DayFree> = a_day()
        .iter_days()
        .take(24)
        .filter(|day| chrono::Datelike::weekday(day).num_days_from_monday() < 5)
        .enumerate()
        .map(|(index, date)| DayFree {
            date,
            free: [12, 0, 3, 8][index % 4],
        })
        .collect();
    let chosen = RwSignal::new(None);
    let first = Month::of(a_day());
    let waiting = RwSignal::new(Month::of(a_day()));
    let times = (0..8)
        .map(|index: u32| TimeFree {
            slot: Uuid::default(),
            starts_at: nine_there() + TimeDelta::minutes(i64::from(index) * 40),
            free: index % 3 + 1,
        })
        .collect::<Vec<_>>();
    section(
        lang.pick("Calendario y horas", "Calendar and times"),
        view! {
            <Calendar month days=Signal::stored(Some(days)) chosen first last=first.next() />
            <TimeList times zone=ZONE chosen=RwSignal::new(None) />
            <h3>{lang.pick("Mientras llega", "While it arrives")}</h3>
            <Calendar month=waiting days=Signal::stored(None) chosen first last=first />
        },
    )
}

pub fn countdowns(lang: Lang) -> AnyView {
    let now = nine_there();
    let ends = |seconds| Deadline::new(now, now + TimeDelta::seconds(seconds));
    let more = lang.pick("Cinco minutos más", "Five more minutes");
    section(
        lang.pick("Tiempo que queda", "Time left"),
        view! {
            <Countdown ends=ends(34 * 60)>
                <Button text=more kind=ButtonKind::Link on_press=Callback::new(|()| ()) />
            </Countdown>
            <Countdown ends=ends(110) />
            <Countdown ends=ends(0) />
        },
    )
}

pub fn values(lang: Lang) -> AnyView {
    let at = Zoned {
        at: nine_there(),
        zone: ZONE.to_owned(),
    };
    section(
        lang.pick("Importes y fechas", "Amounts and dates"),
        view! {
            <p><MoneyText amount=Money::usd(9750) /></p>
            <p><Day date=a_day() /></p>
            <p><Moment at /></p>
        },
    )
}
