//! What we read of Stripe's objects: the fields that we decide on, and no others.

use miniserde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// What our metadata calls the order, and the refund.
pub const ORDER: &str = "order";
pub const REFUND: &str = "refund";

type Metadata = Option<HashMap<String, String>>;

fn named(metadata: &Metadata, name: &str) -> Option<Uuid> {
    metadata.as_ref()?.get(name)?.parse().ok()
}

/// A page of a list.
#[derive(Debug, Deserialize)]
pub struct List<T> {
    pub data: Vec<T>,
    pub has_more: bool,
}

/// A session just created.
#[derive(Debug, Deserialize)]
pub struct Created {
    pub id: String,
    pub url: Option<String>,
}

/// A session in a list.
#[derive(Debug, Deserialize)]
pub struct Listed {
    pub id: String,
    pub status: Option<String>,
    metadata: Metadata,
}

impl Listed {
    pub fn order(&self) -> Option<Uuid> {
        named(&self.metadata, ORDER)
    }

    pub fn complete(&self) -> bool {
        self.status.as_deref() == Some("complete")
    }
}

#[derive(Debug, Deserialize)]
pub struct Session {
    pub id: String,
    pub status: Option<String>,
    pub payment_status: String,
    pub amount_total: Option<i64>,
    pub currency: Option<String>,
    pub payment_intent: Option<Intent>,
    pub client_reference_id: Option<String>,
    metadata: Metadata,
}

impl Session {
    pub fn order(&self) -> Option<Uuid> {
        named(&self.metadata, ORDER)
    }

    /// The row that this session was asked for by.
    pub fn checkout(&self) -> Option<Uuid> {
        self.client_reference_id.as_ref()?.parse().ok()
    }

    pub fn is(&self, status: &str) -> bool {
        self.status.as_deref() == Some(status)
    }

    /// `complete` alone says that the form was sent, not that money came.
    pub fn paid(&self) -> bool {
        self.is("complete") && self.payment_status == "paid"
    }
}

#[derive(Debug, Deserialize)]
pub struct Intent {
    pub id: String,
    latest_charge: Option<Charge>,
}

#[derive(Debug, Deserialize)]
struct Charge {
    balance_transaction: Option<Movement>,
}

#[derive(Debug, Deserialize)]
struct Movement {
    fee: i64,
}

impl Intent {
    /// What Stripe kept, when it knows already.
    pub fn fee(&self) -> Option<i64> {
        let charge = self.latest_charge.as_ref()?;
        charge.balance_transaction.as_ref().map(|m| m.fee)
    }
}

#[derive(Debug, Deserialize)]
pub struct Refund {
    pub id: String,
    /// `pending`, `succeeded`, `failed`, `canceled` or `requires_action`.
    pub status: Option<String>,
    pub amount: i64,
    pub payment_intent: Option<String>,
    pub failure_reason: Option<String>,
    metadata: Metadata,
}

impl Refund {
    /// Our refund, when it is one of ours.
    pub fn ours(&self) -> Option<Uuid> {
        named(&self.metadata, REFUND)
    }
}

#[derive(Debug, Deserialize)]
pub struct Dispute {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub status: String,
    pub payment_intent: Option<String>,
    balance_transactions: Vec<Movement>,
}

impl Dispute {
    /// What Stripe kept for the dispute, whoever wins.
    pub fn fee(&self) -> i64 {
        self.balance_transactions.iter().map(|m| m.fee).sum()
    }
}

/// What is read of an event, and all that is stored of it: the object itself holds what the payer
/// typed at Stripe, and is fetched again before anything is decided.
#[derive(Debug, Deserialize, Serialize)]
pub struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub created: i64,
    pub data: EventData,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct EventData {
    pub object: Named,
}

/// Some objects, such as a balance, have no id.
#[derive(Debug, Deserialize, Serialize)]
pub struct Named {
    pub id: Option<String>,
    pub object: Option<String>,
}
