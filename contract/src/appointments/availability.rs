//! Free times: by month, by day, and the first free day of every office.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The days of a month on which an office has room for a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthAvailability {
    pub office: String,
    pub service: String,
    /// IANA name of the office's time zone, in which `days` are counted.
    pub zone: String,
    /// `YYYY-MM`.
    pub month: String,
    pub days: Vec<DayFree>,
    /// The last day whose times are published, and when the next ones will be.
    #[serde(deserialize_with = "crate::moments::day_if_any")]
    pub published_until: Option<NaiveDate>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub next_release: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayFree {
    #[serde(deserialize_with = "crate::moments::day")]
    pub date: NaiveDate,
    /// Free places of that day; 0 when all are taken.
    pub free: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayAvailability {
    #[serde(deserialize_with = "crate::moments::day")]
    pub date: NaiveDate,
    pub zone: String,
    pub times: Vec<TimeFree>,
}

/// A time that can be asked for. `slot` goes into the booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeFree {
    pub slot: Uuid,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub starts_at: DateTime<Utc>,
    pub free: u32,
}

/// An office with its first free day at a glance; `None` when nothing published is free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeFree {
    pub office: String,
    #[serde(deserialize_with = "crate::moments::day_if_any")]
    pub first_free: Option<NaiveDate>,
}
