//! The pre-check's questions and the rows of its pages, in their order.

use super::Chunk::{Declaration, PrecheckStart, Travellers, Trip};
use super::{Page, Row, table::row};

/// The questions of a pre-check, in their order. Whoever leaves is not asked about a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrecheckStep {
    Direction,
    Trip,
    Transport,
    Travellers,
    Stay,
    Contact,
    Review,
}

impl PrecheckStep {
    pub const ALL: [Self; 7] = [
        Self::Direction,
        Self::Trip,
        Self::Transport,
        Self::Travellers,
        Self::Stay,
        Self::Contact,
        Self::Review,
    ];

    /// The question before, whatever the direction.
    pub fn previous(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(at.checked_sub(1)?).copied()
    }
}

pub(super) const ROWS: &[Row] = &[
    row(
        Page::Precheck,
        "prechequeo",
        PrecheckStart,
        ("Prechequeo migratorio", "Migration pre-check"),
        (
            "Declare su viaje antes de entrar a Honduras o de salir. Es gratis, no hace falta una cuenta y este es el único sitio oficial.",
            "Declare your trip before you enter or leave Honduras. It is free, no account is needed, and this is the only official site.",
        ),
    ),
    row(
        Page::PrecheckStep(PrecheckStep::Direction),
        "prechequeo/sentido",
        PrecheckStart,
        (
            "¿Entra a Honduras o sale?",
            "Are you entering or leaving Honduras?",
        ),
        (
            "Si va y vuelve, declare cada viaje por separado.",
            "If you go and come back, declare each trip by itself.",
        ),
    ),
    row(
        Page::PrecheckStep(PrecheckStep::Trip),
        "prechequeo/viaje",
        Trip,
        ("Su viaje", "Your trip"),
        (
            "Todas las personas de esta declaración hacen el mismo viaje.",
            "Everybody in this declaration makes the same trip.",
        ),
    ),
    row(
        Page::PrecheckStep(PrecheckStep::Transport),
        "prechequeo/transporte",
        Trip,
        ("¿Cómo viaja?", "How do you travel?"),
        (
            "Por dónde cruza la frontera y en qué.",
            "Where you cross the border, and by what means.",
        ),
    ),
    row(
        Page::PrecheckStep(PrecheckStep::Travellers),
        "prechequeo/personas",
        Travellers,
        ("¿Quiénes viajan?", "Who travels?"),
        (
            "De una a diez personas. Escriba los datos como están en el documento con que viajan.",
            "One to ten people. Write the details as they are in the document they travel with.",
        ),
    ),
    row(
        Page::PrecheckStep(PrecheckStep::Stay),
        "prechequeo/estancia",
        Travellers,
        (
            "¿Dónde se quedará en Honduras?",
            "Where will you stay in Honduras?",
        ),
        (
            "La dirección de la primera noche basta.",
            "The address of the first night is enough.",
        ),
    ),
    row(
        Page::PrecheckStep(PrecheckStep::Contact),
        "prechequeo/contacto",
        Travellers,
        ("¿Cómo podemos escribirle?", "How can we write to you?"),
        (
            "Puede dejarlo vacío. Con un correo recibe el comprobante y un enlace para cambiarlo.",
            "You may leave this empty. With an e-mail you get the confirmation and a link to change it.",
        ),
    ),
    row(
        Page::PrecheckStep(PrecheckStep::Review),
        "prechequeo/revisar",
        Travellers,
        ("Revise sus respuestas", "Check your answers"),
        (
            "Compare los nombres y los números con los documentos antes de enviar.",
            "Compare names and numbers with the documents before you send.",
        ),
    ),
    row(
        Page::Declaration,
        "prechequeo/declaracion/:declaration",
        Declaration,
        ("Su prechequeo", "Your pre-check"),
        (
            "Guarde esta dirección: aquí verá siempre sus códigos.",
            "Keep this address: it always shows your codes.",
        ),
    ),
    row(
        Page::ChangeDeclaration,
        "prechequeo/declaracion/:declaration/cambiar",
        Declaration,
        ("Cambiar el prechequeo", "Change the pre-check"),
        (
            "Elija qué quiere corregir. Los códigos cambian: los que guardó o imprimió dejan de valer.",
            "Choose what to correct. The codes change: those you saved or printed stop working.",
        ),
    ),
    row(
        Page::WithdrawDeclaration,
        "prechequeo/declaracion/:declaration/retirar",
        Declaration,
        ("Retirar el prechequeo", "Withdraw the pre-check"),
        (
            "Hágalo si ya no viaja. No se puede deshacer, pero puede declarar otra vez.",
            "Do it if you no longer travel. It cannot be undone, but you can declare again.",
        ),
    ),
    row(
        Page::OpenDeclaration,
        "prechequeo/abrir",
        Declaration,
        (
            "Ver, cambiar o retirar un prechequeo",
            "See, change or withdraw a pre-check",
        ),
        (
            "Con la referencia de la persona y su fecha de nacimiento.",
            "With the person’s reference and date of birth.",
        ),
    ),
    row(
        Page::PrecheckLink,
        "prechequeo/enlace",
        Declaration,
        ("Su prechequeo", "Your pre-check"),
        (
            "Lo que abre el enlace de su correo.",
            "What the link in your e-mail opens.",
        ),
    ),
];
