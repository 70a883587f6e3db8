//! One of many, in a list that opens.

use super::super::form::Mistakes;
use super::super::lang;
use super::frame::{Wiring, label_class, label_text};
use crate::markup::{live, view};
use crate::words;
use leptos::prelude::*;

/// For lists too long to show whole (countries). Choose [`super::ChoiceField`] where it fits.
#[component]
pub fn SelectField(
    #[prop(into)] field: String,
    #[prop(into)] label: String,
    /// Value and text.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    value: RwSignal<String>,
    mistakes: Mistakes,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] large: bool,
) -> impl IntoView {
    let wiring = StoredValue::new(Wiring::new(&field, &hint, mistakes));
    let id = wiring.with_value(|w| w.id.clone());
    let choose = words::ui::of(lang()).choose_one;
    let rows = live(move || {
        let all = options.get().into_iter();
        all.map(|(own, text)| {
            let mine = own.clone();
            view! { <option value=own prop:selected=move || value.with(|v| *v == mine)>{text}</option> }
        })
        .collect::<Vec<_>>()
    });
    view! {
        <div class=move || wiring.with_value(Wiring::class)>
            <label class=label_class(large) for=id.clone()>{label_text(label, optional)}</label>
            {wiring.with_value(|w| w.notes(hint))}
            <select
                class="input input--medium"
                id=id.clone()
                name=id
                aria-describedby=move || wiring.with_value(Wiring::described_by)
                aria-invalid=move || wiring.with_value(Wiring::wrong).map(|_| "true")
                on:change=move |event| value.set(event_target_value(&event))
            >
                <option value="" prop:selected=move || value.with(String::is_empty)>{choose}</option>
                {rows}
            </select>
        </div>
    }
}
