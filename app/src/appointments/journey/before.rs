//! What a person should have at hand, before the first question.

use super::choices::Choices;
use crate::boot::kept;
use crate::markup::view;
use crate::ui::{Go, lang};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use leptos::prelude::*;

pub fn page(lang: Lang) -> AnyView {
    let choices: Choices = kept();
    let steps: [(&str, &str); 4] = lang.pick(
        [
            (
                "Elija el trámite y el consulado.",
                "Verá los requisitos, el precio y las fechas libres sin dar sus datos.",
            ),
            (
                "Confirme su correo con un código.",
                "No hace falta contraseña.",
            ),
            (
                "Escriba quiénes asistirán y elija la hora.",
                "El lugar queda apartado mientras revisa y paga.",
            ),
            (
                "Pague con tarjeta.",
                "Recibe el comprobante en su correo y lo presenta el día de la cita.",
            ),
        ],
        [
            (
                "Choose the service and the consulate.",
                "You will see requirements, price and free dates without giving your details.",
            ),
            ("Confirm your e-mail with a code.", "No password is needed."),
            (
                "Say who will attend and choose the time.",
                "The place is kept for you while you check and pay.",
            ),
            (
                "Pay by card.",
                "You get the voucher by e-mail and show it on the day.",
            ),
        ],
    );
    let steps: Vec<_> = steps
        .into_iter()
        .map(|(what, more)| view! { <li><strong>{what}</strong><span>{more}</span></li> })
        .collect();
    view! {
        <ol class="steps">{steps}</ol>
        <Go to=Page::Journey(Step::Service).at(lang) text=lang.pick("Empezar", "Start now") />
        {move || resume(choices)}
    }
}

/// Someone who was here before goes on where the answers end.
fn resume(choices: Choices) -> Option<impl IntoView> {
    let begun = choices.restored.get() && !choices.office.with(String::is_empty);
    let lang = lang();
    begun.then(|| {
        let step = if choices.booking.with(Option::is_some) {
            Step::Review
        } else {
            Step::Requirements
        };
        view! {
            <p>
                <a href=Page::Journey(step).at(lang).path()>
                    {lang.pick("Seguir con la reserva que empezó", "Go on with the booking you began")}
                </a>
            </p>
        }
    })
}
