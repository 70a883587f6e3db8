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
    let outbox = StoredValue::new(Outbox::<K::Draft>::default());
    spawn_local(async move {
        // No draft, or no connection: what is typed now is kept in memory either way.
        if let Ok(Some(draft)) = lying::<K>().await {
            outbox.update_value(|outbox| outbox.there = draft.clone());
            answers.restore(draft);
        }
        answers.restored().set(true);
    });
    // A timer ends with the run of the effect that set it: only a change may run it again.
    let draft = Memo::new(move |_| answers.draft());
    Effect::new(move |known: Option<K::Draft>| {
        let draft = draft.get();
        let restored = answers.restored().get();
        if known.is_some_and(|known| restored && known != draft) {
            // Who has sent everything may leave the device to somebody else.
            let emptied = draft == K::Draft::default();
            let at_once = emptied || outbox.with_value(|it| K::at_once(&it.there, &draft));
            let pause = if at_once { Duration::ZERO } else { PAUSE };
            let change = Unsent {
                draft: draft.clone(),
                pause: set_timeout(move || paused::<K>(outbox), pause).ok(),
            };
            outbox.update_value(|outbox| outbox.put(change));
        }
        draft
    });
    // A phone may end a page that it has hidden without another word, and without an answer to
    // what is on its way.
    let hurry = move || {
        if let Some(Some(draft)) = outbox.try_update_value(Outbox::take) {
            spawn_local(put::<K>(draft));
        }
    };
    window_event_listener(ev::pagehide, move |_| hurry());
    window_event_listener(ev::visibilitychange, move |_| hurry());
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

/// What the server has, and what it has not yet.
#[derive(Default)]
struct Outbox<D> {
    there: D,
    unsent: Option<Unsent<D>>,
    /// One write is on its way. The next waits for its answer: beside it, it might arrive before
    /// it, and the first two would make two drafts.
    writing: bool,
}

/// A change that waits for the next key, or for the end of the page.
struct Unsent<D> {
    draft: D,
    /// `None` once it is over.
    pause: Option<TimeoutHandle>,
}

impl<D> Unsent<D> {
    fn end_pause(&mut self) {
        if let Some(pause) = self.pause.take() {
            pause.clear();
        }
    }
}

impl<D: Clone> Outbox<D> {
    /// In the place of an older change.
    fn put(&mut self, change: Unsent<D>) {
        if let Some(mut before) = self.unsent.replace(change) {
            before.end_pause();
        }
    }

    /// What is to be sent now.
    fn take(&mut self) -> Option<D> {
        let mut change = self.unsent.take()?;
        change.end_pause();
        self.there = change.draft.clone();
        Some(change.draft)
    }

    /// The same, when its pause is over; else nothing is being written any more.
    fn next(&mut self) -> Option<D> {
        let over = self.unsent.as_ref().is_some_and(|it| it.pause.is_none());
        self.writing = over;
        over.then(|| self.take()).flatten()
    }
}

/// The pause after a change is over.
fn paused<K: Keep>(outbox: StoredValue<Outbox<K::Draft>>) {
    let free = outbox.try_update_value(|outbox| {
        if let Some(change) = &mut outbox.unsent {
            change.end_pause();
        }
        !outbox.writing
    });
    if free == Some(true) {
        spawn_local(async move {
            while let Some(Some(draft)) = outbox.try_update_value(Outbox::next) {
                put::<K>(draft).await;
            }
        });
    }
}

/// A draft that could not be sent goes with the next change: nothing is lost meanwhile. Answers
/// that were taken back to nothing leave nothing there.
async fn put<K: Keep>(draft: K::Draft) {
    let door = fill(K::DOOR, &[]);
    let _ = if draft == K::Draft::default() {
        http::delete(&door).await
    } else {
        http::put(&door, &draft).await
    };
}
