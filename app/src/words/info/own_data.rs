//! Downloading and erasing one's own data.

use contract::lang::Lang;

pub struct Words {
    pub heading: &'static str,
    pub what: &'static str,
    pub sign_in_first: &'static str,
    pub sign_in: &'static str,
    pub download: &'static str,
    pub erase: &'static str,
    pub erase_means: &'static str,
    pub erase_sure: &'static str,
    pub keep: &'static str,
    pub erased: &'static str,
    pub record: &'static str,
    pub kept_for: &'static str,
    pub unconfirmed: &'static str,
    pub policy_unconfirmed: &'static str,
}

static ES: Words = Words {
    heading: "Sus derechos",
    what: "Puede descargar todo lo que guardamos de usted y puede borrarlo, sin dar razones.",
    sign_in_first: "Entre primero con su correo, para saber que es usted.",
    sign_in: "Entrar",
    download: "Descargar mis datos",
    erase: "Borrar mis datos",
    erase_means: "Se borran su cuenta y los datos de sus citas pasadas. Si tiene citas por venir, cancélelas antes. Las cuentas del dinero se quedan, sin su nombre. No se puede deshacer.",
    erase_sure: "Sí, borrar todo",
    keep: "No borrar",
    erased: "Sus datos se borraron.",
    record: "Qué",
    kept_for: "Tiempo",
    unconfirmed: "(plazo propio, sin norma que lo fije)",
    policy_unconfirmed: "Algunas de estas cifras son provisionales: ninguna norma publicada las fija todavía.",
};

static EN: Words = Words {
    heading: "Your rights",
    what: "You can download everything we keep about you and you can erase it, without giving reasons.",
    sign_in_first: "Sign in with your e-mail first, so that we know it is you.",
    sign_in: "Sign in",
    download: "Download my data",
    erase: "Erase my data",
    erase_means: "Your account and the details of past appointments are erased. If you have appointments to come, cancel them first. The money’s accounts stay, without your name. It cannot be undone.",
    erase_sure: "Yes, erase everything",
    keep: "Do not erase",
    erased: "Your data was erased.",
    record: "What",
    kept_for: "Time",
    unconfirmed: "(our own period; no rule sets it)",
    policy_unconfirmed: "Some of these figures are provisional: no published rule sets them yet.",
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
