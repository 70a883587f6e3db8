//! Every mail there is, as the plain data that its words need.

use chrono::{DateTime, Utc};
use contract::money::Money;
use contract::reference::Reference;
use contract::zone::Zoned;
use serde::{Deserialize, Serialize};
use std::fmt;

use crate::wording::{Terms, Travel, Visit};

/// One cause, one mail. The outbox stores it sealed, as JSON tagged with `kind`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    SignInCode(SignInCode),
    HoldLapsing(HoldLapsing),
    Confirmed(Confirmed),
    Moved(Moved),
    Cancelled(Cancelled),
    Refunded(MoneyMoved),
    RefundFailed(MoneyMoved),
    /// The money came after the hold had ended and the time was gone.
    LateRefund(MoneyMoved),
    /// Two paid bookings for one person in different accounts. Both contacts get the same words,
    /// so it holds nothing: neither side learns the other's office, time or account from it.
    Contested,
    Reminder(Reminder),
    ContactChangeNotice(ContactChangeNotice),
    RecoveryStarted(RecoveryStarted),
    ContactChanged(ContactChanged),
    /// To somebody of the staff.
    PasskeyChanged(PasskeyChange),
    Disputed(MoneyMoved),
    /// The dispute was lost: the money went back to the card holder, a future seat was given up.
    ChargedBack(MoneyMoved),
    /// The dispute was won: everything is as before.
    DisputeWon(MoneyMoved),
    Declared(Declared),
    /// Everybody or somebody of a declaration was withdrawn.
    DeclarationWithdrawn(Travel),
    DraftKept(DraftKept),
    /// The trip of a kept draft can be declared now.
    DraftOpens(DraftLink),
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInCode {
    pub code: Secret,
    pub minutes: u32,
}

/// The hold of unpaid seats ends soon.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldLapsing {
    pub visits: Vec<Visit>,
    pub total: Money,
    pub ends: DateTime<Utc>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    pub visits: Vec<Visit>,
    pub paid: Money,
    pub terms: Terms,
    /// Opens the appointments without signing in.
    pub link: Secret,
    /// When it was confirmed: the stamp of the calendar file.
    pub at: DateTime<Utc>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// As it is now.
    pub visit: Visit,
    pub before: Zoned,
    pub before_city: String,
    /// Paid for a dearer service or office.
    pub charged: Option<Money>,
    /// On its way back because it became cheaper.
    pub refund: Option<Money>,
    pub terms: Terms,
    pub link: Secret,
    pub at: DateTime<Utc>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    pub visit: Visit,
    pub refund: Option<Money>,
    /// What the policy keeps.
    pub retained: Option<Money>,
    /// The office cancelled it, not the person.
    #[serde(default)]
    pub by_office: bool,
    pub at: DateTime<Utc>,
}

/// An amount that moved, or failed to, for the case of this reference.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyMoved {
    pub reference: Reference,
    pub amount: Money,
}

/// Sent 7 and 2 days before; leads to "I will come" or "give my place back".
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    pub visit: Visit,
    pub days: u32,
    pub terms: Terms,
    pub link: Secret,
}

/// To the old address: someone who knows the reference, the document and the birth date asked for
/// another address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactChangeNotice {
    pub reference: Reference,
    /// Such as `m•••@correo.hn`.
    pub new_email_masked: String,
    pub takes_effect: Zoned,
    pub city: String,
    /// Stops the change.
    pub stop: Secret,
}

/// To the new address: the change waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryStarted {
    pub reference: Reference,
    pub takes_effect: Zoned,
    pub city: String,
}

/// To the new address: the change was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactChanged {
    pub reference: Reference,
    pub link: Secret,
}

/// A passkey was added or removed, under the name that its owner gave it; or all of them were taken
/// away on the server, for whoever lost them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", content = "name", rename_all = "snake_case")]
pub enum PasskeyChange {
    Added(String),
    Removed(String),
    Reset,
}

/// A trip that was declared, or changed since. Its paper goes with the mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    pub travel: Travel,
    pub changed: bool,
    /// Opens the whole declaration.
    pub link: Secret,
}

/// A draft that waits for its trip to open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftKept {
    pub opens: Zoned,
    pub link: Secret,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLink {
    pub link: Secret,
}

/// A one-time code or the secret of a link: never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Message {
    /// The stable name of the message, for the outbox row, logs and metrics.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::SignInCode(_) => "sign_in_code",
            Self::HoldLapsing(_) => "hold_lapsing",
            Self::Confirmed(_) => "confirmed",
            Self::Moved(_) => "moved",
            Self::Cancelled(_) => "cancelled",
            Self::Refunded(_) => "refunded",
            Self::RefundFailed(_) => "refund_failed",
            Self::LateRefund(_) => "late_refund",
            Self::Contested => "contested",
            Self::Reminder(_) => "reminder",
            Self::ContactChangeNotice(_) => "contact_change_notice",
            Self::RecoveryStarted(_) => "recovery_started",
            Self::ContactChanged(_) => "contact_changed",
            Self::PasskeyChanged(_) => "passkey_changed",
            Self::Disputed(_) => "disputed",
            Self::ChargedBack(_) => "charged_back",
            Self::DisputeWon(_) => "dispute_won",
            Self::Declared(_) => "declared",
            Self::DeclarationWithdrawn(_) => "declaration_withdrawn",
            Self::DraftKept(_) => "draft_kept",
            Self::DraftOpens(_) => "draft_opens",
        }
    }
}

impl fmt::Debug for Message {
    /// The kind only: names, codes and links do not belong in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.kind())
    }
}
