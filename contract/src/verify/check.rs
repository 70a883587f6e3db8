//! What is asked about a paper, and what is answered.

use super::{Claim, Kind, Number, Verdict};
use serde::{Deserialize, Serialize};

/// Something to be checked: what a QR code says, or the number printed under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckRequest {
    pub text: String,
}

/// What a text to be checked is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question<'a> {
    /// Has a signature, good or bad.
    Seal(&'a str),
    Number(Number),
    /// Not one of our papers.
    Neither,
}

impl<'a> Question<'a> {
    pub fn of(text: &'a str) -> Self {
        let text = text.trim();
        match Number::parse(text) {
            Ok(number) => Self::Number(number),
            Err(_) if text.starts_with('{') => Self::Seal(text),
            Err(_) => Self::Neither,
        }
    }
}

/// What is known of a paper: never more than the paper itself says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Finding {
    pub verdict: Verdict,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Absent from papers that are unknown or forged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Claim>,
}

impl Finding {
    pub fn of(verdict: Verdict, paper: Claim) -> Self {
        Self {
            verdict,
            kind: Some(paper.kind()),
            paper: Some(paper),
        }
    }

    /// Nothing can be said but this.
    pub const fn bare(verdict: Verdict) -> Self {
        Self {
            verdict,
            kind: None,
            paper: None,
        }
    }
}

/// Whose files are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordsRequest {
    pub number: String,
}

/// The signed records of the files that were issued under a number; none of an unknown one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Records {
    pub records: Vec<String>,
}
