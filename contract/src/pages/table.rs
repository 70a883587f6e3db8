//! The rows of the start page, of what was booked and of what explains; the journey's are beside.

use super::{Chunk, Page, Row};
use Chunk::{Border, Info, Main, Mine, Staff, Style, Verify};

type Both = (&'static str, &'static str);

pub(super) const fn row(
    page: Page,
    pattern: &'static str,
    chunk: Chunk,
    heading: Both,
    lead: Both,
) -> Row {
    Row {
        page,
        pattern,
        chunk,
        heading,
        lead,
    }
}

pub(super) const ROWS: &[Row] = &[
    row(
        Page::Start,
        "",
        Main,
        (
            "Reserve su cita en el consulado",
            "Book your appointment at the consulate",
        ),
        (
            "Pasaportes y otros trámites en los consulados de Honduras. Usted elige el día, paga con tarjeta al precio oficial y recibe su comprobante por correo.",
            "Passports and other services at the consulates of Honduras. You choose the day, pay the official price by card and get your voucher by e-mail.",
        ),
    ),
    row(
        Page::MyAppointments,
        "mis-citas",
        Mine,
        ("Mis citas", "My appointments"),
        (
            "Vea su comprobante, cambie la fecha, cancele o consulte una devolución.",
            "See your voucher, change the date, cancel, or follow a refund.",
        ),
    ),
    row(
        Page::Appointment,
        "mis-citas/:appointment",
        Mine,
        ("Detalle de la cita", "Appointment details"),
        (
            "Qué, dónde, cuándo y para quién.",
            "What, where, when and for whom.",
        ),
    ),
    row(
        Page::Move,
        "mis-citas/:appointment/mover",
        Mine,
        ("Cambiar la fecha", "Change the date"),
        (
            "Primero apartamos el lugar nuevo; el anterior se libera solo cuando el cambio está hecho.",
            "We keep the new place first; the old one is given back only when the change is made.",
        ),
    ),
    row(
        Page::Cancel,
        "mis-citas/:appointment/cancelar",
        Mine,
        ("Cancelar la cita", "Cancel the appointment"),
        (
            "Antes de confirmar verá cuánto dinero se le devuelve.",
            "Before you confirm you will see how much money is returned to you.",
        ),
    ),
    row(
        Page::MailLink,
        "enlace",
        Mine,
        ("Su cita", "Your appointment"),
        (
            "Lo que abre el enlace de su correo.",
            "What the link in your e-mail opens.",
        ),
    ),
    row(
        Page::Reconfirm,
        "reconfirmar",
        Mine,
        (
            "¿Va a asistir a su cita?",
            "Will you attend your appointment?",
        ),
        (
            "Confirme que asistirá o libere el lugar para otra persona.",
            "Confirm that you will attend, or release the place for someone else.",
        ),
    ),
    row(
        Page::LostEmail,
        "correo-perdido",
        Mine,
        (
            "Ya no tengo acceso a mi correo",
            "I no longer have access to my e-mail",
        ),
        (
            "Con la referencia, el documento y la fecha de nacimiento puede pedir que usemos otro correo.",
            "With the reference, the document and the birth date you can ask us to use another address.",
        ),
    ),
    row(
        Page::SignIn,
        "entrar",
        Mine,
        ("Entrar", "Sign in"),
        (
            "Escriba su correo y le enviaremos un código. No hace falta contraseña.",
            "Enter your e-mail and we will send you a code. No password is needed.",
        ),
    ),
    row(
        Page::Staff,
        "funcionarios",
        Staff,
        ("Entrada de funcionarios", "Sign-in for staff"),
        (
            "Para quienes trabajan en los consulados y puestos fronterizos. Se entra con un código del correo y una llave de acceso.",
            "For those who work at consulates and border posts. You sign in with a code from your e-mail and a passkey.",
        ),
    ),
    row(
        Page::Border,
        "frontera",
        Border,
        ("Viajeros con prechequeo", "Travellers with a pre-check"),
        (
            "Para oficiales de frontera: busque al viajero, compare su documento y marque que cruzó. Cada consulta queda registrada.",
            "For border officers: find the traveller, compare the document and mark that they crossed. Every look is recorded.",
        ),
    ),
    row(
        Page::BorderFlights,
        "frontera/vuelos",
        Border,
        ("Vuelos del día", "Flights of the day"),
        (
            "Cuántos viajeros de cada vuelo declararon, cruzaron y se retiraron.",
            "How many travellers of each flight declared, crossed and withdrew.",
        ),
    ),
    row(
        Page::Offices,
        "oficinas",
        Info,
        ("Consulados", "Consulates"),
        (
            "Dirección, horario, teléfono y trámites de cada consulado.",
            "Address, opening hours, telephone and services of each consulate.",
        ),
    ),
    row(
        Page::Office,
        "oficinas/:office",
        Info,
        ("Consulado", "Consulate"),
        (
            "Dirección, horario y trámites.",
            "Address, opening hours and services.",
        ),
    ),
    row(
        Page::Verify,
        "verificar",
        Verify,
        ("Verifique un documento", "Check a document"),
        (
            "Compruebe si un comprobante es auténtico y sigue vigente. Nadie tiene que identificarse.",
            "Find out whether a voucher is genuine and still holds. Nobody has to sign in.",
        ),
    ),
    row(
        Page::Help,
        "ayuda",
        Info,
        ("Ayuda", "Help"),
        (
            "Respuestas a las preguntas más comunes y cómo hablar con una persona.",
            "Answers to common questions and how to speak with a person.",
        ),
    ),
    row(
        Page::Refunds,
        "reembolsos",
        Info,
        ("Cambios y devoluciones", "Changes and refunds"),
        (
            "Cuándo puede cambiar o cancelar su cita y cuánto se le devuelve.",
            "When you can change or cancel your appointment and how much is returned.",
        ),
    ),
    row(
        Page::ReportSeller,
        "denunciar",
        Info,
        (
            "Denuncie a quien vende citas",
            "Report someone who sells appointments",
        ),
        (
            "El precio que ve en este sitio es el único oficial. Nadie puede venderle una cita.",
            "The price on this site is the only official one. Nobody may sell you an appointment.",
        ),
    ),
    row(
        Page::Privacy,
        "privacidad",
        Info,
        ("Privacidad", "Privacy"),
        (
            "Qué datos guardamos, para qué, por cuánto tiempo y cómo borrarlos.",
            "What we keep, why, for how long, and how to erase it.",
        ),
    ),
    row(
        Page::Accessibility,
        "accesibilidad",
        Info,
        ("Accesibilidad", "Accessibility"),
        (
            "Este sitio debe servir a todas las personas. Aquí decimos qué cumple y qué falta.",
            "This site must work for everyone. Here we say what it meets and what is missing.",
        ),
    ),
    row(
        Page::Api,
        "api",
        Info,
        ("API para programas", "API for programs"),
        (
            "Las mismas consultas y reservas de este sitio, para otros programas.",
            "The same queries and bookings as this site, for other programs.",
        ),
    ),
    row(
        Page::Style,
        "estilo",
        Style,
        ("Guía de estilo", "Style guide"),
        (
            "Todos los componentes con todos sus estados.",
            "Every component in every state.",
        ),
    ),
];
