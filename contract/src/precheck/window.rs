//! From when until when a trip can be declared.

use chrono::{DateTime, Days, NaiveDate, Utc};

/// The first day, in the border post's zone, on which a trip can be declared.
pub fn opens_on(travel_date: NaiveDate, days_before: u32) -> NaiveDate {
    travel_date
        .checked_sub_days(Days::new(days_before.into()))
        .unwrap_or(NaiveDate::MIN)
}

/// Whether a trip can be declared on that day, as far as the day decides it.
pub fn open_on(today: NaiveDate, travel_date: NaiveDate, days_before: u32) -> bool {
    (opens_on(travel_date, days_before)..=travel_date).contains(&today)
}

/// A declaration closes when its means of transport leaves, where that is known, and at the end of
/// the travel day in the post's zone at the latest.
pub fn closes_at(departure: Option<DateTime<Utc>>, end_of_day: DateTime<Utc>) -> DateTime<Utc> {
    departure.map_or(end_of_day, |departure| departure.min(end_of_day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    #[test]
    fn a_trip_opens_a_week_before_and_stays_open_on_its_day() {
        assert!(!open_on(day(2), day(10), 7));
        assert!(open_on(day(3), day(10), 7));
        assert!(open_on(day(10), day(10), 7));
        assert!(!open_on(day(11), day(10), 7));
    }

    #[test]
    fn a_flight_that_left_is_closed_and_a_late_one_closes_with_its_day() {
        let end = day(11).and_hms_opt(6, 0, 0).unwrap().and_utc();
        let noon = day(10).and_hms_opt(12, 0, 0).unwrap().and_utc();
        assert_eq!(closes_at(Some(noon), end), noon);
        assert_eq!(closes_at(Some(end + Days::new(1)), end), end);
        assert_eq!(closes_at(None, end), end);
    }
}
