//! The state of a thing, in a word.

use crate::markup::view;
use leptos::prelude::*;

/// What a state means for the person. The word says it; the colour only helps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Active,
    Good,
    Waiting,
    Bad,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tag",
            Self::Active => "tag tag--active",
            Self::Good => "tag tag--good",
            Self::Waiting => "tag tag--waiting",
            Self::Bad => "tag tag--bad",
        }
    }
}

#[component]
pub fn StatusTag(#[prop(into)] text: String, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! { <strong class=tone.class()>{text}</strong> }
}
