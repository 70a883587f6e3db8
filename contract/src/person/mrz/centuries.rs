//! Two digits for a year: which century is meant follows from what the date is for.

use chrono::{Datelike, NaiveDate};

/// The latest such day that is not in the future: nobody is born tomorrow. Nothing where the
/// field holds filler or no real day.
pub fn birth(yymmdd: &str, today: NaiveDate) -> Option<NaiveDate> {
    days(yymmdd, today).filter(|day| *day <= today).max()
}

/// The such day nearest to the present: a document lasts ten years, not fifty.
pub fn expiry(yymmdd: &str, today: NaiveDate) -> Option<NaiveDate> {
    days(yymmdd, today).min_by_key(|day| (*day - today).num_days().abs())
}

/// The day in the last, this and the next century, where it exists there.
fn days(yymmdd: &str, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let [year, month, day] = [0..2, 2..4, 4..6].map(|columns| number(yymmdd.get(columns)));
    let century = today.year().div_euclid(100) * 100;
    let years = [century - 100, century, century + 100];
    years.into_iter().filter_map(move |century| {
        NaiveDate::from_ymd_opt(century + i32::try_from(year?).ok()?, month?, day?)
    })
}

fn number(digits: Option<&str>) -> Option<u32> {
    let digits = digits.filter(|text| text.bytes().all(|b| b.is_ascii_digit()))?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_birth_is_never_in_the_future() {
        let today = day("2026-11-25");
        assert_eq!(birth("261125", today), Some(today));
        assert_eq!(birth("261126", today), Some(day("1926-11-26")));
        assert_eq!(birth("740812", today), Some(day("1974-08-12")));
    }

    #[test]
    fn an_expiry_is_near_the_present() {
        let today = day("2026-11-25");
        assert_eq!(expiry("360101", today), Some(day("2036-01-01")));
        assert_eq!(expiry("940623", today), Some(day("1994-06-23")));
        assert_eq!(expiry("050101", day("1999-12-31")), Some(day("2005-01-01")));
    }

    #[test]
    fn a_leap_day_is_of_a_century_that_has_it() {
        assert_eq!(birth("000229", day("2026-11-25")), Some(day("2000-02-29")));
        assert_eq!(expiry("000229", day("2099-01-01")), Some(day("2000-02-29")));
    }

    #[test]
    fn filler_and_days_that_do_not_exist_are_no_date() {
        for field in ["<<<<<<", "74<<12", "000000", "990230", "+10101", ""] {
            assert_eq!(birth(field, day("2026-11-25")), None, "{field}");
        }
    }
}
