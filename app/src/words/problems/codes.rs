//! One sentence or two for each code of [`Code`]. The compiler asks for a new code's.

use contract::lang::Lang;
use contract::problem::Code;

/// `{limit}` and its like are the problem's `params`.
pub fn sentence(lang: Lang, code: Code) -> &'static str {
    let (es, en) = of_request(code)
        .or_else(|| of_identity(code))
        .or_else(|| of_payments(code))
        .or_else(|| super::precheck::of_code(code))
        .unwrap_or_else(|| of_appointments(code));
    lang.pick(es, en)
}

type Both = (&'static str, &'static str);

const fn of_request(code: Code) -> Option<Both> {
    Some(match code {
        Code::Malformed => (
            "No pudimos leer lo que envió. Cargue la página de nuevo e inténtelo otra vez.",
            "We could not read what you sent. Load the page again and try once more.",
        ),
        Code::IdempotencyKeyMissing => (
            "Faltó una parte de la solicitud. Cargue la página de nuevo e inténtelo otra vez.",
            "A part of the request was missing. Load the page again and try once more.",
        ),
        Code::IdempotencyKeyReused => (
            "Esta solicitud ya se envió con otros datos. Cargue la página de nuevo para ver cómo quedó.",
            "This request was already sent with other details. Load the page again to see what became of it.",
        ),
        Code::InvalidFields => (
            "Hay respuestas que corregir. Revise las que están marcadas.",
            "Some answers need correcting. Check the ones that are marked.",
        ),
        Code::NotFound => (
            "No encontramos lo que busca. Revise la dirección o vuelva a «Mis citas».",
            "We cannot find what you are looking for. Check the address or go back to “My appointments”.",
        ),
        Code::MethodNotAllowed => (
            "Eso no se puede hacer aquí. Vuelva al inicio.",
            "That cannot be done here. Go back to the start.",
        ),
        Code::TooLarge => (
            "Lo que envió es demasiado grande. Acórtelo e inténtelo de nuevo.",
            "What you sent is too large. Shorten it and try again.",
        ),
        Code::MediaType => (
            "El servicio no reconoce ese formato. Cargue la página de nuevo.",
            "The service does not recognise that format. Load the page again.",
        ),
        Code::OriginRefused => (
            "La solicitud no vino de este sitio. Abra el sitio oficial en una pestaña nueva y empiece ahí.",
            "The request did not come from this site. Open the official site in a new tab and start there.",
        ),
        Code::TooManyRequests => (
            "Hizo muchos intentos seguidos. Espere unos minutos y vuelva a intentarlo; no pierde su lugar por esperar.",
            "You made many attempts in a row. Wait a few minutes and try again; waiting does not cost you your place.",
        ),
        Code::TimedOut => (
            "El servicio tardó demasiado. Inténtelo de nuevo: nada se hará dos veces.",
            "The service took too long. Try again: nothing will be done twice.",
        ),
        Code::Unavailable => (
            "El servicio está muy ocupado o se está reiniciando. Espere un minuto e inténtelo de nuevo.",
            "The service is very busy or restarting. Wait a minute and try again.",
        ),
        Code::Internal => (
            "Algo falló de nuestro lado. Inténtelo de nuevo; si se repite, llámenos y dé el número que ve abajo.",
            "Something failed on our side. Try again; if it happens again, call us and give the number below.",
        ),
        _ => return None,
    })
}

const fn of_identity(code: Code) -> Option<Both> {
    Some(match code {
        Code::SignInRequired => (
            "Su sesión terminó. Entre otra vez con un código; lo que escribió sigue aquí.",
            "Your session ended. Sign in again with a code; what you typed is still here.",
        ),
        Code::FreshCodeRequired => (
            "Por seguridad, este cambio pide un código nuevo. Se lo enviamos a su correo.",
            "For your safety this change asks for a new code. We send it to your e-mail.",
        ),
        Code::CodeRefused => (
            "El código no es correcto, ya se usó o venció. Revíselo en su correo o pida otro.",
            "The code is wrong, already used or expired. Check it in your e-mail or ask for another.",
        ),
        Code::LinkRefused => (
            "Este enlace no sirve o ya venció. Entre con su correo para ver sus citas.",
            "This link does not work or has expired. Sign in with your e-mail to see your appointments.",
        ),
        Code::Forbidden => (
            "Su cuenta no tiene permiso para esto.",
            "Your account is not allowed to do this.",
        ),
        Code::PasskeyRequired => (
            "Falta su llave de acceso. Úsela o regístrela en la página de entrada de funcionarios.",
            "Your passkey is missing. Use it or register it on the staff’s sign-in page.",
        ),
        Code::PasskeyRefused => (
            "La llave de acceso no fue aceptada, o tardó demasiado. Inténtelo de nuevo con la llave que registró.",
            "The passkey was not accepted, or it took too long. Try again with the one you registered.",
        ),
        Code::PasskeySuspect => (
            "Puede haber una copia de esta llave de acceso y no la aceptamos. Avise de inmediato a su supervisor.",
            "There may be a copy of this passkey and we do not accept it. Tell your supervisor at once.",
        ),
        Code::LastPasskey => (
            "Es su única llave de acceso y no puede quedarse sin ninguna. Agregue otra primero.",
            "It is your only passkey and you cannot be without one. Add another first.",
        ),
        _ => return None,
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

const fn of_appointments(code: Code) -> Both {
    match code {
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
        // The other rooms' codes are answered above; a test walks through all of them.
        _ => ("No se pudo hacer.", "It could not be done."),
    }
}
