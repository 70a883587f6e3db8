//! The equation: what the sandbox says was kept is what appointments cost and named rules retain.
//! It holds for each booking by itself, so that nothing can hide in a sum.

use std::collections::HashMap;

use chrono::TimeDelta;
use uuid::Uuid;

use super::Records;
use crate::world::Books;

/// As the run's catalogue says: cancelled later than this, nothing is given back.
const WHOLE_REFUND: TimeDelta = TimeDelta::hours(480);

/// What explains money that we kept.
#[derive(Clone, Copy, Debug, Default)]
struct Explained {
    confirmed: i64,
    cancelled_late: i64,
    refund_failed: i64,
}

impl Explained {
    const fn total(self) -> i64 {
        self.confirmed + self.cancelled_late + self.refund_failed
    }

    const fn add(&mut self, other: Self) {
        self.confirmed += other.confirmed;
        self.cancelled_late += other.cancelled_late;
        self.refund_failed += other.refund_failed;
    }
}

pub fn check(records: &Records, books: &Books) -> Vec<String> {
    let mut found = Vec::new();
    let kept = kept(records, books, &mut found);
    let explained = explained(records);
    let mut sum = Explained::default();
    let mut kept_in_all = 0;
    let mut bookings: Vec<&Uuid> = kept.keys().chain(explained.keys()).collect();
    bookings.sort_unstable();
    bookings.dedup();
    for booking in bookings {
        let is = kept.get(booking).copied().unwrap_or(0);
        let should = explained.get(booking).copied().unwrap_or_default();
        kept_in_all += is;
        sum.add(should);
        if is != should.total() {
            found.push(format!(
                "money: booking {booking}: the sandbox kept {is}, explained are {} ({should:?}; {})",
                should.total(),
                people(records, *booking)
            ));
        }
    }
    print(books, &sum, kept_in_all);
    found
}

/// What the sandbox kept, by booking.
fn kept(records: &Records, books: &Books, found: &mut Vec<String>) -> HashMap<Uuid, i64> {
    let known: HashMap<&str, Uuid> = records
        .payments
        .values()
        .map(|payment| (payment.stripe_session.as_str(), payment.payment_order))
        .collect();
    let mut kept: HashMap<Uuid, i64> = HashMap::new();
    for session in &books.sessions {
        let order = session.metadata.order;
        if known.get(session.id.as_str()).copied() != order || order.is_none() {
            found.push(format!(
                "money: the product does not know the payment of {}",
                session.id
            ));
        }
        match order.and_then(|order| records.booking_of(order)) {
            Some(booking) => *kept.entry(booking).or_default() += session.kept,
            None => found.push(format!("money: {} paid for no booking", session.id)),
        }
    }
    kept
}

fn explained(records: &Records) -> HashMap<Uuid, Explained> {
    let mut explained: HashMap<Uuid, Explained> = HashMap::new();
    for row in records.appointments.values() {
        let why = explained.entry(row.booking).or_default();
        match row.state.as_str() {
            "confirmed" | "attended" | "no_show" => why.confirmed += row.price_cents,
            "cancelled" => {
                let late = row
                    .ended_at
                    .is_none_or(|at| at.0 + WHOLE_REFUND > row.starts_at.0);
                why.cancelled_late += if late { row.price_cents } else { 0 };
            }
            _ => {}
        }
    }
    for refund in &records.refunds {
        // A bank that gave the money back in a dispute ended the refund: nothing is left of it.
        let waits = refund.state == "failed" && refund.failure.as_deref() != Some("charged_back");
        let order = records
            .payments
            .get(&refund.payment)
            .map(|paid| paid.payment_order);
        if let Some(booking) = order
            .filter(|_| waits)
            .and_then(|order| records.booking_of(order))
        {
            explained.entry(booking).or_default().refund_failed += refund.amount_cents;
        }
    }
    explained
}

fn people(records: &Records, booking: Uuid) -> String {
    let of_it = records
        .appointments
        .values()
        .filter(|row| row.booking == booking);
    let each = of_it.map(|row| format!("{} {} {}", row.id, row.state, row.price_cents));
    each.collect::<Vec<_>>().join("; ")
}

fn print(books: &Books, sum: &Explained, kept: i64) {
    for (currency, sums) in &books.sums {
        println!(
            "{currency}: captured {} − refunded {} − lost disputes {} = {}",
            sums.captured, sums.refunded, sums.disputes_lost, sums.kept
        );
    }
    println!(
        "  = confirmed {} + cancelled too late {} + refunds that the bank refused, for an officer {} \
         + unexplained {}",
        sum.confirmed,
        sum.cancelled_late,
        sum.refund_failed,
        kept - sum.total()
    );
}
