//! Signing in, and the way back when an address is lost.

use contract::lang::Lang;

use super::super::letter::{Block, Letter, Links};
use super::super::message::{
    ContactChangeNotice, ContactChanged, PasskeyChange, RecoveryStarted, SignInCode,
};
use crate::wording::{Local, day_and_time};

/// The code stays out of the subject: locked phones and mail logs show subjects.
pub(super) fn sign_in_code(message: &SignInCode, lang: Lang) -> Letter {
    let minutes = message.minutes;
    Letter::new(lang.pick("Su código para continuar", "Your code to continue"))
        .says(lang.pick(
            "Escriba este código en la página que tiene abierta:",
            "Type this code into the page that you have open:",
        ))
        .with(Block::Code(message.code.reveal().to_owned()))
        .says(lang.pick(
            format!("Sirve una sola vez y durante {minutes} minutos."),
            format!("It works once and for {minutes} minutes."),
        ))
        .says(lang.pick(
            "No se lo dé a nadie, tampoco a quien diga que trabaja en el consulado. Si usted no lo pidió, no haga nada: sin el código nadie entra.",
            "Give it to nobody, not even to someone who says they work at the consulate. If you did not ask for it, do nothing: nobody gets in without the code.",
        ))
}

pub(super) fn contact_change_notice(message: &ContactChangeNotice, links: &Links) -> Letter {
    let lang = links.lang;
    let effect = day_and_time(Local::from(&message.takes_effect), &message.city, lang);
    let (reference, new) = (&message.reference, &message.new_email_masked);
    Letter::new(lang.pick(
        "Piden cambiar el correo de su cita",
        "Someone asks to change your appointment's e-mail",
    ))
    .says(lang.pick(
        format!("Alguien que conoce la referencia {reference}, el documento y la fecha de nacimiento pidió que los correos de esa cita lleguen a {new}."),
        format!("Someone who knows the reference {reference}, the document and the date of birth asked that mails about that appointment go to {new}."),
    ))
    .says(lang.pick(
        format!("El cambio se hará el {effect}. Si fue usted, no tiene que hacer nada."),
        format!("The change will be made on {effect}. If it was you, there is nothing to do."),
    ))
    .says(lang.pick(
        "Si no fue usted, deténgalo aquí. La cita no cambia.",
        "If it was not you, stop it here. The appointment stays as it is.",
    ))
    .with(Block::Go {
        label: lang.pick("No fui yo: detener el cambio", "It was not me: stop the change"),
        url: links.secret("correo-perdido", &message.stop),
    })
}

pub(super) fn recovery_started(message: &RecoveryStarted, links: &Links) -> Letter {
    let lang = links.lang;
    let effect = day_and_time(Local::from(&message.takes_effect), &message.city, lang);
    let reference = &message.reference;
    Letter::new(lang.pick("Su cambio de correo está en espera", "Your change of e-mail is waiting"))
        .says(lang.pick(
            format!("Recibimos la solicitud de usar este correo para la cita {reference}. El cambio se hará el {effect}."),
            format!("We received the request to use this address for the appointment {reference}. The change will be made on {effect}."),
        ))
        .says(lang.pick(
            "Esperamos para que quien tenga el correo anterior pueda avisar si no fue usted. La cita sigue igual mientras tanto.",
            "We wait so that whoever has the old address can tell us if it was not you. The appointment stays as it is meanwhile.",
        ))
}

pub(super) fn contact_changed(message: &ContactChanged, links: &Links) -> Letter {
    let lang = links.lang;
    let reference = &message.reference;
    Letter::new(lang.pick(
        "El correo de su cita cambió",
        "Your appointment's e-mail was changed",
    ))
    .says(lang.pick(
        format!("Desde ahora los correos de la cita {reference} llegan a esta dirección."),
        format!("From now on mails about the appointment {reference} come to this address."),
    ))
    .with(Block::Go {
        label: lang.pick("Ver la cita", "See the appointment"),
        url: links.secret("enlace", &message.link),
    })
}

pub(super) fn passkey_changed(change: &PasskeyChange, lang: Lang) -> Letter {
    let (subject, what) = match change {
        PasskeyChange::Added(name) => (
            lang.pick("Se agregó una llave de acceso", "A passkey was added"),
            lang.pick(
                format!("A su cuenta de funcionario se agregó la llave de acceso «{name}»."),
                format!("The passkey “{name}” was added to your staff account."),
            ),
        ),
        PasskeyChange::Removed(name) => (
            lang.pick("Se quitó una llave de acceso", "A passkey was removed"),
            lang.pick(
                format!("De su cuenta de funcionario se quitó la llave de acceso «{name}». Sus otras sesiones terminaron."),
                format!("The passkey “{name}” was removed from your staff account. Your other sessions have ended."),
            ),
        ),
        PasskeyChange::Reset => (
            lang.pick("Se quitaron sus llaves de acceso", "Your passkeys were removed"),
            lang.pick(
                "La administración quitó todas las llaves de acceso de su cuenta de funcionario y terminó sus sesiones. Al entrar de nuevo podrá registrar otra.".to_owned(),
                "The administration removed every passkey of your staff account and ended your sessions. When you sign in again you can register another.".to_owned(),
            ),
        ),
    };
    Letter::new(subject).says(what).says(lang.pick(
        "Si no fue usted ni lo pidió, avise de inmediato a su supervisor.",
        "If it was not you and you did not ask for it, tell your supervisor at once.",
    ))
}
