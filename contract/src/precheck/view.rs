//! A declaration as its travellers see it.

use super::declaration::ReachRequest;
use super::state::MemberState;
use super::stay::StayRequest;
use super::traveller::TravellerRequest;
use super::trip::TripRequest;
use crate::lang::Text;
use crate::reference::Locator;
use crate::verify::Number;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How much of a declaration the reader opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everybody of it: who declared it, or whoever has the mailed link.
    Group,
    /// One member, by reference and birth date.
    Member,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclarationView {
    pub id: Uuid,
    pub scope: Scope,
    pub trip: TripRequest,
    pub post_name: Text,
    /// IANA name of the border post's zone.
    pub zone: String,
    pub stay: Option<StayRequest>,
    /// Those in scope; withdrawn ones too.
    pub members: Vec<MemberView>,
    /// In group scope only.
    pub contact: Option<ReachRequest>,
    /// The server's clock.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub now: DateTime<Utc>,
    /// Until when it can be changed or withdrawn.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub closes_at: DateTime<Utc>,
    /// Whether trip and stay can be changed in this scope now: a member alone may, one of several
    /// needs the group's link.
    pub trip_changeable: bool,
    /// Whether a page may offer to keep a copy on the device for a time without connection.
    pub keepable: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberView {
    pub id: Uuid,
    /// The document's number, for everybody: it is in the code that others scan.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "PC-7K3M-9QXD-2TB8-4"))]
    pub number: Number,
    /// Opens this member together with the birth date: for the traveller alone.
    pub reference: Locator,
    pub traveller: TravellerRequest,
    pub state: MemberState,
    pub changeable: bool,
    /// The signed text as a QR code, an SVG picture. Empty once withdrawn.
    pub qr: String,
}
