//! The draft on the server: read when the journey begins, written a moment after each change and
//! before the page goes away. It lies there sealed, behind a cookie that scripts cannot read, and
//! only for a day.

use super::choices::{Choices, Draft};
use crate::http;
use contract::paths::{appointments as doors, fill};
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use uuid::Uuid;

/// So long after the last key pressed.
const PAUSE: Duration = Duration::from_millis(800);

/// Restores the choices, then keeps them. Called once, where they are made.
pub fn keep(choices: Choices) {
    // The booking that the server's draft names.
    let booked = StoredValue::new(None::<Uuid>);
    spawn_local(async move {
        // No draft, or no connection: what is typed now is kept in memory either way.
        if let Ok(Some(draft)) = http::get::<Option<Draft>>(&fill(doors::DRAFT, &[])).await {
            booked.set_value(draft.booking);
            choices.restore(draft);
        }
        choices.restored.set(true);
    });
    let unsent = StoredValue::new(None::<Unsent>);
    let send = move || {
        if let Some(Some(change)) = unsent.try_update_value(Option::take) {
            change.forget_the_pause();
            booked.set_value(change.draft.booking);
            put(change.draft);
        }
    };
    // A timer ends with the run of the effect that set it: only a change may run it again.
    let draft = Memo::new(move |_| choices.draft());
    Effect::new(move |known: Option<Draft>| {
        let draft = draft.get();
        let restored = choices.restored.get();
        if known.is_some_and(|known| restored && known != draft) {
            // Seats were held or let go: the person may be on the way to the payment page.
            let pause = if booked.get_value() == draft.booking {
                PAUSE
            } else {
                Duration::ZERO
            };
            let change = Unsent {
                draft: draft.clone(),
                timer: set_timeout(send, pause).ok(),
            };
            let before = unsent.try_update_value(|unsent| unsent.replace(change));
            if let Some(Some(before)) = before {
                before.forget_the_pause();
            }
        }
        draft
    });
    // A phone may end a page that it has hidden without another word.
    window_event_listener(ev::pagehide, move |_| send());
    window_event_listener(ev::visibilitychange, move |_| send());
}

/// A change that waits for the next key, or for the end of the page.
struct Unsent {
    draft: Draft,
    timer: Option<TimeoutHandle>,
}

impl Unsent {
    fn forget_the_pause(&self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
    }
}

/// A draft that could not be sent goes with the next change: nothing is lost meanwhile.
fn put(draft: Draft) {
    spawn_local(async move {
        let _ = http::put(&fill(doors::DRAFT, &[]), &draft).await;
    });
}
