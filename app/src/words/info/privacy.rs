//! What is kept, why, and what a person can do about it. How long stands below, from the API.

use super::Block::{self, Heading, List, Text};

pub(super) const ES: &[Block] = &[
    Heading("Qué guardamos y para qué"),
    List(&[
        "Nombre, fecha de nacimiento y número de documento de cada persona: para que la cita sea suya y nadie pueda venderla.",
        "Su correo y, si lo da, su teléfono: para el código, el comprobante y los avisos.",
        "Qué trámite, en qué consulado y cuándo: para atenderle.",
        "Del prechequeo: las personas, sus documentos, el viaje, la dirección donde se quedan y, si lo da, cómo escribirle: para que el oficial de frontera compare con el documento.",
        "Cuánto pagó y qué se le devolvió: para las cuentas públicas. El número de la tarjeta no: solo lo ve Stripe.",
        "De cada papel que emitimos, una copia cifrada y su huella firmada, durante su plazo: para darle siempre el mismo y para que se pueda comparar un archivo. De quien verifica un papel no guardamos qué verificó.",
    ]),
    Text(
        "Los números de documento se guardan cifrados. No aparecen en direcciones, en registros técnicos ni en lo que enviamos a Stripe.",
    ),
    Heading("Qué no hacemos"),
    List(&[
        "No usamos publicidad, ni seguimiento, ni programas de otras empresas en estas páginas.",
        "No guardamos en su teléfono más que el idioma, el paso en que va y una sesión que se cierra sola. Solo si usted lo pide, un prechequeo queda en su aparato para abrirlo sin conexión, hasta que lo borre.",
        "No decimos a nadie si una persona tiene cita.",
    ]),
    Heading("Quién puede verlo"),
    List(&[
        "El personal del consulado que le atiende. Cada vez que alguien abre su expediente queda anotado.",
        "El oficial de la frontera por la que viaja, si hizo el prechequeo. También eso queda anotado.",
        "Stripe, que cobra y devuelve: recibe el importe y una clave sin datos personales.",
        "Quien tiene un papel suyo y lo verifica, aunque no lo conozca: ve qué papel es, su número, sus iniciales, las últimas tres cifras o letras de su documento, la fecha de la cita o del viaje y si vale. La foto y el archivo con que lo verifica no salen de su aparato.",
    ]),
    Heading("Cuánto tiempo"),
];

pub(super) const EN: &[Block] = &[
    Heading("What we keep and why"),
    List(&[
        "Name, birth date and document number of each person: so that the appointment is theirs and nobody can sell it.",
        "Your e-mail and, if you give it, your telephone: for the code, the voucher and notices.",
        "Which service, at which consulate and when: to serve you.",
        "Of the pre-check: the people, their documents, the trip, the address where they stay and, if you give it, how to write to you: so that the border officer can compare with the document.",
        "What you paid and what was returned: for the public accounts. Not the card number: only Stripe sees it.",
        "Of each paper that we issue, an encrypted copy and its signed fingerprint, for its period: so that you always get the same one and a file can be compared. Of whoever checks a paper we do not keep what they checked.",
    ]),
    Text(
        "Document numbers are kept encrypted. They appear in no address, no technical record and nothing we send to Stripe.",
    ),
    Heading("What we do not do"),
    List(&[
        "We use no advertising, no tracking and no other company’s programs on these pages.",
        "We keep nothing on your telephone but the language, the step you are on and a session that closes by itself. Only if you ask for it, a pre-check stays on your device to be opened without a connection, until you remove it.",
        "We tell nobody whether a person has an appointment.",
    ]),
    Heading("Who can see it"),
    List(&[
        "The staff of the consulate that serves you. Each time someone opens your file it is noted.",
        "The officer of the border that you travel through, if you did the pre-check. That is noted too.",
        "Stripe, which charges and refunds: it receives the amount and a key without personal data.",
        "Whoever holds a paper of yours and checks it, even a stranger: they see which paper it is, its number, your initials, the last three figures or letters of your document, the date of the appointment or trip and whether it holds. The picture and the file that they check it with stay on their device.",
    ]),
    Heading("For how long"),
];
