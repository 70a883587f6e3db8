//! How to reach the travellers; nothing of it is needed.

use super::question::Question;
use crate::markup::view;
use crate::ui::{Button, ErrorSummary, Form, TextField, TextKind, lang};
use leptos::prelude::*;

pub fn page(question: &Question) -> AnyView {
    let lang = lang();
    let (answers, mistakes) = (question.answers, question.mistakes);
    view! {
        <ErrorSummary mistakes />
        <Form on_submit=question.goes_on()>
            <TextField field="/contact/email" kind=TextKind::Email value=answers.email mistakes optional=true
                label=lang.pick("Correo electrónico", "E-mail address")
                hint=lang.pick(
                    "Quien abra el enlace que enviamos verá a todas las personas de esta declaración",
                    "Whoever opens the link that we send sees everybody in this declaration",
                ) />
            <TextField field="/contact/phone" kind=TextKind::Phone value=answers.phone mistakes optional=true
                label=lang.pick("Teléfono", "Telephone")
                hint=lang.pick("Con el prefijo del país, por ejemplo +1 305 555 0100", "With the country’s prefix, for example +1 305 555 0100") />
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
}
