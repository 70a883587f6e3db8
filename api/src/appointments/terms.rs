//! The rules of time and number, read from the catalogue's policy.

use super::store::hold::Limits;
use super::store::slots::day_number;
use crate::catalogue::policy::Between;
use crate::catalogue::sourced::Span;
use crate::catalogue::{Policy, Sourced};
use crate::chance::Chance;
use crate::state::App;
use chrono::{DateTime, TimeDelta, Utc};

/// The policy as the room's rules use it.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// A hold's first span, and what the person may add once.
    pub hold: TimeDelta,
    pub extension: TimeDelta,
    /// No hold lives longer than this.
    pub hold_longest: TimeDelta,
    /// How long Stripe's page takes money, and how long after it the seats are kept.
    pub checkout: TimeDelta,
    pub after_checkout: TimeDelta,
    pub wait_after_lapse: TimeDelta,
    pub changes_close: TimeDelta,
    pub whole_refund_before: TimeDelta,
    pub moves: i32,
    pub active: i32,
    pub lapses: i32,
    /// How long a seat stays hidden after a paid appointment was cancelled.
    cool_paid: Between,
    /// The same after an unpaid hold ended.
    cool_unpaid: Between,
}

impl App {
    /// The rules of the catalogue that is loaded now.
    pub fn terms(&self) -> Terms {
        Terms::of(&self.catalogue.policy)
    }
}

impl Terms {
    fn of(policy: &Policy) -> Self {
        let count = |sourced: &Sourced<u32>| i32::try_from(sourced.value).unwrap_or(i32::MAX);
        Self {
            hold: policy.hold.delta(),
            extension: policy.extension.delta(),
            hold_longest: policy.hold_longest.delta(),
            checkout: policy.checkout.delta(),
            after_checkout: policy.after_checkout.delta(),
            wait_after_lapse: policy.wait_after_lapse.delta(),
            changes_close: policy.changes_close.delta(),
            whole_refund_before: policy.whole_refund_before.delta(),
            moves: count(&policy.moves),
            active: count(&policy.active_appointments),
            lapses: count(&policy.lapsed_holds_a_day),
            cool_paid: policy.cool_paid.value,
            cool_unpaid: policy.cool_unpaid.value,
        }
    }

    /// The limits of an account on this day.
    pub fn limits(&self, now: DateTime<Utc>) -> Limits {
        Limits {
            active: self.active,
            lapses: self.lapses,
            today: day(now),
        }
    }

    /// From opening Stripe's page until the seats are given up.
    pub fn payment_window(&self) -> TimeDelta {
        self.checkout + self.after_checkout
    }

    /// When a cancelled paid seat may be seen again: at random, so that it cannot be handed over,
    /// but never later than changes to it close.
    pub fn cool_paid(
        &self,
        chance: &Chance,
        now: DateTime<Utc>,
        starts_at: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let random = now + random_span(chance, self.cool_paid);
        random.min((starts_at - self.changes_close).max(now))
    }

    /// When the seat of an unpaid hold may be seen again, counted from the hold's end.
    pub fn cool_unpaid(&self, chance: &Chance, ended: DateTime<Utc>) -> DateTime<Utc> {
        ended + random_span(chance, self.cool_unpaid)
    }
}

/// The UTC day on which lapsed holds are counted.
pub fn day(now: DateTime<Utc>) -> i32 {
    day_number(now.date_naive())
}

fn random_span(chance: &Chance, between: Between) -> TimeDelta {
    let seconds = |span: Span| span.delta().num_seconds();
    TimeDelta::seconds(chance.between(seconds(between.least), seconds(between.most)))
}
