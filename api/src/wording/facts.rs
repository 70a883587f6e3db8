//! The facts of an appointment that a mail or a paper shows.

use contract::lang::{Lang, Text};
use contract::money::Money;
use contract::reference::Reference;
use contract::zone::Zoned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::hours;

/// One person's appointment. It holds the name and never a document number, so that a mail cannot
/// leak one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub appointment: Uuid,
    pub reference: Reference,
    /// The name as in the document.
    pub person: String,
    pub service: Text,
    pub at: Zoned,
    pub minutes: u16,
    pub office: Office,
    pub fee: Money,
    /// What this person brings.
    #[serde(default)]
    pub bring: Vec<Text>,
    /// How often it was moved: calendars take a higher one as the newer version.
    #[serde(default)]
    pub moves: u32,
}

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    pub name: Text,
    /// As the post writes it; unknown for some offices.
    pub address: Option<String>,
    /// Names the zone of the time for people: "hora de Houston".
    pub city: String,
    pub phone: Option<String>,
}

/// The figures of the refund and change policy that the catalogue held when this was booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Nothing can be moved or cancelled later than this before the appointment.
    pub changes_close_hours: u32,
    /// A cancellation at least this long before gets the whole fee back.
    pub whole_refund_hours: u32,
    /// How often an appointment may be moved.
    pub moves: u32,
}

impl Visit {
    /// Where it is, on one line.
    pub fn place(&self, lang: Lang) -> String {
        let name = self.office.name.in_lang(lang);
        match &self.office.address {
            Some(address) => format!("{name}, {address}"),
            None => format!("{name}, {}", self.office.city),
        }
    }
}

impl Terms {
    /// The policy as sentences, the same on mail and paper.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let whole = hours(self.whole_refund_hours, lang);
        let close = hours(self.changes_close_hours, lang);
        vec![
            lang.pick(
                format!("Si cancela {whole} antes o más, se le devuelve todo lo pagado."),
                format!("Cancel {whole} or more before it and everything you paid is returned."),
            ),
            lang.pick(
                format!(
                    "Puede mover la cita hasta {}. Faltando {close}, ya no se puede mover ni cancelar.",
                    times(self.moves, lang)
                ),
                format!(
                    "You can move the appointment up to {}. In the last {close} it can no longer be moved or cancelled.",
                    times(self.moves, lang)
                ),
            ),
            lang.pick(
                "La cita es de esta persona: no se puede pasar a otra.".into(),
                "The appointment belongs to this person: it is not transferable.".into(),
            ),
        ]
    }
}

fn times(count: u32, lang: Lang) -> String {
    match count {
        1 => lang.pick("una vez", "once").into(),
        2 => lang.pick("dos veces", "twice").into(),
        more => format!("{more} {}", lang.pick("veces", "times")),
    }
}
