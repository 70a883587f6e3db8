//! States in a word, with the tone that goes with each.

use crate::ui::Tone;
use contract::appointments::State;
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
