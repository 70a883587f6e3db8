//! Refunds: deciding one, in the transaction of whatever made it due, and telling how far it is.

use super::ledger::{self, Account, Entry};
use super::orders::money;
use super::store;
use super::stripe::requests;
use crate::refusal::{Answer, Refusal};
use chrono::{DateTime, Utc};
use contract::money::Money;
use contract::payments::{RefundState, RefundView};
use entity::{At, refund};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// Why a refund will never leave: the bank gave the money back itself.
pub(super) const CHARGED_BACK: &str = "charged_back";

/// A refund to be decided.
#[derive(Clone, Debug)]
pub struct NewRefund {
    pub id: Uuid,
    pub payment: Uuid,
    /// One refund a cause, such as `cancelled:<appointment>`.
    pub cause: String,
    /// What it is shown beside.
    pub subject: Option<Uuid>,
    pub amount: Money,
    pub now: DateTime<Utc>,
}

/// What came of deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Decided,
    /// This cause has its refund already.
    AlreadyDecided,
    /// The payment has not that much left, or the bank gave it back.
    NothingLeft,
}

/// Decides a refund in the caller's transaction. It leaves for Stripe later; while a dispute of
/// the payment is open it waits.
///
/// # Errors
/// An unknown payment, or another currency than was paid in.
pub async fn decide(tx: &DatabaseTransaction, new: NewRefund) -> Answer<Decision> {
    let payment = store::money::payment(tx, new.payment)
        .await?
        .ok_or_else(|| Refusal::internal("a refund of no payment"))?;
    if money(payment.amount_cents, &payment.currency)?.currency != new.amount.currency {
        return Err(Refusal::internal("a refund in another currency"));
    }
    let row = refund::Model {
        id: new.id,
        payment: payment.id,
        cause: new.cause,
        subject: new.subject,
        amount_cents: new.amount.cents,
        currency: payment.currency,
        state: RefundState::Pending.as_str().to_owned(),
        idempotency_key: format!("refund-{}", new.id),
        request: requests::refund(new.id, &payment.stripe_payment_intent, new.amount.cents)?,
        stripe_refund: None,
        failure: None,
        attempts: 0,
        first_sent_at: None,
        next_try_at: At(new.now),
        leased_until: At(DateTime::UNIX_EPOCH),
        decided_at: At(new.now),
        settled_at: None,
    };
    if !store::refunds::insert(tx, row).await? {
        return Ok(Decision::AlreadyDecided);
    }
    if !store::refunds::take_from_payment(tx, payment.id, new.amount.cents).await? {
        store::refunds::withdraw(tx, new.id).await?;
        return Ok(Decision::NothingLeft);
    }
    let entry = Entry {
        cause: format!("refund:{}", new.id),
        debit: Account::Unearned,
        credit: Account::RefundsPayable,
        amount: new.amount,
    };
    ledger::write(tx, &entry, new.now).await?;
    Ok(Decision::Decided)
}

/// Ends a refund that never left, because the bank gave the money back in a lost dispute.
pub(super) async fn void(
    tx: &DatabaseTransaction,
    row: &refund::Model,
    now: DateTime<Utc>,
) -> Answer<()> {
    if !store::refunds::fail(tx, row.id, CHARGED_BACK, At(now)).await? {
        return Ok(());
    }
    store::refunds::return_to_payment(tx, row.payment, row.amount_cents).await?;
    let entry = Entry {
        cause: format!("refund_void:{}", row.id),
        debit: Account::RefundsPayable,
        credit: Account::Unearned,
        amount: money(row.amount_cents, &row.currency)?,
    };
    ledger::write(tx, &entry, now).await
}

/// The refunds that a person sees beside `subject`, the oldest first. What the bank gave back by
/// itself is no refund.
pub async fn refunds_of(conn: &impl ConnectionTrait, subject: Uuid) -> Answer<Vec<RefundView>> {
    let rows = store::refunds::of_subject(conn, subject).await?;
    let shown = rows
        .iter()
        .filter(|row| row.failure.as_deref() != Some(CHARGED_BACK));
    shown.map(view).collect()
}

fn view(row: &refund::Model) -> Answer<RefundView> {
    let state = RefundState::from_text(&row.state)
        .ok_or_else(|| Refusal::internal("a refund in no state"))?;
    Ok(RefundView {
        amount: money(row.amount_cents, &row.currency)?,
        state,
        decided_at: row.decided_at.0,
        settled_at: row.settled_at.map(|at| at.0),
    })
}
