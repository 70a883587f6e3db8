//! Opening one person's declaration by reference and birth date.

use super::seen;
use crate::ask::Submit;
use crate::boot::{kept, use_navigator};
use crate::http::{self, Key};
use crate::markup::view;
use crate::ui::{Button, DateField, DateParts, ErrorSummary, Form, TextField, TextKind, lang};
use contract::pages::Page;
use contract::paths::{fill, precheck as doors};
use contract::precheck::{Opened, OpeningRequest};
use leptos::prelude::*;

/// Half-typed; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Typed {
    reference: RwSignal<String>,
    birth: RwSignal<DateParts>,
}

pub fn page() -> AnyView {
    let lang = lang();
    let (typed, submit, navigator) = (kept::<Typed>(), Submit::default(), use_navigator());
    let mistakes = submit.mistakes;
    let last = seen::last();
    let send = Callback::new(move |()| {
        let request = OpeningRequest {
            reference: typed.reference.get_untracked(),
            birth_date: typed.birth.get_untracked().iso(),
        };
        if let Err(errors) = request.parse() {
            mistakes.show(errors);
            return;
        }
        let path = fill(doors::OPENINGS, &[]);
        let sent = async move { http::post::<Opened>(&path, &request, &Key::new()).await };
        submit.run(sent, move |opened| {
            let Some(id) = opened.declaration else {
                return;
            };
            typed.reference.set(String::new());
            typed.birth.set(DateParts::default());
            let lang = untrack(|| navigator.lang());
            navigator.replace(&Page::Declaration.of(lang, id.to_string()));
            last.opened(id);
        });
    });
    view! {
        <ErrorSummary mistakes />
        {submit.trouble()}
        <Form on_submit=send busy=submit.busy>
            <TextField field="/reference" kind=TextKind::Number value=typed.reference mistakes
                label=lang.pick("Referencia privada", "Private reference")
                hint=lang.pick(
                    "Está en la confirmación y en el correo; empieza con PR. No es el número que está bajo el código QR",
                    "It is on the confirmation and in the e-mail; it begins with PR. It is not the number under the QR code",
                ) />
            <DateField field="/birth_date" value=typed.birth mistakes
                label=lang.pick("Fecha de nacimiento de la persona", "The person’s date of birth")
                hint=lang.pick("Por ejemplo, 7 3 1990", "For example, 7 3 1990 for 7 March 1990") />
            <Button busy=submit.busy text=lang.pick("Abrir", "Open") />
        </Form>
    }
}
