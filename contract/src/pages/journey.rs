//! The questions of the booking journey and their rows, in its order.

use super::Chunk::{Choosing, Journey, Payment, People};
use super::{Page, Row, table::row};

/// The questions of the booking journey, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Service,
    Office,
    Requirements,
    Calendar,
    Email,
    People,
    Time,
    Review,
    Payment,
}

impl Step {
    pub const ALL: [Self; 9] = [
        Self::Service,
        Self::Office,
        Self::Requirements,
        Self::Calendar,
        Self::Email,
        Self::People,
        Self::Time,
        Self::Review,
        Self::Payment,
    ];

    pub fn next(self) -> Option<Self> {
        Self::ALL
            .into_iter()
            .skip_while(|step| *step != self)
            .nth(1)
    }

    pub fn previous(self) -> Option<Self> {
        Self::ALL
            .into_iter()
            .rev()
            .skip_while(|step| *step != self)
            .nth(1)
    }
}

pub(super) const ROWS: &[Row] = &[
    row(
        Page::Appointments,
        "citas",
        Journey,
        ("Antes de empezar", "Before you start"),
        (
            "Reservar toma unos diez minutos. Tenga a mano su documento, su correo y una tarjeta de débito o crédito.",
            "Booking takes about ten minutes. Have your document, your e-mail and a debit or credit card at hand.",
        ),
    ),
    row(
        Page::Journey(Step::Service),
        "citas/servicio",
        Journey,
        ("¿Qué trámite necesita?", "Which service do you need?"),
        (
            "Elija uno. Si vienen varias personas, más adelante podrá elegir otro para cada una.",
            "Choose one. If several people are coming, you can choose another for each of them later.",
        ),
    ),
    row(
        Page::Journey(Step::Office),
        "citas/oficina",
        Choosing,
        ("¿En qué consulado?", "At which consulate?"),
        (
            "Búsquelo por país y ciudad, o por cercanía si comparte su ubicación.",
            "Find it by country and city, or by distance if you share your location.",
        ),
    ),
    row(
        Page::Journey(Step::Requirements),
        "citas/requisitos",
        Choosing,
        (
            "Lo que debe llevar y lo que cuesta",
            "What to bring and what it costs",
        ),
        (
            "Léalo antes de pagar: sin estos documentos no podrán atenderle.",
            "Read it before you pay: without these documents you cannot be served.",
        ),
    ),
    row(
        Page::Journey(Step::Calendar),
        "citas/calendario",
        Choosing,
        ("¿Qué día le conviene?", "Which day suits you?"),
        (
            "Puede ver todas las fechas sin dar sus datos. Las horas son las del consulado.",
            "You can look at every date without giving your details. Times are those of the consulate.",
        ),
    ),
    row(
        Page::Journey(Step::Email),
        "citas/correo",
        People,
        (
            "¿Cuál es su correo electrónico?",
            "What is your e-mail address?",
        ),
        (
            "Le enviaremos un código para confirmar que es suyo, y después su comprobante.",
            "We will send you a code to check that it is yours, and later your voucher.",
        ),
    ),
    row(
        Page::Journey(Step::People),
        "citas/personas",
        People,
        ("¿Quiénes asistirán?", "Who will attend?"),
        (
            "De una a cuatro personas. Escriba los nombres como están en el documento: la cita no se puede pasar a otra persona.",
            "One to four people. Write the names as they are in the document: an appointment cannot be passed to another person.",
        ),
    ),
    row(
        Page::Journey(Step::Time),
        "citas/hora",
        People,
        ("Elija la hora", "Choose the time"),
        (
            "Al elegirla, el lugar queda apartado para usted mientras revisa y paga.",
            "Once you choose it, the place is kept for you while you check and pay.",
        ),
    ),
    row(
        Page::Journey(Step::Review),
        "citas/revisar",
        Payment,
        ("Revise sus respuestas", "Check your answers"),
        (
            "Corrija lo que haga falta antes de pagar. Después, los datos de las personas ya no se pueden cambiar.",
            "Change what you need before you pay. Afterwards people’s details can no longer be changed.",
        ),
    ),
    row(
        Page::Journey(Step::Payment),
        "citas/pago",
        Payment,
        ("Pago", "Payment"),
        (
            "El pago se hace en la página segura de Stripe: aquí nunca vemos su tarjeta.",
            "You pay on Stripe’s secure page: we never see your card.",
        ),
    ),
    row(
        Page::Confirmed,
        "citas/confirmada/:booking",
        Payment,
        ("Su cita", "Your appointment"),
        (
            "Guarde esta dirección: aquí verá siempre el estado de su reserva.",
            "Keep this address: it always shows the state of your booking.",
        ),
    ),
];
