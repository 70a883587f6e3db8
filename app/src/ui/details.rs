//! More for whoever wants it.

use crate::markup::view;
use leptos::prelude::*;

/// A question whose answer opens under it. The browser's own element: it works by keyboard and
/// is found by searching in the page.
#[component]
pub fn Details(
    #[prop(into)] summary: String,
    #[prop(optional)] open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="details" open=open>
            <summary>{summary}</summary>
            <div class="details__body">{children()}</div>
        </details>
    }
}
