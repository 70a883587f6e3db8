//! The start page.

use contract::lang::Lang;

pub struct Words {
    pub services: &'static str,
    pub from: &'static str,
    pub how: &'static str,
    pub steps: &'static [(&'static str, &'static str); 4],
    pub only_price: &'static str,
    pub nobody_sells: &'static str,
    pub report: &'static str,
    pub already: &'static str,
    pub already_more: &'static str,
    pub mine: &'static str,
}

static ES: Words = Words {
    services: "Trámites y precios en los consulados",
    from: "desde",
    how: "Cómo funciona",
    steps: &[
        (
            "Elija el trámite y el consulado",
            "Verá qué llevar y cuánto cuesta antes de escribir nada.",
        ),
        (
            "Escoja el día y la hora",
            "Sin dar sus datos. El lugar queda apartado mientras paga.",
        ),
        (
            "Pague con tarjeta",
            "Al precio oficial, en una página segura.",
        ),
        (
            "Vaya con su documento",
            "El comprobante le llega por correo. Puede cambiarlo o cancelarlo aquí.",
        ),
    ],
    only_price: "El único precio oficial",
    nobody_sells: "La cita es suya y no se puede pasar a otra persona. Quien se la venda, le engaña.",
    report: "Denunciar a quien vende citas",
    already: "¿Ya tiene una cita?",
    already_more: "Véala, cámbiela, cancélela o descargue su comprobante.",
    mine: "Ir a «Mis citas»",
};

static EN: Words = Words {
    services: "Services and prices at the consulates",
    from: "from",
    how: "How it works",
    steps: &[
        (
            "Choose the service and the consulate",
            "You see what to bring and what it costs before you type anything.",
        ),
        (
            "Pick the day and the time",
            "Without giving your details. The place is kept while you pay.",
        ),
        ("Pay by card", "At the official price, on a secure page."),
        (
            "Come with your document",
            "The voucher reaches you by e-mail. You can change or cancel it here.",
        ),
    ],
    only_price: "The only official price",
    nobody_sells: "The appointment is yours and cannot be passed to another person. Whoever sells you one deceives you.",
    report: "Report someone who sells appointments",
    already: "Do you have an appointment?",
    already_more: "See it, change it, cancel it or download your voucher.",
    mine: "Go to “My appointments”",
};

pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}
