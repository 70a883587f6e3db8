//! Days and instants out of the API's texts. chrono reads them too, with readers for every format
//! that it knows: the page would load all of those, some six kilobytes, to read one.

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Reads `YYYY-MM-DD`.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-').map(number);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Reads an instant in UTC as RFC 3339 has it: `2026-12-01T15:00:00.5Z`, or with `+00:00`.
pub fn read_instant(text: &str) -> Option<DateTime<Utc>> {
    let (day, time) = text.split_once('T')?;
    let time = time
        .strip_suffix('Z')
        .or_else(|| time.strip_suffix("+00:00"))?;
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = clock.splitn(3, ':').map(number);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let nanoseconds = format!("{fraction:0<9}");
    let nanoseconds = number(&nanoseconds).filter(|_| nanoseconds.len() == 9)?;
    let at = read_day(day)?.and_hms_nano_opt(hour, minute, second, nanoseconds)?;
    Some(at.and_utc())
}

/// Digits and nothing else.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

const NO_TIME: &str =
    "neither a day such as 2026-12-01 nor an instant such as 2026-12-01T15:00:00Z";

fn read<'de, D: Deserializer<'de>, T>(
    from: D,
    reader: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    reader(&text).ok_or_else(|| D::Error::custom(NO_TIME))
}

fn read_if_any<'de, D: Deserializer<'de>, T>(
    from: D,
    reader: fn(&str) -> Option<T>,
) -> Result<Option<T>, D::Error> {
    let Some(text) = Option::<String>::deserialize(from)? else {
        return Ok(None);
    };
    let value = reader(&text).ok_or_else(|| D::Error::custom(NO_TIME))?;
    Ok(Some(value))
}

/// For `serde(deserialize_with)`, as are the three below.
pub fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    read(from, read_day)
}

pub fn day_if_any<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    read_if_any(from, read_day)
}

pub fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
    read(from, read_instant)
}

pub fn instant_if_any<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<DateTime<Utc>>, D::Error> {
    read_if_any(from, read_instant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_chrono_writes_is_read_as_chrono_reads_it(
            seconds in -60_000_000_000_i64..200_000_000_000,
            nanoseconds in 0_u32..1_000_000_000,
        ) {
            let at = DateTime::from_timestamp(seconds, nanoseconds).unwrap();
            prop_assert_eq!(read_instant(&at.to_rfc3339()), Some(at));
            let written = serde_json::to_value(at).unwrap();
            prop_assert_eq!(read_instant(written.as_str().unwrap()), Some(at));
            let day = at.date_naive();
            prop_assert_eq!(read_day(&day.to_string()), Some(day));
        }
    }

    #[test]
    fn what_is_no_day_or_no_instant_is_refused() {
        for no_day in [
            "",
            "2026-02-30",
            "2026-1",
            "2026-01-01-01",
            "-1-01-01",
            "hoy",
        ] {
            assert_eq!(read_day(no_day), None, "{no_day}");
        }
        for no_instant in [
            "2026-01-01",
            "2026-01-01T10:00:00",
            "2026-01-01T10:00:00+01:00",
            "2026-01-01T10:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T10:00:00.0000000001Z",
        ] {
            assert_eq!(read_instant(no_instant), None, "{no_instant}");
        }
    }
}
