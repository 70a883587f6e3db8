//! Common questions.

use super::Block::{self, Heading, Link, Question, Text};
use contract::pages::Page;

pub(super) const ES: &[Block] = &[
    Heading("Antes de reservar"),
    Question(
        "¿Cuánto cuesta la cita?",
        &[
            "La cita no cuesta nada. Lo que se paga es el trámite, al precio oficial que ve antes de escribir sus datos. No hay otros cargos.",
        ],
    ),
    Question(
        "¿Qué necesito para reservar?",
        &[
            "Su documento, un correo al que tenga acceso y una tarjeta de débito o crédito. La tarjeta puede ser de otra persona.",
        ],
    ),
    Question(
        "¿Puedo reservar para mi familia?",
        &[
            "Sí: hasta cuatro personas en una misma reserva, cada una con su trámite. Los lugares se apartan juntos.",
        ],
    ),
    Question(
        "No hay lugares. ¿Qué hago?",
        &[
            "La página del calendario dice cuándo se publican los siguientes. También muestra otros consulados con lugar antes.",
            "Los lugares que alguien cancela vuelven a ofrecerse al azar durante el día: nadie puede guardárselos a otra persona.",
        ],
    ),
    Heading("El pago"),
    Question(
        "Pagué y no veo mi cita confirmada",
        &[
            "Espere un minuto y abra «Mis citas». Si su banco aprobó el pago, la cita se confirma sola, aunque haya cerrado la página.",
            "Si el pago llegó cuando el lugar ya se había liberado, se le da otra vez si sigue libre; si no, se le devuelve todo sin que lo pida.",
        ],
    ),
    Question(
        "Mi tarjeta fue rechazada",
        &["No se le cobró. Puede intentar con otra tarjeta mientras su lugar esté apartado."],
    ),
    Question(
        "¿Guardan los datos de mi tarjeta?",
        &["No. Se paga en la página de Stripe y aquí nunca vemos el número."],
    ),
    Heading("Después de reservar"),
    Question(
        "¿Cómo cambio o cancelo mi cita?",
        &[
            "En «Mis citas», o con el enlace de su correo. Le pediremos un código nuevo para saber que es usted.",
        ],
    ),
    Question(
        "No me llega el código",
        &[
            "Mire en el correo no deseado y revise que escribió bien su dirección. Al cabo de un minuto puede pedir otro; vale solo el último.",
        ],
    ),
    Question(
        "Escribí mal un nombre",
        &[
            "Los datos de las personas no se cambian después de reservar, para que nadie venda citas. Lleve su documento: en el consulado corrigen una falta de ortografía.",
        ],
    ),
    Question(
        "Me avisaron de que otra cuenta tiene una cita con mi documento",
        &[
            "Le atenderán a quien presente el documento original. Lleve el suyo y vaya a su hora; a la otra persona se le devuelve el dinero.",
        ],
    ),
    Link(Page::LostEmail, "Ya no tengo acceso a mi correo"),
    Heading("El prechequeo y los papeles con código"),
    Question(
        "¿Puedo abrir mi prechequeo sin conexión?",
        &[
            "Sí, si lo guarda antes: en la página de su prechequeo elija «Guardar en este aparato». Quedan ahí los datos de las personas y sus códigos hasta que los borre con el botón que está en el mismo lugar. No lo haga en un aparato prestado.",
            "El PDF también se abre sin conexión, y el papel impreso vale igual.",
        ],
    ),
    Question(
        "¿Cómo sé que un comprobante o un prechequeo es auténtico?",
        &[
            "Escanee su código QR, suba una foto del código o escriba el número impreso. La firma se comprueba en su aparato; después el servicio dice si el papel sigue vigente, se reemplazó o se anuló.",
            "Si le mandaron un PDF, compárelo con el que se emitió. Ni la foto ni el archivo salen de su aparato.",
        ],
    ),
    Question(
        "¿Qué ve quien verifica mi papel?",
        &[
            "Qué papel es, su número, sus iniciales, el final de su documento, la fecha de la cita o del viaje y hasta cuándo vale. Ni su nombre, ni el número completo, ni la oficina.",
        ],
    ),
    Link(Page::Verify, "Verificar un documento"),
    Heading("Hablar con una persona"),
    Text("Cada consulado atiende por teléfono en su horario. Busque el suyo en la lista."),
    Link(Page::Offices, "Teléfonos y horarios de los consulados"),
];

pub(super) const EN: &[Block] = &[
    Heading("Before you book"),
    Question(
        "How much is the appointment?",
        &[
            "The appointment itself is free. You pay for the service, at the official price that you see before typing your details. There are no other charges.",
        ],
    ),
    Question(
        "What do I need to book?",
        &[
            "Your document, an e-mail address you can open, and a debit or credit card. The card may be someone else’s.",
        ],
    ),
    Question(
        "Can I book for my family?",
        &[
            "Yes: up to four people in one booking, each with their own service. The places are kept together.",
        ],
    ),
    Question(
        "There are no places. What can I do?",
        &[
            "The calendar page says when the next ones are published. It also shows other consulates with an earlier place.",
            "Places that someone cancels are offered again at random during the day: nobody can keep them for someone else.",
        ],
    ),
    Heading("Paying"),
    Question(
        "I paid and do not see my appointment confirmed",
        &[
            "Wait a minute and open “My appointments”. If your bank approved the payment, the appointment confirms itself, even if you closed the page.",
            "If the payment came when the place had already been released, you get it again if it is free; if not, everything is refunded without your asking.",
        ],
    ),
    Question(
        "My card was declined",
        &["You were not charged. You can try another card while your place is kept."],
    ),
    Question(
        "Do you keep my card’s details?",
        &["No. You pay on Stripe’s page and we never see the number."],
    ),
    Heading("After booking"),
    Question(
        "How do I change or cancel my appointment?",
        &[
            "In “My appointments”, or with the link in your e-mail. We will ask for a new code to know that it is you.",
        ],
    ),
    Question(
        "The code does not arrive",
        &[
            "Look in your junk mail and check that you typed your address right. After a minute you can ask for another; only the last one works.",
        ],
    ),
    Question(
        "I misspelled a name",
        &[
            "People’s details are not changed after booking, so that nobody can sell appointments. Bring your document: the consulate corrects a misspelling.",
        ],
    ),
    Question(
        "I was told that another account has an appointment with my document",
        &[
            "Whoever shows the original document is served. Bring yours and come at your time; the other person is refunded.",
        ],
    ),
    Link(Page::LostEmail, "I no longer have access to my e-mail"),
    Heading("The pre-check and papers with a code"),
    Question(
        "Can I open my pre-check without a connection?",
        &[
            "Yes, if you keep it first: on the page of your pre-check choose “Keep on this device”. The people’s details and their codes stay there until you remove them with the button in the same place. Do not do it on a borrowed device.",
            "The PDF opens without a connection too, and the printed paper is as good.",
        ],
    ),
    Question(
        "How do I know that a voucher or a pre-check is genuine?",
        &[
            "Scan its QR code, upload a picture of the code or enter the printed number. The signature is checked on your device; then the service says whether the paper still holds, was replaced or was revoked.",
            "If you were sent a PDF, compare it with the one that was issued. Neither picture nor file leaves your device.",
        ],
    ),
    Question(
        "What does someone who checks my paper see?",
        &[
            "Which paper it is, its number, your initials, the end of your document, the date of the appointment or trip and until when it holds. Not your name, not the whole number, not the office.",
        ],
    ),
    Link(Page::Verify, "Check a document"),
    Heading("Speak with a person"),
    Text("Every consulate answers the telephone during its hours. Find yours in the list."),
    Link(Page::Offices, "Telephones and hours of the consulates"),
];
