//! The truth about the money, for whoever wants to compare it with the product's own books.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::stripe::books::{Books, Charge, DisputeStatus, RefundStatus, Session, SessionStatus};
use crate::world::World;

#[derive(Deserialize)]
pub struct Filter {
    /// Leaves the list of sessions out.
    #[serde(default)]
    sums_only: bool,
    /// Lists paid sessions only.
    #[serde(default)]
    paid_only: bool,
}

/// Sums of one currency, in its smallest unit.
#[derive(Debug, Default, Serialize)]
struct Sums {
    captured: i64,
    /// Succeeded and pending refunds: what the holders will have back.
    refunded: i64,
    refunds_pending: i64,
    refunds_failed: i64,
    disputes_open: i64,
    disputes_won: i64,
    disputes_lost: i64,
    fees: i64,
    /// captured − refunded − lost disputes: what the merchant keeps, before fees.
    kept: i64,
}

pub async fn books(State(world): State<Arc<World>>, Query(filter): Query<Filter>) -> Json<Value> {
    let books = world.books();
    let complete = |s: &Session| s.status == SessionStatus::Complete;
    let of = |status| {
        books
            .sessions
            .iter()
            .filter(move |s| s.status == status)
            .count()
    };
    let mut answer = json!({
        "now": books.now(),
        "sums": sums(&books),
        "counts": {
            "sessions": books.sessions.len(),
            "open": of(SessionStatus::Open),
            "complete": of(SessionStatus::Complete),
            "expired": of(SessionStatus::Expired),
            "refunds": books.refunds.len(),
            "disputes": books.disputes.len(),
            "events": books.events.len(),
        },
    });
    if !filter.sums_only {
        let listed = books
            .sessions
            .iter()
            .filter(|s| !filter.paid_only || complete(s));
        answer["sessions"] = listed.map(|session| entry(&books, session)).collect();
    }
    Json(answer)
}

fn sums(books: &Books) -> BTreeMap<String, Sums> {
    let mut all: BTreeMap<String, Sums> = BTreeMap::new();
    for charge in books.charges.iter() {
        let sums = all.entry(charge.currency.clone()).or_default();
        sums.captured += charge.amount;
        sums.refunded += charge.amount_refunded;
    }
    for refund in books.refunds.iter() {
        let sums = all.entry(refund.currency.clone()).or_default();
        match refund.status {
            RefundStatus::Pending => sums.refunds_pending += refund.amount,
            RefundStatus::Failed => sums.refunds_failed += refund.amount,
            RefundStatus::Succeeded => {}
        }
    }
    for dispute in books.disputes.iter() {
        let sums = all.entry(dispute.currency.clone()).or_default();
        *match dispute.status {
            DisputeStatus::NeedsResponse => &mut sums.disputes_open,
            DisputeStatus::Won => &mut sums.disputes_won,
            DisputeStatus::Lost => &mut sums.disputes_lost,
        } += dispute.amount;
    }
    for movement in books.movements.iter() {
        all.entry(movement.currency.clone()).or_default().fees += movement.fee;
    }
    for sums in all.values_mut() {
        sums.kept = sums.captured - sums.refunded - sums.disputes_lost;
    }
    all
}

fn entry(books: &Books, session: &Session) -> Value {
    let intent = session.intent.as_ref().and_then(|id| books.intents.get(id));
    let charge = intent.and_then(|intent| books.charges.get(&intent.charge));
    let dispute = charge
        .and_then(|c| c.dispute.as_ref())
        .and_then(|id| books.disputes.get(id));
    let lost = dispute
        .filter(|d| d.status == DisputeStatus::Lost)
        .map_or(0, |d| d.amount);
    let captured = charge.map_or(0, |charge| charge.amount);
    let refunded = charge.map_or(0, |charge| charge.amount_refunded);
    json!({
        "id": session.id,
        "created": session.created,
        "client_reference_id": session.client_reference_id,
        "metadata": session.metadata,
        "status": session.status.word(),
        "amount": session.amount,
        "currency": session.currency,
        "declines": session.declines,
        "payment_intent": session.intent,
        "charge": charge.map(|charge| &charge.id),
        "captured": captured,
        "refunded": refunded,
        "refunds": charge.map_or_else(Vec::new, |charge| refunds(books, charge)),
        "dispute": dispute.map(|d| json!({
            "id": d.id, "status": d.status.word(), "amount": d.amount,
        })),
        "kept": captured - refunded - lost,
    })
}

fn refunds(books: &Books, charge: &Charge) -> Vec<Value> {
    let found = charge.refunds.iter().filter_map(|id| books.refunds.get(id));
    let written = found.map(|refund| {
        json!({
            "id": refund.id,
            "amount": refund.amount,
            "status": refund.status.word(),
            "metadata": refund.metadata,
        })
    });
    written.collect()
}
