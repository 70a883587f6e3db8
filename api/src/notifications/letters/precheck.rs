//! A trip that was declared, and drafts that wait.

use contract::lang::Lang;

use super::super::letter::{Block, Letter, Links};
use super::super::message::{Declared, DraftKept, DraftLink};
use crate::wording::{Local, Travel, clock_time, day};

/// Where a mailed link leads.
const LINK: &str = "prechequeo/enlace";

pub(super) fn declared(message: &Declared, links: &Links) -> Letter {
    let lang = links.lang;
    let when = message.travel.day(lang);
    let subject = if message.changed {
        lang.pick(
            format!("Su declaración cambió: {when}"),
            format!("Your declaration was changed: {when}"),
        )
    } else {
        lang.pick(
            format!("Viaje declarado: {when}"),
            format!("Trip declared: {when}"),
        )
    };
    let codes = if message.changed {
        lang.pick(
            "Los códigos anteriores ya no sirven: use los de este correo.",
            "The earlier codes no longer work: use those of this mail.",
        )
    } else {
        lang.pick(
            "Este correo lleva un documento con el código de cada persona. Muéstrelo en el teléfono o impreso, junto con el documento de viaje.",
            "This mail carries a document with each person's code. Show it on the telephone or on paper, with the travel document.",
        )
    };
    Letter::new(subject)
        .says(codes)
        .with(facts(&message.travel, lang))
        .with(Block::Go {
            label: lang.pick("Ver, cambiar o retirar", "See, change or withdraw"),
            url: links.secret(LINK, &message.link),
        })
        .says(lang.pick(
            "Declarar es gratis. Nadie puede cobrarle por este código.",
            "Declaring is free. Nobody may charge you for this code.",
        ))
}

pub(super) fn withdrawn(travel: &Travel, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick("Declaración retirada", "Declaration withdrawn"))
        .says(lang.pick(
            "Los códigos de estas personas ya no sirven. Si viajan, haga otra declaración:",
            "The codes of these people no longer work. If they travel, make another declaration:",
        ))
        .with(facts(travel, lang))
        .with(Block::Go {
            label: lang.pick("Declarar un viaje", "Declare a trip"),
            url: links.page("prechequeo"),
        })
}

pub(super) fn draft_kept(message: &DraftKept, links: &Links) -> Letter {
    let lang = links.lang;
    let local = Local::from(&message.opens);
    let opens = format!("{}, {}", day(local, lang), clock_time(local, lang));
    Letter::new(lang.pick("Guardamos sus respuestas", "We kept your answers"))
        .says(lang.pick(
            format!("Su viaje se podrá declarar desde el {opens} (hora de Honduras). Ese día le escribiremos otra vez."),
            format!("Your trip can be declared from {opens} (Honduras time). We will write to you again on that day."),
        ))
        .says(lang.pick(
            "Guardar las respuestas todavía no es declarar el viaje.",
            "Keeping the answers is not declaring the trip yet.",
        ))
        .with(Block::Go {
            label: lang.pick("Ver o cambiar las respuestas", "See or change the answers"),
            url: links.secret(LINK, &message.link),
        })
}

pub(super) fn draft_opens(message: &DraftLink, links: &Links) -> Letter {
    let lang = links.lang;
    Letter::new(lang.pick(
        "Ya puede declarar su viaje",
        "You can declare your trip now",
    ))
    .says(lang.pick(
        "Abra sus respuestas, revíselas y envíelas. Toma un minuto.",
        "Open your answers, check them and send them. It takes a minute.",
    ))
    .with(Block::Go {
        label: lang.pick("Abrir y enviar", "Open and send"),
        url: links.secret(LINK, &message.link),
    })
}

fn facts(travel: &Travel, lang: Lang) -> Block {
    Block::Facts(vec![
        (lang.pick("Viaje", "Trip"), travel.title(lang).to_owned()),
        (lang.pick("Fecha", "Date"), travel.day(lang)),
        (lang.pick("Por", "At"), travel.post.in_lang(lang).to_owned()),
        (travel.by(lang), travel.conveyance(lang).to_owned()),
        (lang.pick("Personas", "People"), travel.people.join(", ")),
    ])
}
