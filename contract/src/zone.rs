//! Times as the API speaks them: UTC, with the venue's IANA zone beside it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An instant and the zone in which the venue reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Zoned {
    /// RFC 3339, UTC.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub at: DateTime<Utc>,
    /// IANA name, such as `America/New_York`.
    pub zone: String,
}
