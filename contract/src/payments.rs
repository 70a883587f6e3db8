//! What a page may know of a payment: that there is one to make, and what became of refunds.

use crate::money::Money;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `POST …/checkout`: where to pay. The address is Stripe's; go there with `location.assign`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Checkout {
    pub url: String,
    /// The seats are held until then.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub hold_expires_at: DateTime<Utc>,
}

/// How far a refund has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RefundState {
    /// Decided; on its way to the bank.
    Pending,
    Succeeded,
    /// The bank refused it; an officer finds another way.
    Failed,
}

impl RefundState {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }

    pub fn from_text(text: &str) -> Option<Self> {
        [Self::Pending, Self::Succeeded, Self::Failed]
            .into_iter()
            .find(|s| s.as_str() == text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefundView {
    pub amount: Money,
    pub state: RefundState,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub decided_at: DateTime<Utc>,
    #[serde(deserialize_with = "crate::moments::instant_if_any")]
    pub settled_at: Option<DateTime<Utc>>,
}
