//! Dates and times in words, in the office's own zone.

use chrono::{DateTime, Datelike, FixedOffset, Offset, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use contract::lang::Lang;
use contract::zone::Zoned;

const WEEKDAYS_ES: [&str; 7] = [
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];
const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An instant as the clock on the office's wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local(DateTime<FixedOffset>);

impl Local {
    /// A zone that this build does not know is read as UTC, and the offset beside the time says so.
    pub fn read(at: DateTime<Utc>, zone: &str) -> Self {
        let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
        let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
        Self(at.with_timezone(&offset))
    }

    /// `UTC−6`, `UTC+5:30`, `UTC`.
    pub fn offset(self) -> String {
        let minutes = self.0.offset().local_minus_utc() / 60;
        let sign = if minutes < 0 { '−' } else { '+' };
        match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, 0) => "UTC".into(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
        }
    }
}

impl From<&Zoned> for Local {
    fn from(zoned: &Zoned) -> Self {
        Self::read(zoned.at, &zoned.zone)
    }
}

/// `lunes 7 de diciembre de 2026`, `Monday, December 7, 2026`.
pub fn day(local: Local, lang: Lang) -> String {
    let weekday = local.0.weekday().num_days_from_monday() as usize;
    let month = local.0.month0() as usize;
    let (date, year) = (local.0.day(), local.0.year());
    match lang {
        Lang::Es => {
            format!(
                "{} {date} de {} de {year}",
                WEEKDAYS_ES[weekday], MONTHS_ES[month]
            )
        }
        Lang::En => format!(
            "{}, {} {date}, {year}",
            WEEKDAYS_EN[weekday], MONTHS_EN[month]
        ),
    }
}

/// `9:30 a. m.`, `9:30 AM`; the spaces do not break.
pub fn clock_time(local: Local, lang: Lang) -> String {
    let (afternoon, hour) = local.0.hour12();
    let half = match (afternoon, lang) {
        (false, Lang::Es) => "a.\u{a0}m.",
        (true, Lang::Es) => "p.\u{a0}m.",
        (false, Lang::En) => "AM",
        (true, Lang::En) => "PM",
    };
    format!("{hour}:{:02}\u{a0}{half}", local.0.minute())
}

/// `lunes 7 de diciembre de 2026, 9:30 a. m. (hora de Houston, UTC−6)`.
pub fn day_and_time(local: Local, city: &str, lang: Lang) -> String {
    let zone = lang.pick(format!("hora de {city}"), format!("{city} time"));
    format!(
        "{}, {} ({zone}, {})",
        day(local, lang),
        clock_time(local, lang),
        local.offset()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_is_read_on_the_offices_wall_in_both_languages() {
        let local = Local::read(instant("2026-12-07T15:30:00Z"), "America/Chicago");
        assert_eq!(
            day_and_time(local, "Houston", Lang::Es),
            "lunes 7 de diciembre de 2026, 9:30\u{a0}a.\u{a0}m. (hora de Houston, UTC−6)"
        );
        assert_eq!(
            day_and_time(local, "Houston", Lang::En),
            "Monday, December 7, 2026, 9:30\u{a0}AM (Houston time, UTC−6)"
        );
    }

    #[test]
    fn summer_time_moves_the_clock_and_the_offset() {
        let winter = Local::read(instant("2026-03-08T07:59:00Z"), "America/Chicago");
        let summer = Local::read(instant("2026-03-08T08:00:00Z"), "America/Chicago");
        assert_eq!(
            (clock_time(winter, Lang::En), winter.offset()),
            ("1:59\u{a0}AM".into(), "UTC−6".into())
        );
        assert_eq!(
            (clock_time(summer, Lang::En), summer.offset()),
            ("3:00\u{a0}AM".into(), "UTC−5".into())
        );
    }

    #[test]
    fn noon_and_midnight_are_twelve() {
        let noon = Local::read(instant("2026-12-07T12:00:00Z"), "UTC");
        let midnight = Local::read(instant("2026-12-07T00:05:00Z"), "Nowhere/Land");
        assert_eq!(clock_time(noon, Lang::Es), "12:00\u{a0}p.\u{a0}m.");
        assert_eq!(clock_time(midnight, Lang::En), "12:05\u{a0}AM");
        assert_eq!(midnight.offset(), "UTC");
    }
}
