//! Crossings as an officer marks them, one by one or many that waited for the network.

use super::Crossing;
use crate::problem::FieldError;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many marks may be sent at once.
pub const MOST_MARKS: usize = 200;

/// An officer saw the traveller cross. The page names each mark, so that sending it twice is once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub id: Uuid,
    pub member: Uuid,
    /// When, by the device's clock: without a network it is sent later.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub at: DateTime<Utc>,
}

/// `POST precheck/desk/marks`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MarksRequest {
    pub marks: Vec<Mark>,
}

impl MarksRequest {
    /// # Errors
    /// `/marks`: `marks.number` when there are none or more than [`MOST_MARKS`].
    pub fn parse(&self) -> Result<&[Mark], Vec<FieldError>> {
        if (1..=MOST_MARKS).contains(&self.marks.len()) {
            return Ok(&self.marks);
        }
        Err(vec![FieldError::new("/marks", "marks.number")])
    }
}

/// What became of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MarkOutcome {
    /// It stands: made now, or the same mark before.
    Crossed,
    /// Another mark stands already.
    CrossedBefore,
    /// The traveller had taken the declaration back.
    Withdrawn,
    /// The mark was taken back by whoever made it.
    Undone,
    /// There is no such traveller, or no longer.
    Unknown,
}

/// The answer to one mark of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Marked {
    pub id: Uuid,
    pub member: Uuid,
    pub outcome: MarkOutcome,
    /// The mark that stands.
    pub crossing: Option<Crossing>,
}
