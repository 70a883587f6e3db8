//! The arithmetic of the calendar, without a browser. Weeks begin on Sunday, as they do on the
//! wall calendars of Honduras and of the countries most of its people abroad live in.

use chrono::{Datelike, Days, Months, NaiveDate};
use contract::appointments::DayFree;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: NaiveDate,
}

/// A day in the table. `free` is `None` where nothing is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub date: NaiveDate,
    pub free: Option<u32>,
}

pub type Week = [Option<Cell>; 7];

impl Month {
    pub fn of(day: NaiveDate) -> Self {
        Self {
            first: day.with_day(1).unwrap_or(day),
        }
    }

    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// `YYYY-MM`, as the API asks for it.
    pub fn text(self) -> String {
        format!("{:04}-{:02}", self.first.year(), self.first.month())
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self {
            first: self.first + Months::new(1),
        }
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self {
            first: self.first - Months::new(1),
        }
    }

    pub fn holds(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// The table's rows.
    pub fn weeks(self, free: &[DayFree]) -> Vec<Week> {
        let before = self.first.weekday().num_days_from_sunday() as usize;
        let mut weeks: Vec<Week> = Vec::new();
        for (index, date) in self
            .first
            .iter_days()
            .take_while(|day| self.holds(*day))
            .enumerate()
        {
            let place = before + index;
            if weeks.len() <= place / 7 {
                weeks.push([None; 7]);
            }
            let free = free.iter().find(|day| day.date == date).map(|day| day.free);
            weeks[place / 7][place % 7] = Some(Cell { date, free });
        }
        weeks
    }
}

/// The first day with room, or the first of the month.
pub fn first_open(weeks: &[Week]) -> Option<NaiveDate> {
    let mut days = weeks.iter().flatten().flatten();
    let first = days.clone().next()?;
    let open = days.find(|cell| cell.free.is_some_and(|free| free > 0));
    Some(open.unwrap_or(first).date)
}

/// Seven days of which the first is a Sunday, for their names.
pub fn a_week() -> Vec<NaiveDate> {
    let sunday = NaiveDate::default() + Days::new(3);
    sunday.iter_days().take(7).collect()
}

/// A key that moves within the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Days(i64),
    Months(i32),
    WeekStart,
    WeekEnd,
}

impl Key {
    /// By the names of `KeyboardEvent.key`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::Days(-1),
            "ArrowRight" => Self::Days(1),
            "ArrowUp" => Self::Days(-7),
            "ArrowDown" => Self::Days(7),
            "PageUp" => Self::Months(-1),
            "PageDown" => Self::Months(1),
            "Home" => Self::WeekStart,
            "End" => Self::WeekEnd,
            _ => return None,
        })
    }

    /// Where it leads from a day.
    pub fn from(self, day: NaiveDate) -> NaiveDate {
        let weekday = i64::from(day.weekday().num_days_from_sunday());
        let by_days = |days: i64| day + chrono::TimeDelta::days(days);
        match self {
            Self::Days(days) => by_days(days),
            Self::WeekStart => by_days(-weekday),
            Self::WeekEnd => by_days(6 - weekday),
            Self::Months(months) if months < 0 => day - Months::new(months.unsigned_abs()),
            Self::Months(months) => day + Months::new(months.unsigned_abs()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        Month::of(date(&format!("{text}-15")))
    }

    #[test]
    fn a_month_is_laid_out_from_its_first_sunday() {
        let weeks = month("2026-12").weeks(&[]);
        assert_eq!(weeks.len(), 5);
        assert_eq!(weeks[0][1], None, "1 December 2026 is a Tuesday");
        assert_eq!(weeks[0][2].unwrap().date, date("2026-12-01"));
        assert_eq!(weeks[4][4].unwrap().date, date("2026-12-31"));
        assert_eq!(weeks[4][5], None);
    }

    #[test]
    fn a_day_carries_its_free_places_and_an_unpublished_one_none() {
        let free = [DayFree {
            date: date("2026-12-03"),
            free: 4,
        }];
        let weeks = month("2026-12").weeks(&free);
        assert_eq!(weeks[0][4].unwrap().free, Some(4));
        assert_eq!(weeks[0][3].unwrap().free, None);
        assert_eq!(first_open(&weeks), Some(date("2026-12-03")));
        assert_eq!(a_week()[0].weekday(), chrono::Weekday::Sun);
    }

    #[test]
    fn months_turn_over_the_year() {
        let december = month("2026-12");
        assert_eq!(december.next().text(), "2027-01");
        assert_eq!(december.next().previous(), december);
    }

    #[test]
    fn keys_move_by_day_week_and_month() {
        let tuesday = date("2026-12-01");
        let go = |name| Key::named(name).unwrap().from(tuesday);
        assert_eq!(go("ArrowLeft"), date("2026-11-30"));
        assert_eq!(go("ArrowDown"), date("2026-12-08"));
        assert_eq!(go("Home"), date("2026-11-29"));
        assert_eq!(go("End"), date("2026-12-05"));
        assert_eq!(go("PageDown"), date("2027-01-01"));
        assert_eq!(Key::named("a"), None);
    }

    #[test]
    fn the_end_of_a_long_month_is_the_end_of_a_short_one() {
        assert_eq!(
            Key::named("PageDown").unwrap().from(date("2027-01-31")),
            date("2027-02-28")
        );
    }
}
