//! What went wrong and what to do about it: a sentence for every code the API can answer with
//! and for every reason a field can be refused.

pub mod appointments;
mod brought;
mod codes;
mod fields;
pub mod mrz;
pub mod precheck;
pub mod staff;

pub use brought::bring;
pub use fields::{field, mistake};

/// Of every room that brings its own.
#[cfg(test)]
const ALL: [brought::Sentences; 4] = [
    appointments::SENTENCES,
    precheck::SENTENCES,
    staff::SENTENCES,
    mrz::SENTENCES,
];

use crate::http::Failure;
use chrono::{DateTime, Utc};
use contract::lang::Lang;
use contract::moments::read_instant;
use contract::problem::{Code, Problem};

/// Why there is no answer to use.
pub fn failure(lang: Lang, failure: &Failure) -> String {
    match failure {
        Failure::Refused(problem) => refused(lang, problem),
        Failure::Offline => lang
            .pick(
                "No hay conexión con el servicio. Lo que escribió sigue aquí: revise su conexión e intente de nuevo.",
                "There is no connection to the service. What you typed is still here: check your connection and try again.",
            )
            .to_owned(),
        Failure::TimedOut => lang
            .pick(
                "El servicio tardó demasiado en contestar. Puede intentarlo de nuevo: nada se hará ni se cobrará dos veces.",
                "The service took too long to answer. You can try again: nothing will be done or charged twice.",
            )
            .to_owned(),
        Failure::Unreadable => lang
            .pick(
                "Llegó una respuesta incompleta. Intente de nuevo en un momento.",
                "An incomplete answer arrived. Try again in a moment.",
            )
            .to_owned(),
    }
}

/// What the API refused, with its figures in their places.
pub fn refused(lang: Lang, problem: &Problem) -> String {
    let mut sentence = codes::sentence(lang, problem.code).to_owned();
    for (name, value) in &problem.params {
        let value = shown(lang, problem.code, name, value);
        sentence = sentence.replace(&format!("{{{name}}}"), &value);
    }
    sentence
}

/// A figure as people read it: instants on the reader's own clock.
fn shown(lang: Lang, code: Code, name: &str, value: &str) -> String {
    use crate::ui::intl;
    let show: fn(Lang, DateTime<Utc>, &str) -> String = match (code, name) {
        (Code::SlotCoolingForYou, "until") => intl::time,
        (Code::NotOpenYet, "opens_at") => intl::moment,
        _ => return value.to_owned(),
    };
    let instant = read_instant(value);
    instant.map_or_else(
        || value.to_owned(),
        |at| show(lang, at, &intl::reader_zone()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_their_places() {
        bring(appointments::SENTENCES);
        let problem = Problem::from(Code::TooManyActive).with("limit", &4);
        let sentence = refused(Lang::Es, &problem);
        assert!(sentence.contains("4 citas"), "{sentence}");
    }

    #[test]
    fn every_code_has_its_own_sentence_in_both_languages() {
        ALL.into_iter().for_each(bring);
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            for lang in Lang::ALL {
                let sentence = codes::sentence(lang, *code);
                assert!(sentence.ends_with('.'), "{}: {sentence}", code.as_str());
                assert!(seen.insert(sentence), "told twice: {sentence}");
            }
        }
    }
}
