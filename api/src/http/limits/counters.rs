//! What this replica counted. A hold is the hottest path of all and must not pay for a row of its
//! own: requests are counted in memory, and the row of all replicas hears of them in parts.
//!
//! A part is the twentieth of its limit. Alone, a replica lets exactly `most` through; `replicas`
//! of them let at most `most + replicas × (part − 1)` through, because what one of them has not told
//! yet is always less than a part. A limit below 40 has parts of one: it is exact.
//!
//! Requests that wait for the row at one moment are judged together: a burst that goes beyond the
//! limit is refused whole, though its first would have passed alone.

use super::{Limit, add};
use crate::http::Visitor;
use crate::refusal::Answer;
use crate::state::App;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// Parts of a limit that are told one by one.
const PARTS: i32 = 20;

/// Counters held at once, some megabytes. Whoever comes later in that window is counted in the row
/// each time: slower, and as right.
const MOST_COUNTERS: usize = 50_000;

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    Account(Uuid),
    Visitor(Visitor),
}

impl Who {
    fn as_text(self) -> String {
        match self {
            Self::Account(id) => id.to_string(),
            Self::Visitor(visitor) => visitor.as_text(),
        }
    }
}

/// This replica's counters, of the present window alone: an old one is dropped with all of them.
#[derive(Default)]
pub struct Counters(Mutex<Window>);

#[derive(Default)]
struct Window {
    at: i64,
    counters: HashMap<(&'static str, Who), Arc<Counter>>,
}

#[derive(Default)]
struct Counter {
    tally: Mutex<Tally>,
    /// One part is told at a time, so that those who came meanwhile are told together.
    telling: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Tally {
    /// What all replicas had counted when this one last told its part.
    heard: i32,
    /// What this one counted since.
    since: i32,
}

/// What counting one more led to.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Passes,
    TooMany,
    /// A part is full: the row knows whether this one passes.
    Ask,
}

impl Counters {
    /// Counts one more. All limits counted here have the same window.
    ///
    /// # Errors
    /// `request.too_many` with the seconds until the window ends.
    pub(super) async fn count(&self, app: &App, limit: Limit, who: Who) -> Answer<()> {
        let now = app.clock.now();
        let window_at = limit.window_at(now);
        let Some(counter) = self.counter(window_at, (limit.name, who)) else {
            return super::count(app, limit, &who.as_text()).await;
        };
        let step = counter.tally().one_more(limit.most);
        let passes = match step {
            Step::Passes => true,
            Step::TooMany => false,
            Step::Ask => counter.tell(app, limit, window_at, who).await? <= limit.most,
        };
        if passes {
            Ok(())
        } else {
            Err(limit.refusal(now))
        }
    }

    /// `None`: there are too many already.
    fn counter(&self, window_at: i64, key: (&'static str, Who)) -> Option<Arc<Counter>> {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if window.at != window_at {
            *window = Window {
                at: window_at,
                counters: HashMap::new(),
            };
        }
        if window.counters.len() >= MOST_COUNTERS && !window.counters.contains_key(&key) {
            return None;
        }
        Some(Arc::clone(window.counters.entry(key).or_default()))
    }
}

impl Counter {
    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the row what it does not know yet, and answers what all replicas counted together.
    async fn tell(&self, app: &App, limit: Limit, window_at: i64, who: Who) -> Answer<i32> {
        let _alone = self.telling.lock().await;
        let part = self.tally().since;
        // Zero when somebody else told this one's request while it waited.
        if part > 0 {
            let heard = add(app, limit, window_at, (&who.as_text(), part)).await?;
            let mut tally = self.tally();
            tally.heard = heard;
            tally.since -= part;
        }
        Ok(self.tally().heard)
    }
}

impl Tally {
    fn one_more(&mut self, most: i32) -> Step {
        if self.heard + self.since >= most {
            return Step::TooMany;
        }
        self.since += 1;
        if self.since < (most / PARTS).max(1) {
            Step::Passes
        } else {
            Step::Ask
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(counters: &Counters, window_at: i64, number: u128) -> bool {
        let who = Who::Account(Uuid::from_u128(number));
        counters
            .counter(window_at, ("bookings.account", who))
            .is_some()
    }

    #[test]
    fn the_row_is_asked_when_a_part_is_full_and_not_after_the_last() {
        let mut tally = Tally::default();
        let steps: Vec<Step> = (0..3).map(|_| tally.one_more(60)).collect();
        assert_eq!(steps, [Step::Passes, Step::Passes, Step::Ask]);
        let mut full = Tally {
            heard: 58,
            since: 1,
        };
        assert_eq!(full.one_more(60), Step::Passes);
        assert_eq!(full.one_more(60), Step::TooMany);
    }

    #[test]
    fn a_small_limit_asks_every_time() {
        let mut tally = Tally::default();
        assert_eq!(tally.one_more(3), Step::Ask);
    }

    #[test]
    fn memory_is_bounded_and_freed_with_the_window() {
        let counters = Counters::default();
        let many = u128::try_from(MOST_COUNTERS).unwrap();
        assert!((0..many).all(|number| held(&counters, 0, number)));
        assert!(!held(&counters, 0, many), "one too many");
        assert!(held(&counters, 0, many - 1), "who is counted stays so");
        assert!(held(&counters, 1, many), "the next window begins empty");
        assert_eq!(counters.0.lock().unwrap().counters.len(), 1);
    }
}
