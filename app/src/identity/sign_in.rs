//! Signing in; for whoever is signed in already, the account.

use super::{CodeForm, Who, account};
use crate::ask::Asked;
use crate::boot::{kept, use_navigator};
use crate::markup::{live, view};
use crate::ui::{Skeleton, Trouble, lang};
use contract::lang::Lang;
use contract::pages::Page;
use leptos::prelude::*;

/// Half-typed; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Typed(RwSignal<String>);

pub fn page() -> AnyView {
    let (who, navigator) = (Who::open(), use_navigator());
    let Typed(email) = kept();
    let on_signed = Callback::new(move |()| {
        let lang = untrack(|| navigator.lang());
        navigator.go(&Page::MyAppointments.at(lang));
    });
    let again = Callback::new(move |()| who.ask());
    live(move || match who.asked.get() {
        Asked::Waiting => view! { <Skeleton /> },
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(None) => view! {
            <CodeForm email on_signed />
            {lost(lang())}
        },
        Asked::Here(Some(session)) => account::view(who, &session),
    })
}

fn lost(lang: Lang) -> impl IntoView {
    view! {
        <p>
            <a href=Page::LostEmail.at(lang).path()>
                {lang.pick("Ya no tengo acceso a mi correo", "I no longer have access to my e-mail")}
            </a>
        </p>
    }
}
