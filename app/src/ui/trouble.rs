//! A request that brought no answer to use.

use super::{Button, ButtonKind, Notice, NoticeKind, lang};
use crate::http::Failure;
use crate::markup::view;
use crate::words;
use leptos::prelude::*;

/// Why there is no answer, in a sentence, and "try again" where that can help. Said aloud.
#[component]
pub fn Trouble(
    failure: Failure,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let lang = lang();
    let request = match &failure {
        Failure::Refused(problem) => problem.request_id.clone(),
        _ => None,
    };
    let sentence = words::problems::failure(lang, &failure);
    let number = request.map(|id| {
        view! { <p class="muted small">{words::ui::of(lang).request_number}" "{id}</p> }
    });
    let again = words::ui::of(lang).try_again;
    view! {
        <Notice kind=NoticeKind::Warning alert=true>
            <p>{sentence}</p>
            {number}
            {on_retry.map(|on_press| {
                view! { <Button text=again kind=ButtonKind::Secondary on_press /> }
            })}
        </Notice>
    }
}
