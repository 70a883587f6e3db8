//! The voucher of one appointment.

use chrono::{DateTime, Utc};
use contract::lang::Lang;
use contract::person::DocumentKind;
use contract::verify::Number;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Sheet, Unprinted, world::Template};
use crate::signing::qr_svg;
use crate::wording::{Local, Terms, Visit, amount, clock_time, day, day_and_time};

/// One person's voucher.
#[derive(Clone, Serialize, Deserialize)]
pub struct Voucher {
    pub visit: Visit,
    pub document_kind: DocumentKind,
    /// As `Document::masked` gives it: the door compares the end with the original.
    pub document_masked: String,
    pub terms: Terms,
    /// Printed under the QR code, for whoever cannot scan it.
    pub number: Number,
    /// The signed text of the QR code.
    pub seal: String,
    pub issued: DateTime<Utc>,
    /// The page where anyone can check the paper, without `https://`.
    pub verify_at: String,
}

impl Voucher {
    /// `comprobante-VT-28T5-CY4T-F.pdf`.
    pub fn file_name(reference: &str, lang: Lang) -> String {
        format!("{}-{reference}.pdf", lang.pick("comprobante", "voucher"))
    }

    pub(super) fn sheet(&self, lang: Lang) -> Result<Sheet, Unprinted> {
        let visit = &self.visit;
        let local = Local::from(&visit.at);
        let city = &visit.office.city;
        let bring: Vec<_> = visit.bring.iter().map(|item| item.in_lang(lang)).collect();
        let data = json!({
            "lang": lang.tag(),
            "number": self.number.as_str(),
            "reference": visit.reference.as_str(),
            "person": visit.person,
            "document": format!("{} {}", kind(self.document_kind, lang), self.document_masked),
            "service": visit.service.in_lang(lang),
            "day": capitalised(&day(local, lang)),
            "time": clock_time(local, lang),
            "zone": lang.pick(format!("hora de {city}"), format!("{city} time")),
            "offset": local.offset(),
            "minutes": visit.minutes,
            "office": visit.office.name.in_lang(lang),
            "address": visit.office.address.as_ref().unwrap_or(city),
            "phone": visit.office.phone,
            "fee": amount(visit.fee),
            "bring": bring,
            "terms": self.terms.sentences(lang),
            "issued": day_and_time(Local::read(self.issued, &visit.at.zone), city, lang),
            "verify_at": self.verify_at,
        });
        let qr = qr_svg(&self.seal).map_err(|_| Unprinted::SealTooLong)?;
        Ok(Sheet {
            template: Template::Voucher,
            data,
            qr: Some(qr),
        })
    }
}

/// The day stands alone as a title.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn kind(kind: DocumentKind, lang: Lang) -> &'static str {
    match kind {
        DocumentKind::Dni => "DNI",
        DocumentKind::Passport => lang.pick("Pasaporte", "Passport"),
        DocumentKind::BirthCertificate => lang.pick("Partida de nacimiento", "Birth certificate"),
    }
}
