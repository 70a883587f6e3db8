//! One appointment as its owner sees it, and what can be asked of it.

use super::state::{Action, State};
use crate::money::Money;
use crate::payments::RefundView;
use crate::reference::Reference;
use crate::zone::Zoned;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppointmentView {
    pub id: Uuid,
    pub booking: Uuid,
    pub reference: Reference,
    pub office: String,
    pub service: String,
    pub starts_at: Zoned,
    /// Minutes at the counter.
    pub minutes: u32,
    pub person: PersonView,
    pub state: State,
    /// Another account has paid for the same person: the office decides by the document.
    pub contested: bool,
    pub price: Money,
    pub refunds: Vec<RefundView>,
    /// What its owner may do now.
    pub actions: Vec<Action>,
    /// Until when it may be moved or cancelled here.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub changes_close_at: DateTime<Utc>,
    /// What a cancellation now would give back.
    pub refund_if_cancelled: Money,
    pub moves_left: u32,
    /// A dearer time is held for this appointment until its difference is paid.
    pub pending_move: Option<PendingMove>,
    /// Asked to say whether the person still comes, and has not answered.
    #[serde(deserialize_with = "crate::moments::instant_if_any")]
    pub reconfirm_by: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PendingMove {
    pub starts_at: Zoned,
    pub office: String,
    pub difference: Money,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub hold_expires_at: DateTime<Utc>,
    /// Stripe's page.
    pub url: Option<String>,
}

/// Who attends; the document is masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonView {
    pub given_names: String,
    pub surnames: String,
    pub document: String,
}

/// `POST …/cancellation`, with an `Idempotency-Key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelRequest {
    /// The refund that the page showed; another figure now is refused, not silently given.
    pub seen_refund_cents: i64,
}

/// `POST …/move`, with an `Idempotency-Key`: to another time, there or at another office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveRequest {
    pub office: String,
    pub slot: Uuid,
}

/// `POST …/reconfirmation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReconfirmRequest {
    /// `false` gives the seat back, with the refund that the policy allows.
    pub coming: bool,
}
