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
pub const RECORDS: [&str; 9] = [
    "account",
    "appointment",
    "audit",
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
    let holds = file.table("hold").map(|mut f| {
        let first = f.sourced::<Span>("first");
        let extension = f.sourced::<Span>("extension");
        let longest = f.sourced::<Span>("longest");
        let wait = f.sourced::<Span>("wait_after_lapse");
        check_longest(&f, first.as_ref(), extension.as_ref(), longest.as_ref());
        (first, extension, longest, wait)
    });
    let payment = file.table("payment").map(|mut f| {
        let (checkout, after) = (
            f.sourced::<Span>("checkout"),
            f.sourced::<Span>("after_checkout"),
        );
        let half_hour = |span: &Sourced<Span>| span.minutes() >= 30;
        let right = checkout.as_ref().is_none_or(half_hour);
        f.expect(
            right,
            "checkout",
            "Stripe refuses a payment page of less than 30 minutes",
        );
        (checkout, after)
    });
    let cooling = file
        .table("cooling")
        .map(|mut f| (between(&mut f, "paid"), between(&mut f, "unpaid")));
    let changes = file.table("changes").map(|mut f| {
        let (close, whole) = (
            f.sourced::<Span>("close"),
            f.sourced::<Span>("whole_refund"),
        );
        let order = close
            .as_ref()
            .zip(whole.as_ref())
            .is_none_or(|(c, w)| c.delta() <= w.delta());
        f.expect(
            order,
            "whole_refund",
            "is less than `close`: such a refund could not be asked for",
        );
        (close, whole, f.sourced::<u32>("moves"))
    });
    let limits = file.table("limits").map(|mut f| {
        (
            at_least_one(&mut f, "active_appointments"),
            at_least_one(&mut f, "lapsed_holds_a_day"),
        )
    });
    let (horizon, reminders) = file
        .table("times")
        .map(|mut f| (f.sourced("horizon"), f.sourced("reminders")))?;
    let retention = read_retention(&mut file);
    let (hold, extension, hold_longest, wait_after_lapse) = holds?;
    let (checkout, after_checkout) = payment?;
    let (cool_paid, cool_unpaid) = cooling?;
    let (changes_close, whole_refund_before, moves) = changes?;
    let (active_appointments, lapsed_holds_a_day) = limits?;
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

fn check_longest(
    f: &Fields<'_>,
    first: Option<&Sourced<Span>>,
    extension: Option<&Sourced<Span>>,
    longest: Option<&Sourced<Span>>,
) {
    let spans = first.zip(extension).zip(longest);
    let fits = spans
        .is_none_or(|((first, more), longest)| first.delta() + more.delta() <= longest.delta());
    f.expect(
        fits,
        "longest",
        "is less than `first` and `extension` together",
    );
}

fn between(f: &mut Fields<'_>, key: &str) -> Option<Sourced<Between>> {
    let between = f.sourced::<Between>(key)?;
    let order = between.value.least.delta() <= between.value.most.delta();
    f.expect(order, key, "the least is more than the most");
    Some(between)
}

fn at_least_one(f: &mut Fields<'_>, key: &str) -> Option<Sourced<u32>> {
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
