//! The hold is over without a payment: what that means, and the way on.

use super::Way;
use super::outcome::Outcome;
use super::state::Journey;
use crate::markup::view;
use crate::ui::{Button, Notice, NoticeKind, lang};
use contract::pages::Step;
use leptos::prelude::*;

pub fn view(journey: Journey, outcome: Outcome) -> AnyView {
    let (lang, way) = (lang(), Way::here());
    let (title, text) = match outcome {
        Outcome::Released => lang.pick(
            ("Soltó este lugar", "No se le cobró nada."),
            ("You let this place go", "Nothing was charged."),
        ),
        Outcome::Past => lang.pick(
            (
                "Esta reserva ya no está activa",
                "En «Mis citas» puede ver cómo quedó y si le devolvemos dinero.",
            ),
            (
                "This booking is no longer active",
                "“My appointments” shows what became of it and whether money is returned.",
            ),
        ),
        _ => lang.pick(
            (
                "El tiempo terminó y el lugar se liberó",
                "Si no pagó, no se le cobró nada. Si su pago llegó en el último momento, confirmamos la cita o le devolvemos el dinero, y se lo decimos por correo.",
            ),
            (
                "The time ran out and the place was released",
                "If you did not pay, nothing was charged. If your payment came at the last moment, we confirm the appointment or return the money, and tell you by e-mail.",
            ),
        ),
    };
    let again = Callback::new(move |()| {
        journey.let_go();
        way.to(Step::Time);
    });
    view! {
        <Notice kind=NoticeKind::Warning title alert=true>
            <p>{text}</p>
            <p>
                {lang.pick(
                    "Lo que escribió sigue aquí: solo hace falta elegir otra hora.",
                    "What you typed is still here: you only need to choose another time.",
                )}
            </p>
        </Notice>
        <Button on_press=again text=lang.pick("Elegir otra hora", "Choose another time") />
    }
}
