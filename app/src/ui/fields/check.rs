//! Yes, by a tick.

use super::super::form::Mistakes;
use super::frame::Wiring;
use crate::markup::view;
use leptos::prelude::*;

/// One box to tick, whose label is the statement that the tick affirms.
#[component]
pub fn CheckField(
    #[prop(into)] field: String,
    #[prop(into)] label: String,
    checked: RwSignal<bool>,
    mistakes: Mistakes,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let wiring = StoredValue::new(Wiring::new(&field, "", mistakes));
    let id = wiring.with_value(|w| w.id.clone());
    let hint = (!hint.is_empty()).then(|| view! { <span class="choice__hint">{hint}</span> });
    view! {
        <div class=move || wiring.with_value(Wiring::class)>
            {wiring.with_value(|w| w.notes(String::new()))}
            <label class="choice choice--plain">
                <input
                    type="checkbox"
                    id=id.clone()
                    name=id
                    aria-describedby=move || wiring.with_value(Wiring::described_by)
                    aria-invalid=move || wiring.with_value(Wiring::wrong).map(|_| "true")
                    prop:checked=move || checked.get()
                    on:change=move |event| checked.set(event_target_checked(&event))
                />
                <span class="choice__text">{label}</span>
                {hint}
            </label>
        </div>
    }
}
