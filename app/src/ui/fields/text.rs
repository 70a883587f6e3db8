//! One line of text, or several.

use super::super::form::Mistakes;
use super::frame::{Wiring, label_class, label_text};
use crate::markup::view;
use leptos::prelude::*;

/// What a line of text holds: it chooses the phone's keyboard and what the browser may fill in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    #[default]
    Plain,
    GivenNames,
    Surnames,
    Email,
    Phone,
    /// The six digits of a mail.
    Code,
    /// A document's number or a reference: capitals, no corrections.
    Number,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "tel",
            _ => "text",
        }
    }

    const fn mode(self) -> Option<&'static str> {
        match self {
            Self::Code => Some("numeric"),
            _ => None,
        }
    }

    const fn autocomplete(self) -> &'static str {
        match self {
            Self::GivenNames => "given-name",
            Self::Surnames => "family-name",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Code => "one-time-code",
            Self::Plain | Self::Number => "off",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Code => "input input--code",
            Self::Number => "input input--medium input--mono",
            Self::Phone => "input input--medium",
            _ => "input",
        }
    }

    const fn spellcheck(self) -> &'static str {
        match self {
            Self::Plain => "true",
            _ => "false",
        }
    }

    const fn capitals(self) -> Option<&'static str> {
        match self {
            Self::GivenNames | Self::Surnames => Some("words"),
            Self::Number => Some("characters"),
            Self::Email | Self::Code => Some("none"),
            Self::Plain | Self::Phone => None,
        }
    }
}

/// One line of text.
#[component]
pub fn TextField(
    /// JSON pointer of the answer in the request.
    #[prop(into)]
    field: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    mistakes: Mistakes,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] kind: TextKind,
    #[prop(optional)] optional: bool,
    /// The label is the page's question.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let wiring = StoredValue::new(Wiring::new(&field, &hint, mistakes));
    let id = wiring.with_value(|w| w.id.clone());
    view! {
        <div class=move || wiring.with_value(Wiring::class)>
            <label class=label_class(large) for=id.clone()>{label_text(label, optional)}</label>
            {wiring.with_value(|w| w.notes(hint))}
            <input
                class=kind.class()
                id=id.clone()
                name=id
                type=kind.input_type()
                inputmode=kind.mode()
                autocomplete=kind.autocomplete()
                autocapitalize=kind.capitals()
                spellcheck=kind.spellcheck()
                aria-describedby=move || wiring.with_value(Wiring::described_by)
                aria-invalid=move || wiring.with_value(Wiring::wrong).map(|_| "true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

/// Several lines: a message, or the machine-readable lines of a passport.
#[component]
pub fn AreaField(
    #[prop(into)] field: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    mistakes: Mistakes,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] large: bool,
    /// Letters of one width, nothing corrected.
    #[prop(optional)]
    mono: bool,
) -> impl IntoView {
    let wiring = StoredValue::new(Wiring::new(&field, &hint, mistakes));
    let id = wiring.with_value(|w| w.id.clone());
    view! {
        <div class=move || wiring.with_value(Wiring::class)>
            <label class=label_class(large) for=id.clone()>{label_text(label, optional)}</label>
            {wiring.with_value(|w| w.notes(hint))}
            <textarea
                class=if mono { "input input--mono" } else { "input" }
                id=id.clone()
                name=id
                rows="3"
                autocomplete="off"
                autocapitalize=mono.then_some("characters")
                spellcheck=if mono { "false" } else { "true" }
                aria-describedby=move || wiring.with_value(Wiring::described_by)
                aria-invalid=move || wiring.with_value(Wiring::wrong).map(|_| "true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
    }
}
