//! Time, handed in. The only place that asks the machine for it.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// The clock in the state: the machine's, or one that a test turns.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Manual(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// Stands still until [`Clock::advance`].
    pub fn manual(at: DateTime<Utc>) -> Self {
        Self(Source::Manual(Arc::new(Mutex::new(at.trunc_subsecs(3)))))
    }

    /// Now, in whole milliseconds: what is stored is what was compared.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            #[allow(clippy::disallowed_methods, reason = "this is the clock")]
            Source::System => Utc::now().trunc_subsecs(3),
            Source::Manual(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Turns a manual clock forward; the machine's clock is nobody's to turn.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Manual(at) = &self.0 {
            *at.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}
