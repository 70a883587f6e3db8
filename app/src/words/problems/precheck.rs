//! The pre-check's codes and reasons.

use super::brought::Sentences;
use super::fields::Both;
use contract::lang::Lang;
use contract::problem::{Code, FieldError};

/// For the parts that declare, and the desk that reads what was declared.
pub const SENTENCES: Sentences = Sentences { of_code, of_field };

fn of_field(lang: Lang, error: &FieldError) -> Option<&'static str> {
    of_field_named(lang, error).or_else(|| of_reason(&error.code).map(|(es, en)| lang.pick(es, en)))
}

fn of_code(code: Code) -> Option<Both> {
    Some(match code {
        Code::ProofRequired => (
            "Desde su conexión llegaron muchas solicitudes. Espere un momento mientras su aparato hace una comprobación.",
            "Many requests came from your connection. Wait a moment while your device does a check.",
        ),
        Code::NotOpenYet => (
            "Este viaje se podrá declarar desde el {opens_at}. Puede guardar sus respuestas y le avisaremos.",
            "This trip can be declared from {opens_at}. You can keep your answers and we will write to you.",
        ),
        Code::Closed => (
            "El plazo para declarar, cambiar o retirar este viaje ya terminó. Muestre su documento al oficial.",
            "The time to declare, change or withdraw this trip is over. Show your document to the officer.",
        ),
        Code::UndoOver => (
            "La marca ya tiene demasiado tiempo para deshacerla. Hable con su supervisor.",
            "The mark is too old to be undone. Speak to your supervisor.",
        ),
        Code::MemberSettled => (
            "Esta declaración ya no se puede cambiar: la persona ya cruzó la frontera o la retiró.",
            "This declaration can no longer be changed: the person has crossed the border or withdrew it.",
        ),
        Code::OpeningRefused => (
            "No hay una declaración con esa referencia y esa fecha de nacimiento. Revise las dos.",
            "There is no declaration with that reference and that date of birth. Check both.",
        ),
        _ => return None,
    })
}

/// One rule holds for several fields; whoever reads a list of mistakes must see which is meant.
fn of_field_named(lang: Lang, error: &FieldError) -> Option<&'static str> {
    let (parent, field) = error.field.rsplit_once('/')?;
    let (es, en) = match (error.code.as_str(), field) {
        ("country.format", "nationality") => ("Elija la nacionalidad", "Choose the nationality"),
        ("country.format", "residence") => (
            "Elija el país donde vive la persona",
            "Choose the country where the person lives",
        ),
        ("country.format", "country") if parent.starts_with("/trip") => (
            "Elija el país del que viene o al que va",
            "Choose the country you come from or go to",
        ),
        ("text.missing", "profession") => (
            "Escriba la profesión u oficio",
            "Enter the profession or occupation",
        ),
        ("text.missing", "address") => (
            "Escriba la dirección donde se quedará",
            "Enter the address where you will stay",
        ),
        ("text.missing", "city") => (
            "Escriba el municipio o la ciudad",
            "Enter the municipality or city",
        ),
        ("choice.missing", "purpose") => (
            "Elija el motivo del viaje",
            "Choose the purpose of the trip",
        ),
        ("choice.missing", "direction") => (
            "Elija si entra a Honduras o sale",
            "Choose whether you enter or leave Honduras",
        ),
        ("choice.missing", "means") => (
            "Elija cómo cruza la frontera",
            "Choose how you cross the border",
        ),
        _ => return None,
    };
    Some(lang.pick(es, en))
}

fn of_reason(code: &str) -> Option<Both> {
    let (subject, _) = code.split_once('.')?;
    match subject {
        "sex" | "text" | "travel_document" | "expires" => of_traveller(code),
        "conveyance" | "flight" | "departure" => of_transport(code),
        _ => of_trip(code),
    }
}

fn of_traveller(code: &str) -> Option<Both> {
    Some(match code {
        "sex.missing" => (
            "Elija el sexo como está en el documento",
            "Choose the sex as it is in the document",
        ),
        "text.missing" => ("Complete esta respuesta", "Fill in this answer"),
        "text.too_long" => (
            "Es demasiado largo: escríbalo más corto",
            "It is too long: make it shorter",
        ),
        "text.characters" => (
            "Tiene signos que no se pueden usar: escríbalo con letras y números",
            "It has characters that cannot be used: write it with letters and numbers",
        ),
        "travel_document.kind" => (
            "Elija con qué documento viaja",
            "Choose the document you travel with",
        ),
        "expires.missing" => (
            "Escriba la fecha en que vence el documento",
            "Enter the date on which the document expires",
        ),
        "expires.not_a_date" => (
            "La fecha de vencimiento debe ser una fecha real, como 31 1 2030",
            "The expiry date must be a real date, such as 31 1 2030",
        ),
        "expires.before_travel" => (
            "El documento vence antes del viaje. Renuévelo o use otro documento vigente",
            "The document expires before the trip. Renew it or use another valid document",
        ),
        _ => return None,
    })
}

fn of_transport(code: &str) -> Option<Both> {
    Some(match code {
        "conveyance.missing" => (
            "Escriba el vuelo, la placa o el nombre del barco",
            "Enter the flight, the plate or the name of the ship",
        ),
        "conveyance.format" => (
            "Debe tener de 2 a 10 letras y números, como PDK1234",
            "It must have 2 to 10 letters and numbers, such as PDK1234",
        ),
        "conveyance.on_foot" => (
            "Quien cruza a pie no tiene empresa ni placa: déjelas vacías",
            "Whoever crosses on foot has neither company nor plate: leave them empty",
        ),
        "flight.format" => (
            "El vuelo lleva las dos letras de la aerolínea y su número, como AV431",
            "The flight has the airline’s two letters and its number, such as AV431",
        ),
        "departure.not_a_date" => (
            "La fecha de salida debe ser una fecha real",
            "The date of departure must be a real date",
        ),
        "departure.not_near" => (
            "La salida debe ser el día del viaje o, como mucho, dos días antes",
            "The departure must be on the day of travel or at most two days before",
        ),
        "departure.not_a_time" => (
            "La hora de salida debe ser una hora real, como 14:30",
            "The time of departure must be a real time, such as 14:30",
        ),
        "departure.on_foot" => (
            "Quien cruza a pie no tiene hora de salida: déjela vacía",
            "Whoever crosses on foot has no time of departure: leave it empty",
        ),
        "departure.zone" => (
            "No conocemos esa zona horaria: deje la hora vacía",
            "We do not know that time zone: leave the time empty",
        ),
        _ => return None,
    })
}

fn of_trip(code: &str) -> Option<Both> {
    Some(match code {
        "post.unknown" => (
            "Elija por dónde entra o sale",
            "Choose where you enter or leave",
        ),
        "travel_date.missing" => ("Escriba la fecha del viaje", "Enter the date of the trip"),
        "travel_date.not_a_date" => (
            "La fecha del viaje debe ser una fecha real, como 5 12 2026",
            "The date of the trip must be a real date, such as 5 12 2026",
        ),
        "travel_date.past" => (
            "La fecha del viaje ya pasó",
            "The date of the trip has passed",
        ),
        "travel_date.after_expiry" => (
            "Un documento vence antes de esa fecha. Cámbielo primero en los datos de la persona",
            "A document expires before that date. Change it first in the person’s details",
        ),
        "trip.one_end_is_honduras" => (
            "Elija un país distinto de Honduras: es de donde viene o a donde va",
            "Choose a country other than Honduras: it is where you come from or go to",
        ),
        "means.not_at_post" => (
            "A ese puesto no se llega así: cambie el puesto o el medio de transporte",
            "One does not arrive at that post like this: change the post or the means of transport",
        ),
        "stay.missing" => (
            "Escriba dónde se quedará en Honduras",
            "Enter where you will stay in Honduras",
        ),
        "stay.not_when_leaving" => (
            "Para salir no hace falta dirección: quítela",
            "No address is needed to leave: remove it",
        ),
        "draft.format" => (
            "No pudimos guardar estas respuestas. Cargue la página de nuevo",
            "We could not keep these answers. Load the page again",
        ),
        _ => return None,
    })
}
