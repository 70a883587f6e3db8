//! The policy: how long things are held and kept, what may be changed until when, and the limits.

use super::fields::Fields;
use super::sourced::{Sourced, Span};
use super::words;
use contract::lang::Text;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// A hold's first span, what the person may add once, and what no hold outlives.
    pub hold: Sourced<Span>,
    pub extension: Sourced<Span>,
    pub hold_longest: Sourced<Span>,
    /// An account that let a time lapse waits so long for the same time.
    pub wait_after_lapse: Sourced<Span>,
    /// How long the payment page takes money, and how long after it the seats are kept.
    pub checkout: Sourced<Span>,
    pub after_checkout: Sourced<Span>,
    /// How long a seat stays hidden after a paid appointment was cancelled, at random.
    pub cool_paid: Sourced<Between>,
    /// The same after an unpaid hold ended.
    pub cool_unpaid: Sourced<Between>,
    /// Nothing is moved or cancelled later than so long before the appointment.
    pub changes_close: Sourced<Span>,
    /// A cancellation at least so long before gives everything back.
    pub whole_refund_before: Sourced<Span>,
    pub moves: Sourced<u32>,
    pub active_appointments: Sourced<u32>,
    pub lapsed_holds_a_day: Sourced<u32>,
    /// How far ahead slots are published.
    pub horizon: Sourced<Span>,
    /// When reminders are sent, longest first.
    pub reminders: Sourced<Vec<Span>>,
    pub retention: Vec<Retention>,
}

/// A span drawn at random, both ends possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Between {
    pub least: Span,
    pub most: Span,
}

/// How long a type of record is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// The name by which the purging job asks.
    pub record: String,
    pub name: Text,
    pub keep: Sourced<Span>,
}

/// The records that must have a period: a job purges each of them.
pub const RECORDS: [&str; 10] = [
    "account",
    "appointment",
    "audit",
    "declaration",
    "draft",
    "ledger",
    "mail",
    "session",
    "sign-in-code",
    "stripe-event",
];

impl Policy {
    /// How long records of this type are kept; `None` for a type that is not in [`RECORDS`].
    pub fn keep(&self, record: &str) -> Option<chrono::TimeDelta> {
        let found = self.retention.iter().find(|kept| kept.record == record);
        found.map(|kept| kept.keep.delta())
    }
}

/// Reads `policy.toml`.
pub fn read_policy(mut file: Fields<'_>) -> Option<Policy> {
    let (hold, extension, hold_longest, wait_after_lapse) = read_hold(&mut file);
    let (checkout, after_checkout) = read_payment(&mut file);
    let (cool_paid, cool_unpaid) = read_cooling(&mut file);
    let (changes_close, whole_refund_before, moves) = read_changes(&mut file);
    let (active_appointments, lapsed_holds_a_day) = read_limits(&mut file);
    let (horizon, reminders) = read_times(&mut file);
    let retention = read_retention(&mut file);
    Some(Policy {
        hold: hold?,
        extension: extension?,
        hold_longest: hold_longest?,
        wait_after_lapse: wait_after_lapse?,
        checkout: checkout?,
        after_checkout: after_checkout?,
        cool_paid: cool_paid?,
        cool_unpaid: cool_unpaid?,
        changes_close: changes_close?,
        whole_refund_before: whole_refund_before?,
        moves: moves?,
        active_appointments: active_appointments?,
        lapsed_holds_a_day: lapsed_holds_a_day?,
        horizon: horizon?,
        reminders: reminders?,
        retention,
    })
}

/// A figure whose mistake, if it has one, is noted already.
type Figure<T> = Option<Sourced<T>>;

fn read_hold(file: &mut Fields<'_>) -> (Figure<Span>, Figure<Span>, Figure<Span>, Figure<Span>) {
    let Some(mut f) = file.table("hold") else {
        return Default::default();
    };
    let (first, extension) = (f.sourced::<Span>("first"), f.sourced::<Span>("extension"));
    let longest = f.sourced::<Span>("longest");
    let spans = first.as_ref().zip(extension.as_ref()).zip(longest.as_ref());
    let fits = spans
        .is_none_or(|((first, more), longest)| first.delta() + more.delta() <= longest.delta());
    f.expect(
        fits,
        "longest",
        "is less than `first` and `extension` together",
    );
    (first, extension, longest, f.sourced("wait_after_lapse"))
}

fn read_payment(file: &mut Fields<'_>) -> (Figure<Span>, Figure<Span>) {
    let Some(mut f) = file.table("payment") else {
        return Default::default();
    };
    let checkout = f.sourced::<Span>("checkout");
    let half_hour = checkout.as_ref().is_none_or(|span| span.minutes() >= 30);
    let reason = "Stripe refuses a payment page of less than 30 minutes";
    f.expect(half_hour, "checkout", reason);
    (checkout, f.sourced("after_checkout"))
}

fn read_cooling(file: &mut Fields<'_>) -> (Figure<Between>, Figure<Between>) {
    let Some(mut f) = file.table("cooling") else {
        return Default::default();
    };
    (between(&mut f, "paid"), between(&mut f, "unpaid"))
}

fn read_changes(file: &mut Fields<'_>) -> (Figure<Span>, Figure<Span>, Figure<u32>) {
    let Some(mut f) = file.table("changes") else {
        return Default::default();
    };
    let (close, whole) = (
        f.sourced::<Span>("close"),
        f.sourced::<Span>("whole_refund"),
    );
    let both = close.as_ref().zip(whole.as_ref());
    let order = both.is_none_or(|(close, whole)| close.delta() <= whole.delta());
    let reason = "is less than `close`: such a refund could not be asked for";
    f.expect(order, "whole_refund", reason);
    (close, whole, f.sourced("moves"))
}

fn read_limits(file: &mut Fields<'_>) -> (Figure<u32>, Figure<u32>) {
    let Some(mut f) = file.table("limits") else {
        return Default::default();
    };
    let active = at_least_one(&mut f, "active_appointments");
    (active, at_least_one(&mut f, "lapsed_holds_a_day"))
}

fn read_times(file: &mut Fields<'_>) -> (Figure<Span>, Figure<Vec<Span>>) {
    let Some(mut f) = file.table("times") else {
        return Default::default();
    };
    (f.sourced("horizon"), f.sourced("reminders"))
}

fn between(f: &mut Fields<'_>, key: &str) -> Figure<Between> {
    let between = f.sourced::<Between>(key)?;
    let order = between.value.least.delta() <= between.value.most.delta();
    f.expect(order, key, "the least is more than the most");
    Some(between)
}

fn at_least_one(f: &mut Fields<'_>, key: &str) -> Figure<u32> {
    let limit = f.sourced::<u32>(key)?;
    f.expect(limit.value > 0, key, "is 0: nobody could book");
    Some(limit)
}

fn read_retention(file: &mut Fields<'_>) -> Vec<Retention> {
    let Some(mut f) = file.table("retention") else {
        return Vec::new();
    };
    let read = RECORDS.into_iter().filter_map(|record| {
        let mut kept = f.table(record)?;
        let (name, keep) = (words::text(&mut kept, "name"), kept.sourced::<Span>("keep"));
        let record = record.to_owned();
        Some(Retention {
            record,
            name: name?,
            keep: keep?,
        })
    });
    read.collect()
}
