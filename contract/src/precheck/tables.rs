//! The code tables that a form offers, as the catalogue has them today.

use crate::lang::Text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::trip::Means;

/// What kind of border a post guards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PostKind {
    Airport,
    Land,
    Seaport,
}

impl PostKind {
    /// Whether one arrives there like this.
    pub const fn serves(self, means: Means) -> bool {
        match self {
            Self::Airport => matches!(means, Means::Air),
            Self::Land => matches!(means, Means::Land | Means::Foot),
            Self::Seaport => matches!(means, Means::Sea),
        }
    }
}

/// A border post of Honduras.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BorderPost {
    pub id: String,
    pub name: Text,
    pub kind: PostKind,
    /// IANA name; the post's day decides when a declaration opens and closes.
    pub zone: String,
    /// Today in that zone.
    #[serde(deserialize_with = "crate::moments::day")]
    pub today: NaiveDate,
}

/// A nationality by its country's three-letter code of ICAO.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Nationality {
    pub code: String,
    /// Of the country.
    pub name: Text,
}

/// An airline by its IATA designator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Airline {
    pub code: String,
    pub name: String,
}

/// `GET precheck/tables`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tables {
    /// Of the posts and airlines: the catalogue's digest.
    pub version: String,
    /// Of the country codes, see [`crate::country::VERSION`].
    pub countries: String,
    /// How many days before the trip a declaration opens.
    pub days_before: u32,
    /// Whose nationals must declare; for everybody else it is optional.
    pub mandatory_for: Vec<Nationality>,
    pub posts: Vec<BorderPost>,
    pub airlines: Vec<Airline>,
}

impl Tables {
    pub fn post(&self, id: &str) -> Option<&BorderPost> {
        self.posts.iter().find(|post| post.id == id)
    }
}
