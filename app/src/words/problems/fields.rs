//! Why a field was refused, and how to put it right.

use contract::lang::Lang;
use contract::problem::FieldError;

/// The sentence of a field error. One rule holds for both names; whoever reads a list of mistakes
/// must see which of them is meant.
pub fn mistake(lang: Lang, error: &FieldError) -> &'static str {
    let (_, field) = error.field.rsplit_once('/').unwrap_or_default();
    match (error.code.as_str(), field) {
        ("name.missing", "given_names") => lang.pick(
            "Escriba los nombres como están en el documento",
            "Enter the given names as they are in the document",
        ),
        ("name.missing", "surnames") => lang.pick(
            "Escriba los apellidos como están en el documento",
            "Enter the surnames as they are in the document",
        ),
        (code, _) => {
            super::brought::of_field(lang, error).unwrap_or_else(|| self::field(lang, code))
        }
    }
}

/// The sentence of a field error's code, wherever the field is.
pub fn field(lang: Lang, code: &str) -> &'static str {
    let unnamed = FieldError::new("", code);
    let own = known(code).map(|(es, en)| lang.pick(es, en));
    own.or_else(|| super::brought::of_field(lang, &unnamed))
        .unwrap_or(lang.pick("Revise esta respuesta", "Check this answer"))
}

pub(super) type Both = (&'static str, &'static str);

fn known(code: &str) -> Option<Both> {
    let (subject, _) = code.split_once('.')?;
    match subject {
        "name" | "birth_date" => of_person(code),
        "document" | "documents" | "dni" | "country" => of_document(code),
        "email" | "phone" | "code" | "reference" => of_contact(code),
        "paper_number" => Some((
            "Escriba el número completo, con las dos letras del principio: VC-7K3M-9QXD-2TB8-4",
            "Enter the whole number, with the two letters it begins with: VC-7K3M-9QXD-2TB8-4",
        )),
        "choice" | "people" => of_answers(code),
        _ => None,
    }
}

fn of_person(code: &str) -> Option<Both> {
    Some(match code {
        "name.missing" => (
            "Escriba el nombre como está en el documento",
            "Enter the name as it is in the document",
        ),
        "name.too_long" => (
            "El nombre debe tener 60 letras o menos; si es más largo, escriba lo que cabe en el documento",
            "The name must have 60 letters or fewer; if it is longer, enter what fits in the document",
        ),
        "name.characters" => (
            "El nombre solo puede llevar letras, espacios, guiones, apóstrofos y puntos",
            "The name may only have letters, spaces, hyphens, apostrophes and full stops",
        ),
        "birth_date.missing" => ("Escriba la fecha de nacimiento", "Enter the date of birth"),
        "birth_date.not_a_date" => (
            "La fecha de nacimiento debe ser una fecha real, como 27 3 1990",
            "The date of birth must be a real date, such as 27 3 1990",
        ),
        "birth_date.in_future" => (
            "La fecha de nacimiento no puede estar en el futuro: revise el año",
            "The date of birth cannot be in the future: check the year",
        ),
        "birth_date.too_old" => (
            "La fecha de nacimiento es de hace más de 130 años: revise el año",
            "The date of birth is over 130 years ago: check the year",
        ),
        _ => return None,
    })
}

fn of_document(code: &str) -> Option<Both> {
    Some(match code {
        "document.kind" => (
            "Elija qué documento tiene: DNI, pasaporte o partida de nacimiento",
            "Choose which document you have: DNI, passport or birth certificate",
        ),
        "document.missing" => (
            "Escriba el número del documento",
            "Enter the document number",
        ),
        "document.format" => (
            "El número del documento solo lleva letras y cifras: cópielo como está impreso",
            "The document number has only letters and figures: copy it as it is printed",
        ),
        "documents.missing" => (
            "Dé al menos un documento de esta persona",
            "Give at least one document of this person",
        ),
        "documents.too_many" => (
            "Dé dos documentos como máximo",
            "Give two documents at most",
        ),
        "documents.same_kind" => (
            "El segundo documento debe ser de otro tipo que el primero",
            "The second document must be of another kind than the first",
        ),
        "dni.format" => (
            "El DNI tiene 13 cifras, como 0801-1990-12345: revise que no falte ninguna",
            "A DNI has 13 digits, such as 0801-1990-12345: check that none is missing",
        ),
        "country.format" => (
            "Elija el país que emitió el documento",
            "Choose the country that issued the document",
        ),
        _ => return None,
    })
}

fn of_contact(code: &str) -> Option<Both> {
    Some(match code {
        "email.missing" => ("Escriba su correo electrónico", "Enter your e-mail address"),
        "email.format" => (
            "Escriba el correo completo, como nombre@ejemplo.com",
            "Enter the whole e-mail address, such as name@example.com",
        ),
        "phone.missing" => (
            "Escriba su número de teléfono",
            "Enter your telephone number",
        ),
        "phone.prefix" => (
            "Empiece el teléfono con + y el prefijo del país, como +504 o +1",
            "Begin the telephone with + and the country’s prefix, such as +504 or +1",
        ),
        "phone.format" => (
            "El teléfono lleva de 8 a 15 cifras después del +: revise que esté completo",
            "The telephone has 8 to 15 digits after the +: check that it is complete",
        ),
        "code.missing" => (
            "Escriba el código que le enviamos",
            "Enter the code that we sent you",
        ),
        "code.format" => (
            "El código tiene 6 cifras: cópielo del correo",
            "The code has 6 digits: copy it from the e-mail",
        ),
        "reference.format" => (
            "La referencia no es correcta: cópiela de su comprobante",
            "The reference is not right: copy it from your voucher",
        ),
        _ => return None,
    })
}

fn of_answers(code: &str) -> Option<Both> {
    Some(match code {
        "choice.missing" => ("Elija una opción", "Choose an option"),
        "people.none" => ("Agregue a una persona al menos", "Add at least one person"),
        "people.too_many" => (
            "Son demasiadas personas a la vez: haga otra solicitud para las demás",
            "These are too many people at once: make another request for the others",
        ),
        "people.same_document" => (
            "Dos personas tienen el mismo documento: revise los números",
            "Two people have the same document: check the numbers",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::appointments::eligibility::Obstacle;

    /// Every reason the contract can refuse a field for, read from its own source.
    fn reasons() -> Vec<String> {
        let sources = [
            include_str!("../../../../contract/src/person.rs"),
            include_str!("../../../../contract/src/person/contact.rs"),
            include_str!("../../../../contract/src/person/mrz.rs"),
            include_str!("../../../../contract/src/person/mrz/field.rs"),
            include_str!("../../../../contract/src/person/mrz/typed.rs"),
            include_str!("../../../../contract/src/country/mod.rs"),
            include_str!("../../../../contract/src/identity.rs"),
            include_str!("../../../../contract/src/identity/staff.rs"),
            include_str!("../../../../contract/src/appointments/booking.rs"),
            include_str!("../../../../contract/src/precheck/declaration.rs"),
            include_str!("../../../../contract/src/precheck/desk.rs"),
            include_str!("../../../../contract/src/precheck/desk/marks.rs"),
            include_str!("../../../../contract/src/precheck/document.rs"),
            include_str!("../../../../contract/src/precheck/opening.rs"),
            include_str!("../../../../contract/src/precheck/stay.rs"),
            include_str!("../../../../contract/src/precheck/traveller.rs"),
            include_str!("../../../../contract/src/precheck/trip.rs"),
            include_str!("../../../../contract/src/precheck/trip/conveyance.rs"),
            include_str!("../../../../contract/src/precheck/trip/ends.rs"),
        ];
        let quoted = sources
            .iter()
            .flat_map(|source| source.split('"').skip(1).step_by(2));
        let plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        };
        quoted
            .filter(|text| {
                text.split_once('.')
                    .is_some_and(|(a, b)| plain(a) && plain(b))
            })
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_reason_of_the_contract_has_a_sentence() {
        for sentences in super::super::ALL {
            super::super::bring(sentences);
        }
        let reasons = reasons();
        assert!(reasons.len() > 25, "the sources are read: {reasons:?}");
        let obstacles = Obstacle::ALL.iter().map(|o| o.as_str().to_owned());
        for reason in reasons.into_iter().chain(obstacles) {
            let said = field(Lang::Es, &reason);
            assert_ne!(
                said,
                field(Lang::Es, "shoe.size"),
                "{reason} has no sentence"
            );
        }
    }

    #[test]
    fn an_unknown_reason_still_says_what_to_do() {
        assert_eq!(field(Lang::Es, "shoe.size"), "Revise esta respuesta");
    }
}
