//! The calendar file of a visit (RFC 5545).
//!
//! Times are written in UTC, which every program shows right in the reader's own zone without
//! carrying time-zone rules along; the office's local time stands in the description.

use chrono::{DateTime, Duration, Utc};
use contract::lang::Lang;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property};

use super::letter::Attachment;
use crate::wording::{Local, Visit, day_and_time};

/// What the file asks of the calendar (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Put it in, or replace an older version.
    Publish,
    /// Take it out.
    Cancel,
}

impl Method {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One file for all visits of a booking. The UID is the appointment's id, so that a moved or
/// cancelled appointment changes the entry that is already there.
pub fn calendar(visits: &[Visit], method: Method, stamp: DateTime<Utc>, lang: Lang) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Ventanilla//Citas//ES"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", method.as_str()),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    for visit in visits {
        calendar.push(event(visit, method, stamp, lang));
    }
    calendar.to_string()
}

pub(super) fn attached(
    visits: &[Visit],
    method: Method,
    stamp: DateTime<Utc>,
    lang: Lang,
) -> Attachment {
    Attachment {
        file_name: lang.pick("cita.ics", "appointment.ics").into(),
        media_type: format!("text/calendar; charset=utf-8; method={}", method.as_str()),
        body: calendar(visits, method, stamp, lang).into_bytes(),
    }
}

fn event(visit: &Visit, method: Method, stamp: DateTime<Utc>, lang: Lang) -> Event {
    let service = visit.service.in_lang(lang);
    let summary = lang.pick(
        format!("Cita: {service}"),
        format!("Appointment: {service}"),
    );
    let when = day_and_time(Local::from(&visit.at), &visit.office.city, lang);
    let (reference, person) = (&visit.reference, &visit.person);
    let described = lang.pick(
        format!("{person}\nReferencia {reference}\n{when}"),
        format!("{person}\nReference {reference}\n{when}"),
    );
    let cancelled = method == Method::Cancel;
    let mut event = Event::with_uid(&visit.appointment.to_string());
    event
        .timestamp(stamp)
        .starts(visit.at.at)
        .ends(visit.at.at + Duration::minutes(visit.minutes.into()))
        .summary(&summary)
        .description(&described)
        .location(&visit.place(lang))
        // The cancellation comes after the last move.
        .sequence(visit.moves + u32::from(cancelled))
        .status(if cancelled {
            EventStatus::Cancelled
        } else {
            EventStatus::Confirmed
        });
    if !cancelled {
        for ahead in [Duration::days(1), Duration::hours(2)] {
            let mut alarm = Alarm::display(&summary, -ahead);
            // Set here because the crate would fill them in from the wall clock and chance.
            alarm
                .timestamp(stamp)
                .uid(&format!("{}-{}h", visit.appointment, ahead.num_hours()));
            event.alarm(alarm);
        }
    }
    event
}
