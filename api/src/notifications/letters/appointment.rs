//! From the hold to the day: confirmed, moved, cancelled, remembered.

use contract::lang::Lang;

use super::super::letter::{Block, Letter, Links};
use super::super::message::{Cancelled, Confirmed, HoldLapsing, Moved, Reminder, Secret};
use super::{facts, mine, when};
use crate::wording::{Local, Visit, amount, clock_time, day_and_time};

pub(super) fn hold_lapsing(message: &HoldLapsing, links: &Links) -> Letter {
    let lang = links.lang;
    let zone = message
        .visits
        .first()
        .map_or("UTC", |visit| visit.at.zone.as_str());
    let local = Local::read(message.ends, zone);
    let ends = format!("{} ({})", clock_time(local, lang), local.offset());
    let total = amount(message.total);
    let letter = Letter::new(lang.pick("Su cita aún no está pagada", "Your appointment is not paid yet"))
        .says(lang.pick(
            format!("Le guardamos la hora hasta las {ends}. Si no se paga {total} antes, queda libre para otra persona. No se le ha cobrado nada."),
            format!("We keep the time for you until {ends}. If {total} is not paid before, it becomes free for someone else. Nothing has been charged."),
        ));
    let letter = message
        .visits
        .iter()
        .fold(letter, |letter, v| letter.with(facts(v, lang)));
    letter.with(Block::Go {
        label: lang.pick("Pagar ahora", "Pay now"),
        url: links.page("citas/pago"),
    })
}

pub(super) fn confirmed(message: &Confirmed, links: &Links) -> Letter {
    let lang = links.lang;
    let several = message.visits.len() > 1;
    let subject = match message.visits.first() {
        Some(visit) if !several => lang.pick(
            format!("Cita confirmada: {}", when(visit, lang)),
            format!("Appointment confirmed: {}", when(visit, lang)),
        ),
        _ => lang
            .pick(
                "Sus citas están confirmadas",
                "Your appointments are confirmed",
            )
            .into(),
    };
    let paid = amount(message.paid);
    let letter = Letter::new(subject).says(lang.pick(
        format!("Recibimos su pago de {paid}. Guarde este correo: lleva el comprobante y un archivo para su calendario."),
        format!("We received your payment of {paid}. Keep this mail: it carries the voucher and a file for your calendar."),
    ));
    let letter = message.visits.iter().fold(letter, |letter, visit| {
        bring(letter.with(facts(visit, lang)), visit, lang)
    });
    letter
        .with(see(&message.link, links))
        .with(Block::Heading(
            lang.pick("Cambios y devoluciones", "Changes and refunds")
                .into(),
        ))
        .with(Block::Items(message.terms.sentences(lang)))
        .says(lang.pick(
            "Este es el único pago. Nadie puede cobrarle por la cita misma.",
            "This is the only payment. Nobody may charge you for the appointment itself.",
        ))
}

pub(super) fn moved(message: &Moved, links: &Links) -> Letter {
    let lang = links.lang;
    let visit = &message.visit;
    let before = day_and_time(Local::from(&message.before), &message.before_city, lang);
    let mut letter = Letter::new(lang.pick(
        format!("Su cita cambió: {}", when(visit, lang)),
        format!("Your appointment has moved: {}", when(visit, lang)),
    ))
    .says(lang.pick(
        format!("La cita del {before} ya no vale. Esta es la nueva:"),
        format!("The appointment of {before} is no longer valid. This is the new one:"),
    ))
    .with(facts(visit, lang));
    if let Some(charged) = message.charged.map(amount) {
        letter = letter.says(lang.pick(
            format!("Pagó una diferencia de {charged}."),
            format!("You paid a difference of {charged}."),
        ));
    }
    if let Some(refund) = message.refund.map(amount) {
        letter = letter.says(lang.pick(
            format!("La nueva cita cuesta menos: le devolvemos {refund} a la misma tarjeta."),
            format!("The new appointment costs less: we are returning {refund} to the same card."),
        ));
    }
    bring(letter, visit, lang)
        .with(see(&message.link, links))
        .with(Block::Items(message.terms.sentences(lang)))
}

pub(super) fn cancelled(message: &Cancelled, links: &Links) -> Letter {
    let lang = links.lang;
    let first = if message.by_office {
        lang.pick(
            "La oficina no podrá atenderle ese día y tuvo que cancelar la cita. Lamentamos la molestia.",
            "The office cannot serve you that day and had to cancel the appointment. We are sorry for the trouble.",
        )
    } else {
        lang.pick(
            "La cita quedó cancelada, como usted pidió.",
            "The appointment is cancelled, as you asked.",
        )
    };
    let mut letter =
        Letter::new(lang.pick("Su cita fue cancelada", "Your appointment is cancelled"))
            .says(first)
            .with(facts(&message.visit, lang));
    if let Some(refund) = message.refund.map(amount) {
        letter = letter.says(lang.pick(
            format!(
                "Le devolvemos {refund} a la misma tarjeta. Le escribiremos cuando esté hecho."
            ),
            format!("We are returning {refund} to the same card. We will write when it is done."),
        ));
    }
    if let Some(retained) = message.retained.map(amount) {
        letter = letter.says(lang.pick(
            format!("Según la política que aceptó al pagar, {retained} no se devuelven."),
            format!(
                "Under the policy that you accepted when you paid, {retained} is not returned."
            ),
        ));
    }
    letter.with(mine(links))
}

/// Says what helps both sides and tells neither about the other.
pub(super) fn contested(links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick(
        "Hay dos reservas para una misma persona",
        "There are two bookings for the same person",
    ))
    .says(lang.pick(
        "El documento que usted escribió al reservar está también en otra reserva pagada. Puede ser un error al escribir, o que alguien de su familia reservó también.",
        "The document that you typed when booking is also in another paid booking. It may be a typing mistake, or someone in your family booked too.",
    ))
    .says(lang.pick(
        "Su cita sigue en pie. Se atiende a quien presente el documento original, y a la otra reserva se le devuelve todo el dinero.",
        "Your appointment stands. Whoever brings the original document is served, and the other booking gets all its money back.",
    ))
    .says(lang.pick(
        "Si reservó dos veces, cancele una. Si cree que alguien usa su documento, cuéntenoslo.",
        "If you booked twice, cancel one. If you think that someone uses your document, tell us.",
    ))
    .with(mine(links))
    .with(Block::Go {
        label: lang.pick("Avisar de un abuso", "Report an abuse"),
        url: links.page("denunciar"),
    })
}

pub(super) fn reminder(message: &Reminder, links: &Links) -> Letter {
    let lang = links.lang;
    let days = message.days;
    let letter = Letter::new(lang.pick(
        format!("Faltan {days} días para su cita. ¿Irá?"),
        format!("{days} days to your appointment. Will you come?"),
    ))
    .with(facts(&message.visit, lang))
    .says(lang.pick(
        "Díganos si irá. Si ya no puede, suelte la hora: otra persona la necesita.",
        "Tell us whether you will come. If you no longer can, give the time back: someone else needs it.",
    ))
    .with(Block::Go {
        label: lang.pick("Confirmar o soltar mi cita", "Confirm or give back my appointment"),
        url: links.secret("reconfirmar", &message.link),
    });
    bring(letter, &message.visit, lang).with(Block::Items(message.terms.sentences(lang)))
}

fn bring(letter: Letter, visit: &Visit, lang: Lang) -> Letter {
    if visit.bring.is_empty() {
        return letter;
    }
    let items = visit
        .bring
        .iter()
        .map(|item| item.in_lang(lang).to_owned())
        .collect();
    letter
        .says(lang.pick("Lleve los originales:", "Bring the originals:"))
        .with(Block::Items(items))
}

fn see(link: &Secret, links: &Links) -> Block {
    Block::Go {
        label: links.lang.pick(
            "Ver la cita y el comprobante",
            "See the appointment and the voucher",
        ),
        url: links.secret("enlace", link),
    }
}
