//! A room's draft on the server: read when its journey begins, written a moment after each change
//! and before the page goes away. It lies there sealed, behind a cookie that scripts cannot read,
//! and only for a day.

use crate::http::{self, Failure};
use contract::paths::fill;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// So long after the last key pressed.
const PAUSE: Duration = Duration::from_millis(800);

/// The half-typed answers of a journey.
pub trait Keep: Copy + Send + Sync + 'static {
    /// The answers as they lie on the server, complete or not. Never in browser storage.
    type Draft: Clone + Default + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// Where they are kept.
    const DOOR: &'static str;

    /// All answers as one value; tracks every one of them.
    fn draft(self) -> Self::Draft;

    fn restore(self, draft: Self::Draft);

    /// The server's draft, if there was one, has been read.
    fn restored(self) -> RwSignal<bool>;

    /// Whether this change must not wait for the next key.
    fn at_once(_before: &Self::Draft, _now: &Self::Draft) -> bool {
        false
    }
}

/// Restores the answers, then keeps them. Called once, where they are made.
pub fn keep<K: Keep>(answers: K) {
    // As the server has it.
    let there = StoredValue::new(K::Draft::default());
    spawn_local(async move {
        // No draft, or no connection: what is typed now is kept in memory either way.
        if let Ok(Some(draft)) = lying::<K>().await {
            there.set_value(draft.clone());
            answers.restore(draft);
        }
        answers.restored().set(true);
    });
    let unsent = StoredValue::new(None::<Unsent<K::Draft>>);
    let send = move || {
        if let Some(Some(change)) = unsent.try_update_value(Option::take) {
            change.forget_the_pause();
            there.set_value(change.draft.clone());
            put::<K>(change.draft);
        }
    };
    // A timer ends with the run of the effect that set it: only a change may run it again.
    let draft = Memo::new(move |_| answers.draft());
    Effect::new(move |known: Option<K::Draft>| {
        let draft = draft.get();
        let restored = answers.restored().get();
        if known.is_some_and(|known| restored && known != draft) {
            let at_once = there.with_value(|there| K::at_once(there, &draft));
            let pause = if at_once { Duration::ZERO } else { PAUSE };
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

/// The draft on the server is another since just now: its answers take the place of what was typed.
pub fn take_over<K: Keep>(answers: K, then: impl FnOnce() + 'static) {
    spawn_local(async move {
        if let Ok(Some(draft)) = lying::<K>().await {
            answers.restore(draft);
        }
        then();
    });
}

/// The draft that lies on the server for this browser.
async fn lying<K: Keep>() -> Result<Option<K::Draft>, Failure> {
    http::get(&fill(K::DOOR, &[])).await
}

/// A change that waits for the next key, or for the end of the page.
struct Unsent<D> {
    draft: D,
    timer: Option<TimeoutHandle>,
}

impl<D> Unsent<D> {
    fn forget_the_pause(&self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
    }
}

/// A draft that could not be sent goes with the next change: nothing is lost meanwhile. Answers
/// that were taken back to nothing leave nothing there.
fn put<K: Keep>(draft: K::Draft) {
    spawn_local(async move {
        let door = fill(K::DOOR, &[]);
        let _ = if draft == K::Draft::default() {
            http::delete(&door).await
        } else {
            http::put(&door, &draft).await
        };
    });
}
