use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};

/// The sandbox's own time: the machine's, moved ahead by as much as tests ask.
#[derive(Debug, Default)]
pub struct Clock {
    ahead_seconds: AtomicI64,
    signs_ahead: std::sync::atomic::AtomicBool,
}

impl Clock {
    /// Seconds since 1970, as Stripe writes every time.
    pub fn now(&self) -> i64 {
        self.time().timestamp()
    }

    pub fn time(&self) -> DateTime<Utc> {
        wall() + chrono::Duration::seconds(self.ahead())
    }

    /// The time written into webhook signatures. A product whose own clock was not moved refuses
    /// a signature from the future, so this stays the machine's time unless asked otherwise.
    pub fn signature_time(&self) -> i64 {
        if self.signs_ahead.load(Ordering::Relaxed) {
            self.now()
        } else {
            wall().timestamp()
        }
    }

    pub fn advance(&self, seconds: i64) {
        self.ahead_seconds
            .fetch_add(seconds.max(0), Ordering::SeqCst);
    }

    pub fn ahead(&self) -> i64 {
        self.ahead_seconds.load(Ordering::SeqCst)
    }

    pub fn sign_ahead(&self, yes: bool) {
        self.signs_ahead.store(yes, Ordering::Relaxed);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the clock that the ban points to"
)]
fn wall() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_only_moves_ahead() {
        let clock = Clock::default();
        let before = clock.now();
        clock.advance(3_600);
        clock.advance(-10_000);
        assert!(clock.now() >= before + 3_600);
        assert_eq!(clock.ahead(), 3_600);
    }

    #[test]
    fn signatures_keep_the_machines_time_unless_asked() {
        let clock = Clock::default();
        clock.advance(3_600);
        assert!(clock.signature_time() < clock.now() - 3_000);
        clock.sign_ahead(true);
        assert!(clock.signature_time() >= clock.now() - 1);
    }
}
