//! Cursor pagination, the same for every list.

use serde::{Deserialize, Serialize};

/// One page of a list. `next` is opaque: send it back as `cursor` for the following page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    pub items: Vec<T>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
