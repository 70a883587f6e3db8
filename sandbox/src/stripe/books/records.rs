//! What Stripe would know about a payment, in the fewest words; `render` writes it Stripe's way.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::table::Row;

pub type Metadata = BTreeMap<String, String>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    Open,
    Complete,
    Expired,
}

impl SessionStatus {
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Complete => "complete",
            Self::Expired => "expired",
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LineItem {
    pub name: String,
    pub unit_amount: i64,
    pub quantity: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    pub id: String,
    pub created: i64,
    pub expires_at: i64,
    pub amount: i64,
    pub currency: String,
    pub status: SessionStatus,
    pub line_items: Vec<LineItem>,
    pub metadata: Metadata,
    pub intent_metadata: Metadata,
    pub description: Option<String>,
    pub client_reference_id: Option<String>,
    pub customer_email: Option<String>,
    pub locale: Option<String>,
    pub success_url: String,
    pub cancel_url: Option<String>,
    pub adaptive_pricing: bool,
    pub intent: Option<String>,
    pub declines: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Intent {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub currency: String,
    pub metadata: Metadata,
    pub description: Option<String>,
    pub session: String,
    pub charge: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Charge {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub amount_refunded: i64,
    pub currency: String,
    pub metadata: Metadata,
    pub description: Option<String>,
    pub email: Option<String>,
    pub intent: String,
    pub movement: String,
    pub refunds: Vec<String>,
    pub dispute: Option<String>,
    pub brand: String,
    pub last4: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    Pending,
    Succeeded,
    Failed,
}

impl RefundStatus {
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }
}

/// A refund that is decided by itself at a later second.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Settling {
    pub at: i64,
    pub into: RefundStatus,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Refund {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub currency: String,
    pub status: RefundStatus,
    pub settling: Option<Settling>,
    pub reason: Option<String>,
    pub metadata: Metadata,
    pub charge: String,
    pub intent: String,
    pub movement: String,
    pub failure_movement: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    NeedsResponse,
    Won,
    Lost,
}

impl DisputeStatus {
    pub fn word(self) -> &'static str {
        match self {
            Self::NeedsResponse => "needs_response",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Dispute {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub currency: String,
    pub status: DisputeStatus,
    pub reason: String,
    pub charge: String,
    pub intent: String,
    pub movements: Vec<String>,
    pub due_by: i64,
}

/// A balance transaction: money that came into or left the account at Stripe.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Movement {
    pub id: String,
    pub created: i64,
    pub amount: i64,
    pub fee: i64,
    pub currency: String,
    /// Stripe's `type`: `charge`, `refund`, `refund_failure`, `adjustment`.
    pub kind: String,
    pub source: String,
}

/// Who caused an event: the request and its idempotency key.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Cause {
    pub request: Option<String>,
    pub key: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    Pending,
    Delivered,
    /// A fault decided that nobody will be told.
    Dropped,
    /// There was no address to send it to, or it was refused for three days.
    Unsent,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Event {
    pub id: String,
    pub created: i64,
    pub kind: String,
    /// Written out, because there are many and each is read once or twice.
    pub object: Box<RawValue>,
    pub previous: Option<Value>,
    pub cause: Cause,
    pub delivery: Delivery,
}

macro_rules! rows {
    ($($name:ty),*) => {$(
        impl Row for $name {
            fn id(&self) -> &str { &self.id }
            fn created(&self) -> i64 { self.created }
        }
    )*};
}
rows!(Session, Intent, Charge, Refund, Dispute, Movement, Event);
