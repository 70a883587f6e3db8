//! Opening hours of a week, as the office's own clock shows them.

use chrono::{NaiveTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

/// A stretch of opening, such as `08:00-12:00`. The end is not open any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Stretch {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

impl Stretch {
    pub fn length(self) -> TimeDelta {
        self.to - self.from
    }
}

impl TryFrom<String> for Stretch {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a stretch such as `08:00-12:00`");
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| wrong());
        let (from, to) = text.split_once('-').ok_or_else(wrong)?;
        let (from, to) = (time(from)?, time(to)?);
        if from < to {
            Ok(Self { from, to })
        } else {
            Err(format!("`{text}` ends before it begins"))
        }
    }
}

impl From<Stretch> for String {
    fn from(stretch: Stretch) -> Self {
        let (from, to) = (stretch.from.format("%H:%M"), stretch.to.format("%H:%M"));
        format!("{from}-{to}")
    }
}

/// The stretches of a day, in order, none over another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Stretch>", into = "Vec<Stretch>")]
pub struct Day(Vec<Stretch>);

impl Day {
    pub fn stretches(&self) -> &[Stretch] {
        &self.0
    }

    /// How long it is open in all.
    pub fn length(&self) -> TimeDelta {
        self.0.iter().map(|stretch| stretch.length()).sum()
    }

    /// As a page shows them.
    pub fn texts(&self) -> Vec<String> {
        self.0.iter().copied().map(String::from).collect()
    }
}

impl TryFrom<Vec<Stretch>> for Day {
    type Error = String;

    fn try_from(stretches: Vec<Stretch>) -> Result<Self, String> {
        let over = stretches.windows(2).find(|pair| pair[1].from < pair[0].to);
        match over {
            None => Ok(Self(stretches)),
            Some(pair) => Err(format!(
                "`{}` begins before `{}` ends",
                String::from(pair[1]),
                String::from(pair[0])
            )),
        }
    }
}

impl From<Day> for Vec<Stretch> {
    fn from(day: Day) -> Self {
        day.0
    }
}

/// A week. A day that is not named is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Week {
    monday: Day,
    tuesday: Day,
    wednesday: Day,
    thursday: Day,
    friday: Day,
    saturday: Day,
    sunday: Day,
}

impl Week {
    pub const fn on(&self, weekday: Weekday) -> &Day {
        match weekday {
            Weekday::Mon => &self.monday,
            Weekday::Tue => &self.tuesday,
            Weekday::Wed => &self.wednesday,
            Weekday::Thu => &self.thursday,
            Weekday::Fri => &self.friday,
            Weekday::Sat => &self.saturday,
            Weekday::Sun => &self.sunday,
        }
    }

    /// Monday first.
    pub fn days(&self) -> impl Iterator<Item = (Weekday, &Day)> {
        let monday = std::iter::successors(Some(Weekday::Mon), |day| Some(day.succ()));
        monday.take(7).map(|day| (day, self.on(day)))
    }

    /// The longest time without a break: no service can take more.
    pub fn longest_stretch(&self) -> TimeDelta {
        let stretches = self.days().flat_map(|(_, day)| day.stretches());
        stretches
            .map(|stretch| stretch.length())
            .max()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(text: &str) -> Result<Week, String> {
        toml::from_str(text).map_err(|error: toml::de::Error| error.message().to_owned())
    }

    #[test]
    fn a_day_that_is_not_named_is_closed() {
        let week = week("monday = ['08:00-12:00', '13:00-15:30']").unwrap();
        let hours = week.on(Weekday::Mon).texts();
        assert_eq!(hours, ["08:00-12:00", "13:00-15:30"]);
        assert!(week.on(Weekday::Sun).stretches().is_empty());
        assert_eq!(week.longest_stretch(), TimeDelta::hours(4));
    }

    #[test]
    fn hours_that_cannot_be_are_refused_with_the_reason() {
        let reason = |text| week(text).unwrap_err();
        assert!(reason("monday = ['12:00-08:00']").contains("ends before it begins"));
        assert!(reason("monday = ['8-12']").contains("is not a stretch"));
        let over = reason("monday = ['08:00-12:00', '11:00-15:00']");
        assert!(over.contains("begins before"), "{over}");
        assert!(reason("lunes = []").contains("unknown field"));
    }
}
