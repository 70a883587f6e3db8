//! The ledger: each cause sums to zero, and what lies at Stripe is what Stripe says.

use std::collections::BTreeMap;

use super::Records;
use crate::world::Books;

pub fn check(records: &Records, books: &Books) -> Vec<String> {
    let mut causes: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    let mut balances: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for entry in &records.entries {
        *causes.entry((&entry.cause, &entry.currency)).or_default() += entry.amount_cents;
        *balances
            .entry((&entry.currency, &entry.account))
            .or_default() += entry.amount_cents;
    }
    let mut found = Vec::new();
    for ((cause, currency), sum) in causes.into_iter().filter(|(_, sum)| *sum != 0) {
        found.push(format!("ledger: {cause} sums to {sum} {currency}"));
    }
    let shown: Vec<String> = balances
        .iter()
        .map(|((_, account), cents)| format!("{account} {cents}"))
        .collect();
    println!("ledger: {}", shown.join(", "));
    for (currency, sums) in &books.sums {
        let code = currency.to_ascii_uppercase();
        let ours = balances
            .get(&(code.as_str(), "stripe"))
            .copied()
            .unwrap_or(0);
        let theirs = sums.kept - sums.disputes_open - sums.fees;
        if ours != theirs {
            found.push(format!(
                "ledger: {ours} {code} lie at Stripe, the sandbox says {theirs}"
            ));
        }
    }
    found
}
