//! Pages that no address names: they answer for the ones that went wrong.

use crate::lang::Lang;

/// A heading and a paragraph, Spanish then English.
#[derive(Debug)]
pub struct Notice {
    name: &'static str,
    heading: (&'static str, &'static str),
    lead: (&'static str, &'static str),
}

impl Notice {
    /// 404.
    pub const MISSING: Self = Self {
        name: "404",
        heading: ("No encontramos esa página", "We cannot find that page"),
        lead: (
            "Revise la dirección o vuelva al inicio. Si llegó desde un correo nuestro, abra el enlace otra vez desde el correo.",
            "Check the address or go back to the start. If you came from one of our e-mails, open the link again from the e-mail.",
        ),
    };

    /// 500.
    pub const FAILED: Self = Self {
        name: "500",
        heading: ("Algo falló de nuestro lado", "Something failed on our side"),
        lead: (
            "No es culpa suya. Espere un minuto y vuelva a intentarlo: lo que ya pagó o reservó sigue guardado.",
            "It is not your fault. Wait a minute and try again: what you paid or booked is still kept.",
        ),
    };

    /// The name of its static shell in the built site.
    pub fn shell(&self, lang: Lang) -> String {
        format!("shells/{}/{}.html", lang.tag(), self.name)
    }

    pub fn heading(&self, lang: Lang) -> &'static str {
        lang.pick(self.heading.0, self.heading.1)
    }

    pub fn lead(&self, lang: Lang) -> &'static str {
        lang.pick(self.lead.0, self.lead.1)
    }
}
