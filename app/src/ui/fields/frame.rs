//! What every field shares: which element is named by which, for screen readers as for eyes.

use super::super::form::{Mistakes, id_of};
use super::super::lang;
use crate::markup::{live, view};
use crate::words;
use leptos::prelude::*;

/// The ids of a field's parts, all from its JSON pointer.
#[derive(Clone)]
pub struct Wiring {
    pub id: String,
    field: String,
    has_hint: bool,
    mistakes: Mistakes,
}

impl Wiring {
    pub fn new(field: &str, hint: &str, mistakes: Mistakes) -> Self {
        Self {
            id: id_of(field),
            field: field.to_owned(),
            has_hint: !hint.is_empty(),
            mistakes,
        }
    }

    pub fn wrong(&self) -> Option<&'static str> {
        self.mistakes.sentence(&self.field)
    }

    /// For `aria-describedby`: the hint, then what is wrong.
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.id, self.has_hint, self.wrong().is_some())
    }

    pub fn class(&self) -> &'static str {
        if self.wrong().is_some() {
            "field field--wrong"
        } else {
            "field"
        }
    }

    /// The hint, and below it what is wrong.
    pub fn notes(&self, hint: String) -> impl IntoView + use<> {
        let id = self.id.clone();
        let wiring = self.clone();
        let hint = self
            .has_hint
            .then(|| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> });
        let wrong = live(move || {
            let id = format!("{}-error", wiring.id);
            let prefix = words::ui::of(lang()).error_prefix;
            wiring.wrong().map(|sentence| {
                view! {
                    <p class="field__error" id=id>
                        <span class="unseen">{prefix}" "</span>
                        {sentence}
                    </p>
                }
            })
        });
        (hint, wrong)
    }
}

fn described_by(id: &str, hint: bool, wrong: bool) -> Option<String> {
    match (hint, wrong) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-hint {id}-error")),
    }
}

/// The label's text, with "(opcional)" where an answer is not needed.
pub fn label_text(text: String, optional: bool) -> impl IntoView {
    let note = words::ui::of(lang()).optional;
    let note = optional.then(|| view! { <span class="field__optional">" "{note}</span> });
    (text, note)
}

pub const fn label_class(large: bool) -> &'static str {
    if large {
        "field__label field__label--large"
    } else {
        "field__label"
    }
}

#[cfg(test)]
mod tests {
    use super::described_by;

    #[test]
    fn a_field_is_described_by_its_hint_and_then_its_mistake() {
        assert_eq!(described_by("email", false, false), None);
        assert_eq!(
            described_by("email", true, true).as_deref(),
            Some("email-hint email-error")
        );
        assert_eq!(
            described_by("email", false, true).as_deref(),
            Some("email-error")
        );
    }
}
