//! The accessibility statement.

use super::Block::{self, Heading, Link, List, Text};
use contract::pages::Page;

pub(super) const ES: &[Block] = &[
    Text("Buscamos cumplir las pautas WCAG 2.2, nivel AA."),
    Heading("Qué puede hacer"),
    List(&[
        "Usar todo el sitio solo con el teclado, también el calendario.",
        "Ampliar hasta el 400 % sin perder nada ni desplazarse de lado.",
        "Usarlo con un lector de pantalla: cada página dice su título, sus errores y lo que cambia.",
        "Leerlo en claro u oscuro, como lo tenga en su dispositivo, y sin movimiento si así lo pidió.",
        "Pedir más tiempo antes de que se libere su lugar: avisamos dos minutos antes.",
    ]),
    Heading("Cómo lo comprobamos"),
    Text(
        "Cada cambio se prueba en un navegador real con axe, con teclado, en pantalla de teléfono y de computadora.",
    ),
    Heading("Qué falta"),
    List(&[
        "Ninguna persona con discapacidad ha revisado todavía el sitio completo.",
        "La página de pago es de Stripe y la revisa Stripe.",
    ]),
    Heading("Si algo no le funciona"),
    Text(
        "Llame a su consulado: puede reservar por teléfono, y lo que nos cuente sirve para arreglarlo.",
    ),
    Link(Page::Offices, "Teléfonos de los consulados"),
];

pub(super) const EN: &[Block] = &[
    Text("We aim to meet WCAG 2.2, level AA."),
    Heading("What you can do"),
    List(&[
        "Use the whole site with the keyboard alone, the calendar too.",
        "Enlarge it to 400 % without losing anything or scrolling sideways.",
        "Use it with a screen reader: each page says its title, its mistakes and what changes.",
        "Read it light or dark, as your device is set, and without movement if you asked for that.",
        "Ask for more time before your place is released: we warn you two minutes before.",
    ]),
    Heading("How we check it"),
    Text(
        "Every change is tested in a real browser with axe, by keyboard, on a telephone’s and a computer’s screen.",
    ),
    Heading("What is missing"),
    List(&[
        "No person with a disability has yet reviewed the whole site.",
        "The payment page is Stripe’s and Stripe reviews it.",
    ]),
    Heading("If something does not work for you"),
    Text("Call your consulate: you can book by telephone, and what you tell us helps to mend it."),
    Link(Page::Offices, "Telephones of the consulates"),
];
