//! One of a few, all in sight.

use super::super::form::Mistakes;
use super::frame::{Wiring, label_class, label_text};
use crate::markup::{live, view};
use leptos::prelude::*;

/// One answer that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub hint: String,
    /// What stands at the end of the row: a price, a first free day.
    pub aside: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        Self { hint, ..self }
    }

    #[must_use]
    pub fn aside(self, aside: impl Into<String>) -> Self {
        let aside = aside.into();
        Self { aside, ..self }
    }
}

/// Radio buttons as rows that answer to the finger over their whole width. Arrow keys move among
/// them, as the browser has it.
#[component]
pub fn ChoiceField(
    #[prop(into)] field: String,
    #[prop(into)] label: String,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    value: RwSignal<String>,
    mistakes: Mistakes,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] large: bool,
    /// The page's heading asks already: the label is for screen readers only.
    #[prop(optional)]
    label_unseen: bool,
) -> impl IntoView {
    let wiring = StoredValue::new(Wiring::new(&field, &hint, mistakes));
    let class = if label_unseen {
        "unseen"
    } else {
        label_class(large)
    };
    let rows = live(move || {
        let all = choices.get().into_iter().enumerate();
        all.map(|(index, choice)| row(wiring, value, index, choice))
            .collect::<Vec<_>>()
    });
    view! {
        <fieldset
            class=move || wiring.with_value(Wiring::class)
            aria-describedby=move || wiring.with_value(Wiring::described_by)
        >
            <legend class=class>{label_text(label, optional)}</legend>
            {wiring.with_value(|w| w.notes(hint))}
            <div class="choices">{rows}</div>
        </fieldset>
    }
}

fn row(
    wiring: StoredValue<Wiring>,
    value: RwSignal<String>,
    index: usize,
    choice: Choice,
) -> impl IntoView {
    let name = wiring.with_value(|w| w.id.clone());
    // The summary's link leads to the first button of the group.
    let id = if index == 0 {
        name.clone()
    } else {
        format!("{name}-{index}")
    };
    let Choice {
        value: own,
        text,
        hint,
        aside,
    } = choice;
    let mine = own.clone();
    let chosen = Memo::new(move |_| value.with(|value| *value == mine));
    let hint_id = format!("{id}-about");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let hint =
        (!hint.is_empty()).then(|| view! { <span class="choice__hint" id=hint_id>{hint}</span> });
    let aside = (!aside.is_empty()).then(|| view! { <span class="choice__aside">{aside}</span> });
    view! {
        <label class=move || if chosen.get() { "choice choice--chosen" } else { "choice" }>
            <input
                type="radio"
                id=id
                name=name
                value=own.clone()
                aria-describedby=described
                prop:checked=move || chosen.get()
                on:change=move |_| value.set(own.clone())
            />
            <span class="choice__text">{text}</span>
            {aside}
            {hint}
        </label>
    }
}
