//! What the words of the pre-check are called.

use contract::lang::Lang;
use contract::precheck::{Means, MemberState, Purpose, Sex, TravelDocumentKind};

pub const fn purpose(lang: Lang, purpose: Purpose) -> &'static str {
    let (es, en) = match purpose {
        Purpose::Tourism => ("Turismo", "Tourism"),
        Purpose::Family => ("Visita a la familia", "Family visit"),
        Purpose::Business => ("Negocios", "Business"),
        Purpose::Work => ("Trabajo", "Work"),
        Purpose::Study => ("Estudios", "Study"),
        Purpose::Health => ("Salud", "Health"),
        Purpose::Residence => ("Regreso a mi casa", "Going home"),
        Purpose::Transit => ("De paso hacia otro país", "On the way to another country"),
        Purpose::Other => ("Otro", "Other"),
    };
    pick(lang, es, en)
}

pub const fn means(lang: Lang, means: Means) -> &'static str {
    let (es, en) = match means {
        Means::Air => ("En avión", "By air"),
        Means::Land => ("Por tierra, en vehículo", "By land, in a vehicle"),
        Means::Foot => ("A pie", "On foot"),
        Means::Sea => ("Por mar", "By sea"),
    };
    pick(lang, es, en)
}

pub const fn sex(lang: Lang, sex: Sex) -> &'static str {
    let (es, en) = match sex {
        Sex::F => ("Femenino (F)", "Female (F)"),
        Sex::M => ("Masculino (M)", "Male (M)"),
        Sex::X => ("Sin especificar (X)", "Unspecified (X)"),
    };
    pick(lang, es, en)
}

pub const fn document(lang: Lang, kind: TravelDocumentKind) -> &'static str {
    let (es, en) = match kind {
        TravelDocumentKind::Passport => ("Pasaporte", "Passport"),
        TravelDocumentKind::IdentityCard => ("Documento de identidad", "Identity card"),
        TravelDocumentKind::TravelDocument => {
            ("Otro documento de viaje", "Another travel document")
        }
    };
    pick(lang, es, en)
}

pub const fn state(lang: Lang, state: MemberState) -> &'static str {
    let (es, en) = match state {
        MemberState::Declared => ("Vigente", "Valid"),
        MemberState::Crossed => ("Cruzó la frontera", "Crossed the border"),
        MemberState::Withdrawn => ("Retirado", "Withdrawn"),
    };
    pick(lang, es, en)
}

/// [`Lang::pick`] is generic and so not const.
const fn pick(lang: Lang, es: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}
