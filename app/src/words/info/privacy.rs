//! What is kept, why, and what a person can do about it. How long stands below, from the API.

use super::Block::{self, Heading, List, Text};

pub(super) const ES: &[Block] = &[
    Heading("Qué guardamos y para qué"),
    List(&[
        "Nombre, fecha de nacimiento y número de documento de cada persona: para que la cita sea suya y nadie pueda venderla.",
        "Su correo y, si lo da, su teléfono: para el código, el comprobante y los avisos.",
        "Qué trámite, en qué consulado y cuándo: para atenderle.",
        "Cuánto pagó y qué se le devolvió: para las cuentas públicas. El número de la tarjeta no: solo lo ve Stripe.",
    ]),
    Text(
        "Los números de documento se guardan cifrados. No aparecen en direcciones, en registros técnicos ni en lo que enviamos a Stripe.",
    ),
    Heading("Qué no hacemos"),
    List(&[
        "No usamos publicidad, ni seguimiento, ni programas de otras empresas en estas páginas.",
        "No guardamos en su teléfono más que el idioma, el paso en que va y una sesión que se cierra sola.",
        "No decimos a nadie si una persona tiene cita.",
    ]),
    Heading("Quién puede verlo"),
    List(&[
        "El personal del consulado que le atiende. Cada vez que alguien abre su expediente queda anotado.",
        "Stripe, que cobra y devuelve: recibe el importe y una clave sin datos personales.",
    ]),
    Heading("Cuánto tiempo"),
];

pub(super) const EN: &[Block] = &[
    Heading("What we keep and why"),
    List(&[
        "Name, birth date and document number of each person: so that the appointment is theirs and nobody can sell it.",
        "Your e-mail and, if you give it, your telephone: for the code, the voucher and notices.",
        "Which service, at which consulate and when: to serve you.",
        "What you paid and what was returned: for the public accounts. Not the card number: only Stripe sees it.",
    ]),
    Text(
        "Document numbers are kept encrypted. They appear in no address, no technical record and nothing we send to Stripe.",
    ),
    Heading("What we do not do"),
    List(&[
        "We use no advertising, no tracking and no other company’s programs on these pages.",
        "We keep nothing on your telephone but the language, the step you are on and a session that closes by itself.",
        "We tell nobody whether a person has an appointment.",
    ]),
    Heading("Who can see it"),
    List(&[
        "The staff of the consulate that serves you. Each time someone opens your file it is noted.",
        "Stripe, which charges and refunds: it receives the amount and a key without personal data.",
    ]),
    Heading("For how long"),
];
