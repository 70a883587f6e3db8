//! Whose e-mail? Skipped by whoever is signed in.

use super::Way;
use super::state::Journey;
use crate::boot::kept;
use crate::identity::{CodeForm, Who};
use crate::markup::view;
use crate::ui::{Button, lang};
use contract::pages::Step;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let lang = lang();
    let (who, way) = (Who::open(), Way::here());
    let email = kept::<Journey>().answers().email;
    let go_on = Callback::new(move |()| way.to(Step::People));
    // Read once: signing in here leads on by itself and must not redraw the page under it.
    let signed_in = untrack(|| who.email());
    match signed_in {
        None => view! { <CodeForm email on_signed=go_on /> },
        Some(email) => view! {
            <p>
                {lang.pick("Ya entró con ", "You are signed in as ")}
                <strong>{email}</strong>
                {lang.pick(". El comprobante llegará a ese correo.", ". The voucher will go to that address.")}
            </p>
            <Button text=lang.pick("Continuar", "Continue") on_press=go_on />
        },
    }
}
