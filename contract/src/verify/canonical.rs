//! Fixed texts with values between them: what is signed has one form only (RFC 8785's, for the
//! few types that occur), and reading it is walking along that form.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

/// Who issues: the state's code in ICAO Doc 9303.
pub const ISSUER: &str = "HND";

/// What is left of a text that is being read.
pub struct Walk<'a>(pub &'a str);

impl<'a> Walk<'a> {
    /// Past exactly this text.
    pub fn past(&mut self, fixed: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(fixed)?;
        Some(())
    }

    /// What stands before the next quotation mark, which is passed too.
    pub fn quoted(&mut self) -> Option<&'a str> {
        let (value, rest) = self.0.split_once('"')?;
        self.0 = rest;
        Some(value)
    }

    /// A number without a sign or leading zeros.
    pub fn number(&mut self) -> Option<u16> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (value, rest) = self.0.split_at(digits);
        self.0 = rest;
        value.parse().ok().filter(|_| !value.starts_with('0'))
    }

    /// `20261207T1530Z`.
    pub fn minute(&mut self) -> Option<DateTime<Utc>> {
        read_minute(self.quoted()?)
    }
}

/// A point in time to the minute, in the short form of ISO 8601: `20261207T1530Z`.
pub fn minute(at: DateTime<Utc>) -> String {
    format!(
        "{:04}{:02}{:02}T{:02}{:02}Z",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute()
    )
}

fn read_minute(text: &str) -> Option<DateTime<Utc>> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let shaped = day.len() == 8 && time.len() == 4;
    if !shaped || !day.bytes().chain(time.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |text: &str| text.parse::<u32>().ok();
    let day = NaiveDate::from_ymd_opt(day[..4].parse().ok()?, part(&day[4..6])?, part(&day[6..])?);
    let at = day?.and_hms_opt(part(&time[..2])?, part(&time[2..])?, 0)?;
    Some(at.and_utc())
}
