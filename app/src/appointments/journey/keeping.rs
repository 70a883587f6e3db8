//! The draft on the server: read when the journey begins, written a moment after each change. It
//! lies there sealed, behind a cookie that scripts cannot read, and only for a day.

use super::draft::Draft;
use super::state::Journey;
use crate::http;
use contract::paths::{appointments as doors, fill};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// So long after the last key pressed.
const PAUSE: Duration = Duration::from_millis(800);

/// Restores the journey, then keeps it. Called once, where the answers are made.
pub fn keep(journey: Journey) {
    spawn_local(async move {
        // No draft, or no connection: what is typed now is kept in memory either way.
        if let Ok(Some(draft)) = http::get::<Option<Draft>>(&fill(doors::DRAFT, &[])).await {
            journey.answers().restore(draft);
        }
        journey.restored.set(true);
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |known: Option<Draft>| {
        let draft = journey.answers().draft();
        let restored = journey.restored.get();
        if let Some(known) = known.filter(|known| restored && *known != draft) {
            // Seats were held or let go: the person may be on the way to the payment page.
            let pause = if known.booking == draft.booking {
                PAUSE
            } else {
                Duration::ZERO
            };
            let copy = draft.clone();
            let send = set_timeout(move || put(copy), pause);
            let before = waiting.try_update_value(|waiting| std::mem::replace(waiting, send.ok()));
            if let Some(Some(before)) = before {
                before.clear();
            }
        }
        draft
    });
}

/// A draft that could not be sent goes with the next change: nothing is lost meanwhile.
fn put(draft: Draft) {
    spawn_local(async move {
        let _ = http::put(&fill(doors::DRAFT, &[]), &draft).await;
    });
}
