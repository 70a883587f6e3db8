use super::*;
use crate::catalogue::days::{DayOff, Rule};
use crate::catalogue::{Catalogue, Origin, Sourced};
use contract::appointments::catalogue::Visit;
use contract::lang::Text;
use proptest::prelude::*;
use std::sync::LazyLock;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn sourced<T>(value: T) -> Sourced<T> {
    let origin = Origin::Source("a test".into());
    Sourced { value, origin }
}

/// An office of the catalogue, without days off, in any zone.
fn office(zone: Tz) -> Office {
    static MIAMI: LazyLock<Office> = LazyLock::new(|| {
        let catalogue = Catalogue::embedded().unwrap();
        let mut office = catalogue.office("miami").unwrap().clone();
        office.days_off.clear();
        office
    });
    Office {
        zone,
        ..MIAMI.clone()
    }
}

fn pool(hours: &str, minutes: u32) -> Pool {
    Pool {
        id: "counter".into(),
        services: sourced(vec![]),
        capacity: sourced(3),
        minutes: sourced(minutes),
        hours: sourced(toml::from_str(hours).unwrap()),
    }
}

fn day_off(rule: Rule, open: &str) -> DayOff {
    let stretches: Vec<Stretch> = open
        .split_whitespace()
        .map(|text| Stretch::try_from(text.to_owned()).unwrap())
        .collect();
    let name = Text::default();
    DayOff::new(name, sourced(rule), Day::try_from(stretches).unwrap())
}

/// What the office's clock shows at each slot of a day.
fn clock(office: &Office, pool: &Pool, day: &str) -> Vec<String> {
    let plans = slots(office, pool, date(day), date(day));
    let local = |plan: &SlotPlan| plan.starts_at.with_timezone(&office.zone);
    plans
        .iter()
        .map(|plan| local(plan).format("%H:%M %z").to_string())
        .collect()
}

#[test]
fn a_day_is_cut_into_slots_that_end_before_it_closes() {
    let office = office(chrono_tz::America::New_York);
    let pool = pool("tuesday = ['08:00-09:10', '13:00-13:40']", 20);
    let shown = [
        "08:00 -0500",
        "08:20 -0500",
        "08:40 -0500",
        "13:00 -0500",
        "13:20 -0500",
    ];
    assert_eq!(clock(&office, &pool, "2026-11-24"), shown);
    assert_eq!(clock(&office, &pool, "2026-11-25"), [""; 0]);
}

#[test]
fn times_that_the_spring_leaves_out_have_no_slot() {
    let office = office(chrono_tz::America::New_York);
    let pool = pool("sunday = ['01:00-04:00']", 30);
    let shown = ["01:00 -0500", "01:30 -0500", "03:00 -0400", "03:30 -0400"];
    assert_eq!(clock(&office, &pool, "2026-03-08"), shown);
}

#[test]
fn a_slot_that_runs_over_the_leap_of_spring_is_not_overlapped() {
    let office = office(chrono_tz::America::New_York);
    let pool = pool("sunday = ['01:10-05:00']", 40);
    // 02:30 does not exist, and at 03:10 the slot of 01:50 is still running.
    let shown = ["01:10 -0500", "01:50 -0500", "03:50 -0400"];
    assert_eq!(clock(&office, &pool, "2026-03-08"), shown);
}

#[test]
fn times_that_come_twice_in_autumn_have_their_slot_the_first_time() {
    let office = office(chrono_tz::America::New_York);
    let pool = pool("sunday = ['00:30-02:30']", 30);
    let shown = ["00:30 -0400", "01:00 -0400", "01:30 -0400", "02:00 -0500"];
    assert_eq!(clock(&office, &pool, "2026-11-01"), shown);
}

#[test]
fn holidays_close_and_half_days_shorten() {
    let mut office = office(chrono_tz::Europe::Madrid);
    let christmas = Rule::Yearly { month: 12, day: 25 };
    let eve = Rule::Yearly { month: 12, day: 24 };
    office.days_off = vec![day_off(christmas, ""), day_off(eve, "09:00-10:00")];
    let pool = pool("thursday = ['09:00-14:00']\nfriday = ['09:00-14:00']", 30);
    let shown = ["09:00 +0100", "09:30 +0100"];
    assert_eq!(clock(&office, &pool, "2026-12-24"), shown);
    assert_eq!(clock(&office, &pool, "2026-12-25"), [""; 0]);
}

#[test]
fn a_half_day_does_not_open_a_day_that_is_closed_anyway() {
    let mut office = office(chrono_tz::Europe::Madrid);
    office.days_off = vec![day_off(Rule::Yearly { month: 12, day: 24 }, "09:00-10:00")];
    let pool = pool("friday = ['09:00-14:00']", 30);
    assert_eq!(clock(&office, &pool, "2026-12-24"), [""; 0]);
}

#[test]
fn where_a_closure_and_a_half_day_meet_it_is_closed() {
    let mut office = office(chrono_tz::Europe::Madrid);
    let eve = Rule::Yearly { month: 12, day: 24 };
    office.days_off = vec![day_off(eve, "09:00-10:00"), day_off(eve, "")];
    let pool = pool("thursday = ['09:00-14:00']", 30);
    assert_eq!(clock(&office, &pool, "2026-12-24"), [""; 0]);
}

#[test]
fn a_mobile_consulate_has_slots_only_while_it_is_there() {
    let mut office = office(chrono_tz::America::Chicago);
    let (from, to) = (date("2026-12-03"), date("2026-12-04"));
    office.visits = Some(sourced(vec![Visit { from, to }]));
    let pool = pool(
        "wednesday = ['08:00-09:00']\nthursday = ['08:00-09:00']",
        60,
    );
    let plans = slots(&office, &pool, date("2026-11-25"), date("2026-12-10"));
    let days: Vec<_> = plans
        .iter()
        .map(|plan| plan.starts_at.date_naive())
        .collect();
    assert_eq!(days, [date("2026-12-03")]);
}

const ZONES: [Tz; 6] = [
    chrono_tz::America::New_York,
    chrono_tz::America::Los_Angeles,
    chrono_tz::America::Tegucigalpa,
    chrono_tz::Europe::Madrid,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::America::Santiago,
];

proptest! {
    #[test]
    fn whatever_the_clocks_do_no_slot_overlaps_or_leaves_the_hours(
        zone in proptest::sample::select(&ZONES[..]),
        start in 0_i64..1500,
        length in 0_i64..40,
        (from, open, minutes) in (0_u32..20, 1_u32..4, 5_u32..90),
    ) {
        let office = office(zone);
        let stretch = format!("{from:02}:00-{:02}:00", from + open);
        let week: Vec<String> = ["monday", "wednesday", "saturday", "sunday"]
            .iter()
            .map(|day| format!("{day} = ['{stretch}']"))
            .collect();
        let pool = pool(&week.join("\n"), minutes);
        let first = date("2024-01-01") + TimeDelta::days(start);
        let last = first + TimeDelta::days(length);
        let plans = slots(&office, &pool, first, last);
        for pair in plans.windows(2) {
            prop_assert!(pair[0].ends_at() <= pair[1].starts_at);
        }
        let stretch = Stretch::try_from(stretch).unwrap();
        for plan in &plans {
            let local = plan.starts_at.with_timezone(&zone).naive_local();
            let ends = plan.ends_at().with_timezone(&zone).naive_local();
            prop_assert!((first..=last).contains(&local.date()));
            prop_assert!(stretch.from <= local.time() && ends <= local.date().and_time(stretch.to));
            prop_assert_eq!(instant(zone, local), Some(plan.starts_at), "the first time it is shown");
        }
        // Publishing by day or by month makes the same slots.
        let by_day: Vec<SlotPlan> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .flat_map(|day| slots(&office, &pool, day, day))
            .collect();
        prop_assert_eq!(by_day, plans);
    }
}
