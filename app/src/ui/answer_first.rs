//! A page of a journey that was opened out of turn.

use super::{Go, Notice, lang};
use crate::markup::view;
use contract::pages::Page;
use leptos::prelude::*;

/// Which question comes first, and the way there.
#[component]
pub fn AnswerFirst(question: Page) -> impl IntoView {
    let lang = lang();
    view! {
        <Notice title=lang.pick(
            "Antes de esta página falta una respuesta",
            "A question before this page is still open",
        )>
            <p>{question.row().heading(lang)}</p>
        </Notice>
        <Go to=question.at(lang) text=lang.pick("Contestar esa pregunta", "Answer that question") />
    }
}
