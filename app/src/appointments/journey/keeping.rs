//! The draft on the server: read when the journey begins, written a moment after each change. It
//! lies there sealed, behind a cookie that scripts cannot read, and only for a day.

use super::choices::{Choices, Draft};
use crate::http;
use contract::paths::{appointments as doors, fill};
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
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |known: Option<Draft>| {
        let draft = choices.draft();
        let restored = choices.restored.get();
        if known.is_some_and(|known| restored && known != draft) {
            // Seats were held or let go: the person may be on the way to the payment page.
            let pause = if booked.get_value() == draft.booking {
                PAUSE
            } else {
                Duration::ZERO
            };
            let copy = draft.clone();
            let send = move || {
                booked.set_value(copy.booking);
                put(copy);
            };
            let send = set_timeout(send, pause);
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
