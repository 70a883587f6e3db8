//! From opening hours to slots, in the office's own time zone.
//!
//! Where clocks go forward, the times that do not exist that day have no slot; where they go back,
//! a time that comes twice has its slot the first time. No slot begins before the one before it
//! has ended, whatever the clocks do.

use super::counters::Pool;
use super::hours::{Day, Stretch};
use super::office::Office;
use chrono::{
    DateTime, Datelike, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

/// A slot to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotPlan {
    pub starts_at: DateTime<Utc>,
    pub minutes: u32,
    /// People who can be served at once.
    pub capacity: u32,
}

/// The slots of a pool from the first day to the last, both included, in order.
pub fn slots(office: &Office, pool: &Pool, first: NaiveDate, last: NaiveDate) -> Vec<SlotPlan> {
    let days = first.iter_days().take_while(|day| *day <= last);
    days.flat_map(|date| of_day(office, pool, date)).collect()
}

fn of_day(office: &Office, pool: &Pool, date: NaiveDate) -> Vec<SlotPlan> {
    let Some(day) = open_on(office, pool, date) else {
        return Vec::new();
    };
    let (minutes, capacity) = (pool.minutes.value, pool.capacity.value);
    let mut plans: Vec<SlotPlan> = Vec::new();
    for stretch in day.stretches() {
        for starts_at in starts(office.zone, date, *stretch, minutes) {
            let free = plans
                .last()
                .is_none_or(|before| before.ends_at() <= starts_at);
            plans.extend(free.then_some(SlotPlan {
                starts_at,
                minutes,
                capacity,
            }));
        }
    }
    plans
}

impl SlotPlan {
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + TimeDelta::minutes(self.minutes.into())
    }
}

/// The hours of a date: the day of the week's, unless a day off leaves less or nothing. `None` when
/// a mobile consulate is not there.
fn open_on<'o>(office: &'o Office, pool: &'o Pool, date: NaiveDate) -> Option<&'o Day> {
    let there = office
        .visits
        .as_ref()
        .is_none_or(|visits| visits.value.iter().any(|visit| visit.covers(date)));
    let weekly = pool.hours.value.on(date.weekday());
    if !there || weekly.stretches().is_empty() {
        return None;
    }
    Some(office.day_off(date).map_or(weekly, |off| &off.open))
}

/// The instants at which a slot of this length begins within a stretch and ends in time.
fn starts(zone: Tz, date: NaiveDate, stretch: Stretch, minutes: u32) -> Vec<DateTime<Utc>> {
    let (step, closes) = (
        TimeDelta::minutes(minutes.into()),
        date.and_time(stretch.to),
    );
    let locals = std::iter::successors(Some(date.and_time(stretch.from)), |at| Some(*at + step));
    locals
        .take_while(|at| *at + step <= closes)
        .filter_map(|at| instant(zone, at))
        .filter(|at| (*at + step).with_timezone(&zone).naive_local() <= closes)
        .collect()
}

/// The first instant at which the office's clock shows this; `None` when it never does.
fn instant(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at.to_utc()),
        MappedLocalTime::None => None,
    }
}

#[cfg(test)]
mod tests;
