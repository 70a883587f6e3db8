//! What stands around the figures of the privacy and the refund page.

use contract::lang::Lang;

pub struct Words {
    pub record: &'static str,
    pub kept_for: &'static str,
    pub own_period: &'static str,
    pub provisional: &'static str,
    pub rights: &'static str,
    pub rights_more: &'static str,
    pub own_data: &'static str,
}

static ES: Words = Words {
    record: "Qué",
    kept_for: "Tiempo",
    own_period: "* Plazo propio: ninguna norma publicada lo fija todavía.",
    provisional: "Algunas de estas cifras son provisionales: ninguna norma publicada las fija todavía.",
    rights: "Sus derechos",
    rights_more: "Puede descargar todo lo que guardamos de usted y puede borrarlo, sin dar razones. Le pediremos un código para saber que es usted.",
    own_data: "Descargar o borrar mis datos",
};

static EN: Words = Words {
    record: "What",
    kept_for: "Time",
    own_period: "* Our own period: no published rule sets it yet.",
    provisional: "Some of these figures are provisional: no published rule sets them yet.",
    rights: "Your rights",
    rights_more: "You can download everything we keep about you and you can erase it, without giving reasons. We will ask for a code to know that it is you.",
    own_data: "Download or erase my data",
};

pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}

/// A span as people say it.
pub fn span(lang: Lang, hours: u32) -> String {
    let (count, es, en) = match hours {
        0..48 => (hours, ["hora", "horas"], ["hour", "hours"]),
        48..2_160 => (hours / 24, ["día", "días"], ["day", "days"]),
        2_160..17_520 => (hours / 720, ["mes", "meses"], ["month", "months"]),
        _ => (hours / 8_760, ["año", "años"], ["year", "years"]),
    };
    let [one, many] = lang.pick(es, en);
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_in_the_unit_that_fits() {
        assert_eq!(span(Lang::Es, 24), "24 horas");
        assert_eq!(span(Lang::Es, 30 * 24), "30 días");
        assert_eq!(span(Lang::En, 90 * 24), "3 months");
        assert_eq!(span(Lang::Es, 730 * 24), "2 años");
    }
}
