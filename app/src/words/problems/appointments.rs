//! The codes and reasons of booking and paying.

use super::brought::Sentences;
use super::fields::Both;
use contract::appointments::eligibility::Obstacle;
use contract::lang::Lang;
use contract::problem::{Code, FieldError};

/// For the parts that book, pay and look after appointments.
pub const SENTENCES: Sentences = Sentences { of_code, of_field };

fn of_code(code: Code) -> Option<Both> {
    of_payments(code).or_else(|| of_appointments(code))
}

fn of_field(lang: Lang, error: &FieldError) -> Option<&'static str> {
    let said = of_booking(&error.code).or_else(|| of_eligibility(&error.code));
    said.map(|(es, en)| lang.pick(es, en))
}

fn of_booking(code: &str) -> Option<Both> {
    Some(match code {
        "answer.missing" => ("Elija una respuesta", "Choose an answer"),
        "slot.missing" => ("Elija un día y una hora", "Choose a day and a time"),
        "slot.same" => (
            "Es la hora que ya tiene: elija otra",
            "It is the time you already have: choose another",
        ),
        "service.missing" => ("Elija un trámite", "Choose a service"),
        "office.missing" => ("Elija un consulado", "Choose a consulate"),
        _ => return None,
    })
}

fn of_eligibility(code: &str) -> Option<Both> {
    let obstacle = Obstacle::ALL.into_iter().find(|o| o.as_str() == code)?;
    Some(match obstacle {
        Obstacle::Under21FiveYearsOnly => (
            "Antes de los 21 años el pasaporte se da solo por 5 años: elija el de 5 años",
            "Before the age of 21 a passport is given for 5 years only: choose the 5-year one",
        ),
        Obstacle::AdultsOnly => (
            "Este trámite lo firma una persona mayor de edad: elija otro o venga con quien firmará",
            "This service is signed by an adult: choose another, or come with the person who will sign",
        ),
        Obstacle::DniOrBirthCertificate => (
            "Para este trámite hace falta el DNI o, si no lo tiene, la partida de nacimiento",
            "This service needs the DNI or, if you do not have one, the birth certificate",
        ),
        Obstacle::DniOrPassport => (
            "Para este trámite hace falta el DNI o el pasaporte",
            "This service needs the DNI or the passport",
        ),
    })
}

const fn of_payments(code: Code) -> Option<Both> {
    Some(match code {
        Code::PaymentInProgress => (
            "Hay un pago abierto o en camino. Espere un momento y vuelva a mirar antes de intentar otra cosa.",
            "A payment is open or on its way. Wait a moment and look again before trying anything else.",
        ),
        Code::DisputeOpen => (
            "Su banco tiene abierto un reclamo por este pago. Hasta que se cierre no se puede cambiar la cita.",
            "Your bank has an open dispute about this payment. Until it is closed the appointment cannot be changed.",
        ),
        Code::PaymentsUnavailable => (
            "La página de pago no contesta. No se le cobró nada; su lugar sigue apartado. Inténtelo de nuevo.",
            "The payment page does not answer. Nothing was charged; your place is still kept. Try again.",
        ),
        Code::SignatureRefused => (
            "El aviso de pago no trae una firma válida.",
            "The payment notice does not carry a valid signature.",
        ),
        _ => return None,
    })
}

const fn of_appointments(code: Code) -> Option<Both> {
    Some(match code {
        Code::SlotTaken => (
            "Esa hora acaba de ocuparse. Elija otra; sus datos siguen aquí.",
            "That time has just been taken. Choose another; your details are still here.",
        ),
        Code::SlotCoolingForYou => (
            "Usted apartó esa hora y no la pagó. Podrá volver a pedirla a las {until}, o elegir otra ahora.",
            "You kept that time and did not pay for it. You can ask for it again at {until}, or choose another now.",
        ),
        Code::PersonAlreadyBooked => (
            "Esa persona ya tiene una cita para este trámite en su cuenta. Véala en «Mis citas».",
            "That person already has an appointment for this service in your account. See it in “My appointments”.",
        ),
        Code::TooManyActive => (
            "Cada cuenta puede tener {limit} citas a la vez. Espere a que pase una o cancele la que no necesite.",
            "Each account may have {limit} appointments at a time. Wait until one is past or cancel one you do not need.",
        ),
        Code::TooManyLapsed => (
            "Hoy dejó vencer {limit} lugares sin pagar. Podrá apartar otro mañana.",
            "Today you let {limit} places lapse without paying. You can keep another tomorrow.",
        ),
        Code::HoldLapsed => (
            "El tiempo para pagar terminó y el lugar se liberó. Si ya pagó, se lo devolvemos solo o le confirmamos la cita. Si no, elija otra hora.",
            "The time to pay is over and the place was released. If you did pay, you will be refunded or confirmed without asking. If not, choose another time.",
        ),
        Code::ExtensionUsed => (
            "Ya usó los cinco minutos más. Pague antes de que termine el tiempo.",
            "You have already used the five extra minutes. Pay before the time is over.",
        ),
        Code::NotEligible => (
            "Este trámite no se le puede dar a esa persona. Abajo decimos por qué y cuál le corresponde.",
            "This service cannot be given to that person. Below we say why and which one fits.",
        ),
        Code::ServiceNotOffered => (
            "Ese consulado no da este trámite. Elija otro consulado u otro trámite.",
            "That consulate does not give this service. Choose another consulate or another service.",
        ),
        Code::ChangesClosed => (
            "Faltan menos de {hours} horas para la cita y ya no se puede cambiar ni cancelar aquí. Llame al consulado.",
            "The appointment is less than {hours} hours away and can no longer be changed or cancelled here. Call the consulate.",
        ),
        Code::RefundChanged => (
            "La devolución ya no es la que vio en la página. No se canceló nada: revise el monto nuevo y decida.",
            "The refund is no longer the one you saw on the page. Nothing was cancelled: check the new amount and decide.",
        ),
        Code::MovesUsed => (
            "Esta cita ya se cambió {limit} veces, que es lo más que se puede.",
            "This appointment was already changed {limit} times, which is the most allowed.",
        ),
        Code::NotInThisState => (
            "La cita cambió mientras tanto. Cargue la página de nuevo para ver cómo está.",
            "The appointment has changed meanwhile. Load the page again to see how it stands.",
        ),
        _ => return None,
    })
}
