//! The ledger: double entry, append only. Every balance is derived from it.
//!
//! An entry moves an amount from one account to another, and is known by its cause: writing it
//! again changes nothing, so news may come twice and in any order. What we own (`Stripe`,
//! `Contested`, `Fees`) grows by debit; what we owe (`Unearned`, `RefundsPayable`) is negative.

use super::store;
use crate::refusal::Answer;
use chrono::{DateTime, Utc};
use contract::money::{Currency, Money};
use entity::{At, ledger_entry};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An account of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    /// What lies at Stripe for us.
    Stripe,
    /// What Stripe kept for its work.
    Fees,
    /// Paid, and owed as a service or as a refund not yet decided.
    Unearned,
    /// Refunds decided and not yet arrived.
    RefundsPayable,
    /// Taken from us while a bank decides.
    Contested,
}

impl Account {
    pub const ALL: [Self; 5] = [
        Self::Stripe,
        Self::Fees,
        Self::Unearned,
        Self::RefundsPayable,
        Self::Contested,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stripe => "stripe",
            Self::Fees => "fees",
            Self::Unearned => "unearned",
            Self::RefundsPayable => "refunds_payable",
            Self::Contested => "contested",
        }
    }
}

/// One movement of money.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Names it for ever, such as `payment:<payment intent>`.
    pub cause: String,
    pub debit: Account,
    pub credit: Account,
    pub amount: Money,
}

/// Writes both lines, or nothing when this cause was written before.
pub(super) async fn write(
    tx: &DatabaseTransaction,
    entry: &Entry,
    now: DateTime<Utc>,
) -> Answer<()> {
    let line = |account: Account, cents| ledger_entry::Model {
        id: line_id(&entry.cause, account),
        cause: entry.cause.clone(),
        account: account.as_str().to_owned(),
        amount_cents: cents,
        currency: entry.amount.currency.code().to_owned(),
        created_at: At(now),
    };
    let cents = entry.amount.cents;
    let lines = [line(entry.debit, cents), line(entry.credit, -cents)];
    store::ledger::append(tx, lines).await?;
    Ok(())
}

/// The same line has the same key, whoever writes it.
fn line_id(cause: &str, account: Account) -> Uuid {
    let digest = Sha256::new()
        .chain_update(cause)
        .chain_update([0])
        .chain_update(account.as_str())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Every account's balance, by account and currency code.
pub type Balances = BTreeMap<(Account, String), i64>;

pub async fn balances(conn: &impl ConnectionTrait) -> Answer<Balances> {
    let rows = store::ledger::sums(conn).await?;
    let known = |name: &str| Account::ALL.into_iter().find(|a| a.as_str() == name);
    Ok(rows
        .into_iter()
        .filter_map(|(name, currency, cents)| Some(((known(&name)?, currency), cents)))
        .collect())
}

/// Cents that the ledger and the records do not agree about, over all currencies: 0 at rest.
///
/// Each cause must sum to zero, and what is owed by the ledger must be what payments, refunds and
/// disputes say is owed.
pub async fn unexplained(conn: &impl ConnectionTrait) -> Answer<i64> {
    let balances = balances(conn).await?;
    let mut cents = store::ledger::crooked(conn).await?;
    for currency in [Currency::Usd, Currency::Hnl].map(Currency::code) {
        let balance = |account| {
            let key = (account, currency.to_owned());
            balances.get(&key).copied().unwrap_or_default()
        };
        let owed = store::ledger::owed(conn, currency).await?;
        let unearned = owed.paid - owed.refunds_decided - owed.disputes_lost;
        cents += (balance(Account::Unearned) + unearned).abs();
        cents += (balance(Account::RefundsPayable) + owed.refunds_due).abs();
        cents += (balance(Account::Contested) - owed.disputes_open).abs();
    }
    Ok(cents)
}
