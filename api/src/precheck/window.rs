//! From when until when, on the clocks of the border post.

use crate::catalogue::Border;
use crate::catalogue::border::Post;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use contract::precheck::window::{closes_at, opens_on};
use contract::precheck::{Departure, Trip};
use contract::problem::{Code, FieldError, Problem};

/// When a trip can be declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
}

impl Window {
    /// # Errors
    /// `precheck.not_open_yet` with the moment, `precheck.closed`.
    pub(super) fn check(self, now: DateTime<Utc>) -> Answer<()> {
        if now < self.opens_at {
            return Err(Problem::from(Code::NotOpenYet)
                .with("opens_at", &self.opens_at.to_rfc3339())
                .into());
        }
        if now < self.closes_at {
            Ok(())
        } else {
            Err(Code::Closed.into())
        }
    }
}

/// The window of a trip.
///
/// # Errors
/// `/trip/departure/zone`: `departure.zone`.
pub(super) fn of(app: &App, trip: &Trip) -> Answer<Window> {
    let border = &app.catalogue.border;
    let post = post(border, &trip.post)?;
    let departure = trip.departure.as_ref().map(instant).transpose()?;
    Ok(Window {
        opens_at: opens_at(border, post, trip.travel_date),
        closes_at: closes_at(departure, end_of_day(post, trip.travel_date)),
    })
}

/// A post that a checked request or a stored row names.
pub(super) fn post<'b>(border: &'b Border, id: &str) -> Answer<&'b Post> {
    border
        .post(id)
        .ok_or_else(|| Refusal::internal(format!("no border post {id}")))
}

/// Midnight of the first day.
pub(super) fn opens_at(border: &Border, post: &Post, travel_date: NaiveDate) -> DateTime<Utc> {
    let first = opens_on(travel_date, border.days_before.value);
    on_the_wall(post.zone, first.and_time(NaiveTime::MIN))
}

pub(super) fn end_of_day(post: &Post, day: NaiveDate) -> DateTime<Utc> {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
    on_the_wall(post.zone, next.and_time(NaiveTime::MIN))
}

fn instant(departure: &Departure) -> Answer<DateTime<Utc>> {
    let unknown = || vec![FieldError::new("/trip/departure/zone", "departure.zone")];
    let zone = departure.zone.parse::<Tz>().map_err(|_| unknown())?;
    Ok(on_the_wall(zone, departure.date.and_time(departure.time)))
}

/// A time that clocks skip or show twice, when summer time begins or ends, is read as the earlier.
pub(super) fn on_the_wall(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
        LocalResult::None => {
            let before = local - chrono::TimeDelta::hours(1);
            zone.from_local_datetime(&before)
                .earliest()
                .map_or_else(|| local.and_utc(), |at| at.to_utc())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_at_the_post_begins_and_ends_on_its_own_clocks() {
        let border = crate::catalogue::Catalogue::embedded().unwrap().border;
        let post = border.post("palmerola").unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 12, 10).unwrap();
        assert_eq!(opens_at(&border, post, day), at("2026-12-03T06:00:00Z"));
        assert_eq!(end_of_day(post, day), at("2026-12-11T06:00:00Z"));
    }

    #[test]
    fn a_timetable_is_read_on_the_clocks_of_the_place_of_departure() {
        let departure = |zone: &str| Departure {
            date: NaiveDate::from_ymd_opt(2026, 12, 10).unwrap(),
            time: NaiveTime::from_hms_opt(10, 30, 0).unwrap(),
            zone: zone.into(),
        };
        let madrid = instant(&departure("Europe/Madrid")).unwrap();
        assert_eq!(madrid, at("2026-12-10T09:30:00Z"));
        assert!(instant(&departure("Europe/Comayagua")).is_err());
    }

    #[test]
    fn before_after_and_within() {
        let window = Window {
            opens_at: at("2026-12-03T06:00:00Z"),
            closes_at: at("2026-12-10T09:30:00Z"),
        };
        let code = |now: &str| window.check(at(now)).err().and_then(|r| r.code());
        assert_eq!(code("2026-12-03T05:59:59Z"), Some(Code::NotOpenYet));
        assert_eq!(code("2026-12-03T06:00:00Z"), None);
        assert_eq!(code("2026-12-10T09:29:59Z"), None);
        assert_eq!(code("2026-12-10T09:30:00Z"), Some(Code::Closed));
    }
}
