//! A figure and where it comes from.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// A value of the catalogue that someone can ask about: "who says so?"
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sourced<T> {
    pub value: T,
    #[serde(flatten)]
    pub origin: Origin,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An address or a short citation that can be looked up.
    Source(String),
    /// Why this value stands here without one. Pages mark it; production refuses it.
    Assumed(String),
}

impl Origin {
    pub const fn unconfirmed(&self) -> bool {
        matches!(self, Self::Assumed(_))
    }
}

impl<T> Sourced<T> {
    pub const fn unconfirmed(&self) -> bool {
        self.origin.unconfirmed()
    }
}

/// A length of time with its unit, as the files write it: `15 min`, `48 h`, `60 d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    count: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Minute,
    Hour,
    Day,
}

impl Span {
    pub fn delta(self) -> TimeDelta {
        let count = i64::from(self.count);
        match self.unit {
            Unit::Minute => TimeDelta::minutes(count),
            Unit::Hour => TimeDelta::hours(count),
            Unit::Day => TimeDelta::days(count),
        }
    }
}

impl Sourced<Span> {
    pub fn delta(&self) -> TimeDelta {
        self.value.delta()
    }

    pub fn minutes(&self) -> u32 {
        u32::try_from(self.delta().num_minutes()).unwrap_or(u32::MAX)
    }

    pub fn hours(&self) -> u32 {
        u32::try_from(self.delta().num_hours()).unwrap_or(u32::MAX)
    }
}

impl TryFrom<String> for Span {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a length such as `15 min`, `48 h` or `60 d`");
        let (count, unit) = text.split_once(' ').ok_or_else(wrong)?;
        let unit = match unit {
            "min" => Unit::Minute,
            "h" => Unit::Hour,
            "d" => Unit::Day,
            _ => return Err(wrong()),
        };
        let count = count.parse().map_err(|_| wrong())?;
        Ok(Self { count, unit })
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        let unit = match span.unit {
            Unit::Minute => "min",
            Unit::Hour => "h",
            Unit::Day => "d",
        };
        format!("{} {unit}", span.count)
    }
}
