//! The only official price, and how to report who asks for another.

use super::Block::{self, Heading, List, Mail, Note, Text};

/// The institute's address for complaints, as it has published it.
const COMPLAINTS: &str = "denuncias@inm.gob.hn";

pub(super) const ES: &[Block] = &[
    Note(
        "Si alguien le ofrece una cita por dinero, es un engaño: la cita queda a nombre de quien presente el documento, y no se puede pasar a otra persona.",
    ),
    Heading("Cómo reconocerlo"),
    List(&[
        "Le piden más dinero que el precio que ve aquí, o «una propina» por adelantar su turno.",
        "Le piden pagar por transferencia, en efectivo o en otra página.",
        "Le dicen que tienen contactos en el consulado.",
        "Quieren usar su propio correo en lugar del suyo.",
    ]),
    Heading("Cómo denunciar"),
    Text("Escriba a la dirección de abajo. No hace falta que dé su nombre. Cuéntenos:"),
    List(&[
        "Dónde y cuándo se lo ofrecieron, y cuánto pidieron.",
        "El anuncio, el número de teléfono o el nombre que usan, con una captura si la tiene.",
        "La referencia de la cita, si le dieron una.",
    ]),
    Mail(COMPLAINTS),
    Heading("Si ya pagó a alguien"),
    Text(
        "No borre los mensajes. Reserve su propia cita aquí, con su documento: a quien atienden es a usted. Y denúncielo también a la policía del lugar donde vive.",
    ),
];

pub(super) const EN: &[Block] = &[
    Note(
        "If someone offers you an appointment for money, it is a fraud: the appointment belongs to whoever shows the document, and cannot be passed to another person.",
    ),
    Heading("How to recognise it"),
    List(&[
        "They ask for more than the price you see here, or for “a tip” to move you forward.",
        "They ask you to pay by transfer, in cash or on another page.",
        "They say that they know someone in the consulate.",
        "They want to use their own e-mail instead of yours.",
    ]),
    Heading("How to report it"),
    Text("Write to the address below. You need not give your name. Tell us:"),
    List(&[
        "Where and when it was offered to you, and how much they asked.",
        "The advertisement, the telephone number or the name they use, with a screenshot if you have one.",
        "The reference of the appointment, if they gave you one.",
    ]),
    Mail(COMPLAINTS),
    Heading("If you have already paid someone"),
    Text(
        "Do not delete the messages. Book your own appointment here, with your document: it is you who is served. And report it to the police where you live too.",
    ),
];
