//! Before something is there, and when there is nothing.

use super::lang;
use crate::markup::view;
use crate::words;
use leptos::prelude::*;

/// Grey lines of the height of what will come. A screen reader hears "Cargando…".
#[component]
pub fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    let loading = words::ui::of(lang()).loading;
    let lines: Vec<_> = (0..lines).map(|_| view! { <span></span> }).collect();
    view! {
        <p class="unseen" role="status">{loading}</p>
        <div class="skeleton" aria-hidden="true">{lines}</div>
    }
}

/// Nothing is here, why, and what can be done.
#[component]
pub fn Empty(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            {children()}
        </div>
    }
}
