//! Before one of the first questions is shown: are those before it answered? `personal_gate` asks
//! the same, and more, from the e-mail on.

use super::choices::Choices;
use super::order::open_question;
use crate::boot::kept;
use crate::markup::{live, view};
use crate::ui::{AnswerFirst, Skeleton};
use contract::pages::{Page, Step};
use leptos::prelude::*;

/// `question` draws the page once those before it are answered; it is handed in, so that a chunk
/// holds its own questions only.
pub fn guarded(step: Step, question: fn() -> AnyView) -> AnyView {
    let choices: Choices = kept();
    // A memo: the page is drawn anew only when the verdict changes, not at each choice.
    let open = Memo::new(move |_| {
        let restored = choices.restored.get();
        restored.then(|| open_question(step, choices.known()))
    });
    live(move || match open.get() {
        None => view! { <Skeleton /> },
        Some(Some(first)) => view! { <AnswerFirst question=Page::Journey(first) /> },
        Some(None) => question(),
    })
}
