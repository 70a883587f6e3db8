//! What a person must not miss.

use crate::markup::view;
use leptos::prelude::*;

/// What a notice is about: it chooses the colour of its bar, never the only sign of its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    #[default]
    Info,
    Warning,
    Good,
    Danger,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Warning => "notice notice--warning",
            Self::Good => "notice notice--good",
            Self::Danger => "notice notice--danger",
        }
    }
}

/// A paragraph or two with a bar beside them. `alert` says it aloud at once: only for what has
/// just happened.
#[component]
pub fn Notice(
    #[prop(optional)] kind: NoticeKind,
    #[prop(optional, into)] title: String,
    #[prop(optional)] alert: bool,
    children: Children,
) -> impl IntoView {
    let title = (!title.is_empty()).then(|| view! { <p class="notice__title">{title}</p> });
    view! {
        <div class=kind.class() role=alert.then_some("alert")>
            {title}
            {children()}
        </div>
    }
}

/// An aside within the text: a condition, an example.
#[component]
pub fn Inset(children: Children) -> impl IntoView {
    view! { <div class="inset">{children()}</div> }
}
