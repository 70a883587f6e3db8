//! How long something is still kept.

use super::{intl, lang};
use crate::markup::{live, view};
use crate::words;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::time::Duration;

/// When the warning comes (WCAG 2.2.1 asks for twenty seconds at least).
const SOON: u32 = 120;

/// Before it is said again that a countdown is over which was over when it was drawn.
const AGAIN: Duration = Duration::from_secs(2);

/// An instant of the server's clock, kept on the device's: a phone whose clock is wrong counts
/// right, and time spent asleep is counted too. Make it when the answer arrives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deadline {
    device_ms: f64,
}

impl Deadline {
    pub fn new(server_now: DateTime<Utc>, ends: DateTime<Utc>) -> Self {
        Self::seen_at(intl::device_now(), server_now, ends)
    }

    #[allow(clippy::cast_precision_loss, reason = "a hold is minutes long")]
    fn seen_at(device_ms: f64, server_now: DateTime<Utc>, ends: DateTime<Utc>) -> Self {
        let left = (ends - server_now).num_milliseconds() as f64;
        Self {
            device_ms: device_ms + left,
        }
    }

    /// Whole seconds left; the last one is shown until it is over.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "never negative, and a hold is minutes long"
    )]
    fn left(self, device_ms: f64) -> u32 {
        ((self.device_ms - device_ms) / 1000.0).ceil().max(0.0) as u32
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Plenty,
    Soon,
    Over,
}

const fn phase(left: u32) -> Phase {
    match left {
        0 => Phase::Over,
        1..=SOON => Phase::Soon,
        _ => Phase::Plenty,
    }
}

/// `4:09`.
fn clock(left: u32) -> String {
    format!("{}:{:02}", left / 60, left % 60)
}

/// The time left, ticking in sight; said aloud only when two minutes are left and at the end.
/// `children` stand beside it: "five more minutes".
#[component]
pub fn Countdown(
    ends: Deadline,
    #[prop(optional, into)] on_end: Option<Callback<()>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let words = words::ui::of(lang());
    let left = RwSignal::new(ends.left(intl::device_now()));
    let now_in = Memo::new(move |_| phase(left.get()));
    let tick = set_interval(
        move || left.set(ends.left(intl::device_now())),
        Duration::from_secs(1),
    );
    if let Ok(tick) = tick {
        on_cleanup(move || tick.clear());
    }
    Effect::new(move |before: Option<Phase>| {
        let now = now_in.get();
        if let (Phase::Over, Some(on_end)) = (now, on_end.filter(|_| before != Some(now))) {
            if before.is_some() {
                on_end.run(());
            } else {
                // Whoever was asked at the end has not ended it yet.
                let _ = set_timeout(move || on_end.run(()), AGAIN);
            }
        }
        now
    });
    let class = move || match now_in.get() {
        Phase::Plenty => "countdown",
        Phase::Soon => "countdown countdown--soon",
        Phase::Over => "countdown countdown--over",
    };
    let said = live(move || match now_in.get() {
        Phase::Plenty => "",
        Phase::Soon => words.two_minutes_left,
        Phase::Over => words.time_is_over,
    });
    view! {
        <div class=class>
            <p>
                {move || if now_in.get() == Phase::Over { words.time_is_over } else { words.kept_for }}
                " "
                <span class="countdown__time" role="timer" aria-live="off">
                    {move || clock(left.get())}
                </span>
            </p>
            {children.map(|children| children())}
            <p class="unseen" role="status">{said}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn in_seconds(seconds: i64) -> Deadline {
        let now = DateTime::<Utc>::default();
        Deadline::seen_at(5_000_000.0, now, now + TimeDelta::seconds(seconds))
    }

    #[test]
    fn the_time_left_does_not_depend_on_the_devices_clock() {
        assert_eq!(in_seconds(600).left(5_000_000.0), 600);
        assert_eq!(in_seconds(600).left(5_000_000.0 + 59_500.0), 541);
    }

    #[test]
    fn it_ends_at_nought_and_stays_there() {
        assert_eq!(in_seconds(10).left(5_010_000.0), 0);
        assert_eq!(in_seconds(10).left(9_000_000.0), 0);
        assert_eq!(phase(0), Phase::Over);
    }

    #[test]
    fn the_warning_comes_at_two_minutes() {
        assert_eq!(phase(121), Phase::Plenty);
        assert_eq!(phase(120), Phase::Soon);
        assert_eq!(clock(120), "2:00");
        assert_eq!(clock(9), "0:09");
    }
}
