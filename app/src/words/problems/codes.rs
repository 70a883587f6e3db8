//! One sentence or two for each code of [`Code`] that any room may be answered; the rooms' own are
//! beside. A test walks through all of them.

use contract::lang::Lang;
use contract::problem::Code;

/// `{limit}` and its like are the problem's `params`.
pub fn sentence(lang: Lang, code: Code) -> &'static str {
    let (es, en) = of_request(code)
        .or_else(|| of_identity(code))
        .or_else(|| super::brought::of_code(code))
        .unwrap_or(("No se pudo hacer.", "It could not be done."));
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
