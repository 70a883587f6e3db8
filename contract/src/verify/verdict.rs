//! What can be said of a paper.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Valid,
    /// Genuine; its time has not begun.
    NotYet,
    /// Genuine; its time is over.
    Expired,
    /// Genuine; a newer one took its place.
    Superseded,
    /// Genuine; it was taken back.
    Revoked,
    /// No such paper is known.
    Unknown,
    /// Not signed by us, or changed since.
    Forged,
}

impl Verdict {
    pub const ALL: [Self; 7] = [
        Self::Valid,
        Self::NotYet,
        Self::Expired,
        Self::Superseded,
        Self::Revoked,
        Self::Unknown,
        Self::Forged,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::NotYet => "not_yet",
            Self::Expired => "expired",
            Self::Superseded => "superseded",
            Self::Revoked => "revoked",
            Self::Unknown => "unknown",
            Self::Forged => "forged",
        }
    }
}
