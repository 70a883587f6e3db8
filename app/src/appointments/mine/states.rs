//! States in a word, with the tone that goes with each.

use crate::ui::Tone;
use contract::appointments::{Action, AppointmentView, State};
use contract::lang::Lang;
use contract::payments::RefundState;

pub fn of_appointment(state: State, lang: Lang) -> (&'static str, Tone) {
    match state {
        State::Held => (lang.pick("Sin pagar", "Not paid"), Tone::Waiting),
        State::Lapsed => (lang.pick("Venció sin pago", "Lapsed unpaid"), Tone::Plain),
        State::Released => (lang.pick("Lugar soltado", "Place let go"), Tone::Plain),
        State::Confirmed => (lang.pick("Confirmada", "Confirmed"), Tone::Good),
        State::Attended => (lang.pick("Atendida", "Attended"), Tone::Plain),
        State::NoShow => (lang.pick("No asistió", "Missed"), Tone::Bad),
        State::Cancelled => (lang.pick("Cancelada", "Cancelled"), Tone::Plain),
        State::ChargedBack => (lang.pick("Pago revertido", "Payment reversed"), Tone::Bad),
    }
}

pub fn of_refund(state: RefundState, lang: Lang) -> (&'static str, Tone) {
    match state {
        RefundState::Pending => (lang.pick("En camino", "On its way"), Tone::Waiting),
        RefundState::Succeeded => (lang.pick("Devuelto", "Returned"), Tone::Good),
        RefundState::Failed => (
            lang.pick("El banco lo rechazó", "Refused by the bank"),
            Tone::Bad,
        ),
    }
}

/// Why an appointment cannot be changed here, in a title and a sentence.
pub fn closed(one: &AppointmentView, lang: Lang) -> (&'static str, &'static str) {
    let nothing_more = lang.pick(
        "Ya no se puede cambiar ni cancelar aquí",
        "It can no longer be changed or cancelled here",
    );
    if one.state != State::Confirmed {
        let why = lang.pick(
            "Esta cita ya no está activa.",
            "This appointment is no longer active.",
        );
        return (nothing_more, why);
    }
    if one.actions.contains(&Action::Cancel) {
        return lang.pick(
            (
                "Ya usó todos los cambios de fecha",
                "La fecha queda como está. Todavía puede cancelar la cita.",
            ),
            (
                "You have used all your changes of date",
                "The date stays as it is. You can still cancel the appointment.",
            ),
        );
    }
    let why = lang.pick(
        "Pasó el plazo para hacerlo, o su banco tiene abierto un reclamo por el pago. Si no puede asistir, avise al consulado.",
        "The time to do so is over, or your bank has an open dispute about the payment. If you cannot attend, tell the consulate.",
    );
    (nothing_more, why)
}
