//! Things to press.

use super::lang;
use crate::markup::view;
use crate::words;
use contract::pages::Place;
use leptos::prelude::*;

/// How loud a button is. A page has one primary button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Primary,
    Secondary,
    /// It cannot be undone.
    Warning,
    /// Among other text.
    Link,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Secondary => "button button--secondary",
            Self::Warning => "button button--warning",
            Self::Link => "button button--link",
        }
    }
}

/// A button. While `busy` it keeps its place and its focus, says so, and does nothing more: a
/// second press is the same press. Without `on_press` it submits the form around it.
#[component]
pub fn Button(
    #[prop(into)] text: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    /// What a screen reader adds, where the text alone is not enough ("Cambiar" — of what?).
    #[prop(optional, into)]
    about: String,
) -> impl IntoView {
    let word = words::ui::of(lang()).one_moment;
    let pressed = move |event: leptos::ev::MouseEvent| match on_press {
        _ if busy.get_untracked() => event.prevent_default(),
        Some(on_press) => on_press.run(()),
        None => {}
    };
    let about = (!about.is_empty()).then(|| view! { <span class="unseen">" "{about}</span> });
    view! {
        <button
            class=kind.class()
            type=if on_press.is_some() { "button" } else { "submit" }
            aria-disabled=move || busy.get().then_some("true")
            on:click=pressed
        >
            {text}
            {about}
            <span class="unseen" role="status">{move || busy.get().then_some(word)}</span>
        </button>
    }
}

/// A link that looks like a button: it leads to another page and changes nothing.
#[component]
pub fn Go(
    to: Place,
    #[prop(into)] text: String,
    #[prop(optional)] kind: ButtonKind,
) -> impl IntoView {
    view! { <a class=kind.class() href=to.path()>{text}</a> }
}
