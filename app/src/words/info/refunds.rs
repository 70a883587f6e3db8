//! How money comes back. The figures stand above, from the API.

use super::Block::{self, Heading, Link, List, Text};
use contract::pages::Page;

pub(super) const ES: &[Block] = &[
    Heading("Cómo llega el dinero"),
    List(&[
        "Vuelve a la misma tarjeta con la que pagó, sin que tenga que pedirlo ni mandar papeles.",
        "El banco suele tardar de 5 a 10 días hábiles en mostrarlo.",
        "En «Mis citas» ve en qué va cada devolución.",
        "Si la tarjeta ya no existe, el banco la rechaza: le escribimos para devolvérselo de otra manera.",
    ]),
    Heading("Se devuelve todo, sea cuando sea"),
    List(&[
        "Si el consulado cierra o cancela su día y no le sirve otra fecha.",
        "Si el pago llegó cuando el lugar ya no estaba.",
        "Si otra persona había reservado con su documento y no fue a quien atendieron.",
    ]),
    Heading("Cambiar la fecha"),
    Text(
        "Primero se aparta el lugar nuevo y solo después se libera el anterior: no puede quedarse sin ninguno. De una familia puede cambiar una sola persona.",
    ),
    Link(Page::MyAppointments, "Ir a «Mis citas»"),
];

pub(super) const EN: &[Block] = &[
    Heading("How the money arrives"),
    List(&[
        "It goes back to the card you paid with; you need not ask or send papers.",
        "Banks usually take 5 to 10 working days to show it.",
        "“My appointments” shows how far each refund has come.",
        "If the card no longer exists the bank refuses it: we write to you to return it some other way.",
    ]),
    Heading("Everything is returned, whenever it is"),
    List(&[
        "If the consulate closes or cancels your day and no other date suits you.",
        "If the payment came when the place was gone.",
        "If someone else had booked with your document and you were not the one served.",
    ]),
    Heading("Changing the date"),
    Text(
        "The new place is kept first and only then is the old one released: you cannot end up without either. One person of a family can move alone.",
    ),
    Link(Page::MyAppointments, "Go to “My appointments”"),
];
