//! Days off: rules that say on which dates of any year an office is closed or open for less.

use super::fields::Fields;
use super::hours;
use super::sourced::{Origin, Sourced};
use super::words;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use contract::appointments::catalogue::Visit;
use contract::lang::Text;
use serde::{Deserialize, Serialize};

/// A holiday or a closure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DayOff {
    pub name: Text,
    pub rule: Rule,
    #[serde(flatten)]
    pub origin: Origin,
    /// What is left of the day; empty when closed.
    pub open: hours::Day,
}

impl DayOff {
    pub fn new(name: Text, rule: Sourced<Rule>, open: hours::Day) -> Self {
        let (rule, origin) = (rule.value, rule.origin);
        Self {
            name,
            rule,
            origin,
            open,
        }
    }
}

/// When it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Rule {
    /// `{ month = 12, day = 25 }`
    Yearly { month: u32, day: u32 },
    /// `{ month = 11, weekday = "thursday", nth = 4 }`, and `lasts` days from then on.
    Nth {
        month: u32,
        weekday: Weekday,
        nth: u8,
        #[serde(default = "one")]
        lasts: u32,
    },
    /// `{ easter = -2 }`: days from Easter Sunday, and `lasts` days from then on.
    Easter {
        easter: i32,
        #[serde(default = "one")]
        lasts: u32,
    },
    /// `{ from = "2026-12-31", to = "2027-01-02" }`: once.
    Once { from: NaiveDate, to: NaiveDate },
}

const fn one() -> u32 {
    1
}

impl Rule {
    pub fn covers(self, date: NaiveDate) -> bool {
        match self {
            Self::Yearly { month, day } => date.month() == month && date.day() == day,
            Self::Nth {
                month,
                weekday,
                nth,
                lasts,
            } => {
                let first = NaiveDate::from_weekday_of_month_opt(date.year(), month, weekday, nth);
                within(first, lasts, date)
            }
            Self::Easter {
                easter: offset,
                lasts,
            } => {
                let sunday = easter(date.year());
                let first = sunday.map(|sunday| sunday + chrono::TimeDelta::days(offset.into()));
                within(first, lasts, date)
            }
            Self::Once { from, to } => Visit { from, to }.covers(date),
        }
    }

    /// Whether it can ever be: 30 February or the fifth week of nothing are slips of the pen.
    pub fn sensible(self) -> Result<(), &'static str> {
        // 2028 is a leap year, and its months begin on every weekday that matters here.
        match self {
            Self::Yearly { month, day } => NaiveDate::from_ymd_opt(2028, month, day)
                .map(|_| ())
                .ok_or("there is no such day"),
            Self::Nth {
                month, nth, lasts, ..
            } => {
                let right = (1..=12).contains(&month) && (1..=4).contains(&nth);
                (right && (1..=31).contains(&lasts))
                    .then_some(())
                    .ok_or("month is 1 to 12, nth is 1 to 4, lasts is 1 to 31")
            }
            Self::Easter { easter, lasts } => {
                let right = (-60..=60).contains(&easter) && (1..=31).contains(&lasts);
                right
                    .then_some(())
                    .ok_or("easter is -60 to 60, lasts is 1 to 31")
            }
            Self::Once { from, to } => (from <= to).then_some(()).ok_or("ends before it begins"),
        }
    }
}

fn within(first: Option<NaiveDate>, lasts: u32, date: NaiveDate) -> bool {
    first.is_some_and(|first| (first..first + Days::new(lasts.into())).contains(&date))
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus of 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let skipped = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs())
}

/// Reads every `[[day_off]]`.
pub fn read_days_off(file: &mut Fields<'_>) -> Vec<DayOff> {
    let read = file.tables("day_off").into_iter().filter_map(|mut f| {
        let name = words::text(&mut f, "name");
        let rule = f.sourced::<Rule>("day");
        let open = f.may::<hours::Day>("open").unwrap_or_default();
        let rule = rule?;
        if let Err(reason) = rule.value.sensible() {
            f.refuse("day", reason);
        }
        Some(DayOff::new(name?, rule, open))
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days_of(rule: &str, year: i32) -> Vec<String> {
        #[derive(Deserialize)]
        struct File {
            on: Rule,
        }
        let rule = toml::from_str::<File>(&format!("on = {rule}")).unwrap().on;
        rule.sensible().unwrap();
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let days = first.iter_days().take_while(|day| day.year() == year);
        days.filter(|day| rule.covers(*day))
            .map(|day| day.to_string())
            .collect()
    }

    #[test]
    fn easter_falls_where_the_church_says() {
        let known = [
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
        ];
        for day in known {
            assert_eq!(easter(date(day).year()), Some(date(day)));
        }
    }

    #[test]
    fn rules_find_their_days() {
        assert_eq!(days_of("{ month = 12, day = 25 }", 2026), ["2026-12-25"]);
        let thanksgiving = "{ month = 11, weekday = 'thursday', nth = 4 }";
        assert_eq!(days_of(thanksgiving, 2026), ["2026-11-26"]);
        let holy = "{ easter = -3, lasts = 3 }";
        let holy_2026 = ["2026-04-02", "2026-04-03", "2026-04-04"];
        assert_eq!(days_of(holy, 2026), holy_2026);
    }

    #[test]
    fn the_morazan_days_follow_the_first_wednesday_of_october() {
        let rule = "{ month = 10, weekday = 'wednesday', nth = 1, lasts = 3 }";
        let days = ["2026-10-07", "2026-10-08", "2026-10-09"];
        assert_eq!(days_of(rule, 2026), days);
    }

    #[test]
    fn a_closure_over_new_year_covers_both_years() {
        let rule = "{ from = '2026-12-31', to = '2027-01-02' }";
        assert_eq!(days_of(rule, 2026), ["2026-12-31"]);
        assert_eq!(days_of(rule, 2027), ["2027-01-01", "2027-01-02"]);
    }

    #[test]
    fn a_day_that_never_comes_is_not_sensible() {
        let never = Rule::Yearly { month: 2, day: 30 };
        assert_eq!(never.sensible(), Err("there is no such day"));
    }
}
