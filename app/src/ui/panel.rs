//! It is done.

use crate::markup::view;
use leptos::prelude::*;

/// The confirmation: what was done, and the reference to keep.
#[component]
pub fn Panel(
    #[prop(into)] title: String,
    #[prop(optional, into)] reference: String,
    children: Children,
) -> impl IntoView {
    let reference =
        (!reference.is_empty()).then(|| view! { <p class="panel__reference">{reference}</p> });
    view! {
        <div class="panel">
            <h2 class="panel__title">{title}</h2>
            {children()}
            {reference}
        </div>
    }
}
