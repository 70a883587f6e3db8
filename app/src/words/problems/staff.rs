//! Why a field of the staff's pages was refused.

use super::brought::Sentences;
use super::fields::Both;
use contract::lang::Lang;
use contract::problem::{Code, FieldError};

/// For the staff's pages.
pub const SENTENCES: Sentences = Sentences { of_code, of_field };

fn of_code(_: Code) -> Option<Both> {
    None
}

fn of_field(lang: Lang, error: &FieldError) -> Option<&'static str> {
    of_reason(&error.code).map(|(es, en)| lang.pick(es, en))
}

fn of_reason(code: &str) -> Option<Both> {
    Some(match code {
        "passkey_name.missing" => (
            "Escriba un nombre para reconocer la llave, como «Teléfono»",
            "Enter a name to know the passkey by, such as “Phone”",
        ),
        "passkey_name.too_long" => (
            "El nombre de la llave debe tener 40 letras o menos",
            "The passkey’s name must have 40 letters or fewer",
        ),
        "scan.missing" => (
            "Escanee el código del viajero o escriba su número",
            "Scan the traveller’s code or enter its number",
        ),
        "scan.format" => (
            "Ese código no es de un prechequeo. Los números son como PC-7K3M-9QXD-2TB8-4",
            "That code is not of a pre-check. Numbers look like PC-7K3M-9QXD-2TB8-4",
        ),
        "name_part.short" => (
            "Escriba al menos dos letras del nombre",
            "Enter at least two letters of the name",
        ),
        "marks.number" => (
            "No hay marcas que enviar, o son demasiadas a la vez",
            "There are no marks to send, or too many at once",
        ),
        _ => return None,
    })
}
