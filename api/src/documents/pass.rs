//! The paper of one traveller's declaration.

use chrono::{DateTime, Utc};
use contract::country::Country;
use contract::lang::Lang;
use contract::precheck::TravelDocumentKind;
use contract::verify::Number;
use serde_json::json;

use super::{Sheet, Unprinted, world::Template};
use crate::signing::qr_svg;
use crate::wording::{Local, Travel, clock_time, day};

/// One member's paper.
#[derive(Clone)]
pub struct Pass {
    /// With this traveller's name alone.
    pub travel: Travel,
    pub document_kind: TravelDocumentKind,
    pub document_masked: String,
    pub nationality: Country,
    /// Printed under the QR code.
    pub number: Number,
    pub valid_until: DateTime<Utc>,
    /// IANA name of the border post's zone.
    pub zone: String,
    pub issued: DateTime<Utc>,
    /// The signed text of the QR code.
    pub seal: String,
    /// The page where anyone can check the seal, without `https://`.
    pub verify_at: String,
}

impl Pass {
    /// `prechequeo-PC-7K3M-9QXD-2TB8-4.pdf`.
    pub fn file_name(number: &Number, lang: Lang) -> String {
        let paper = lang.pick("prechequeo", "pre-check");
        format!("{paper}-{}.pdf", number.as_str())
    }

    pub(super) fn sheet(&self, lang: Lang) -> Result<Sheet, Unprinted> {
        let travel = &self.travel;
        let moment = |at| {
            let local = Local::read(at, &self.zone);
            format!("{}, {}", day(local, lang), clock_time(local, lang))
        };
        let data = json!({
            "lang": lang.tag(),
            "title": travel.title(lang),
            "day": travel.day(lang),
            "post": travel.post.in_lang(lang),
            "carried": travel.carried(lang),
            "person": travel.people.join(", "),
            "nationality": self.nationality.name(lang),
            "document": format!("{} {}", kind(self.document_kind, lang), self.document_masked),
            "number": self.number.as_str(),
            "valid_until": moment(self.valid_until),
            "issued": moment(self.issued),
            "verify_at": self.verify_at,
        });
        let qr = qr_svg(&self.seal).map_err(|_| Unprinted::SealTooLong)?;
        Ok(Sheet {
            template: Template::Pass,
            data,
            qr: Some(qr),
        })
    }
}

const fn kind(kind: TravelDocumentKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (TravelDocumentKind::Passport, Lang::Es) => "Pasaporte",
        (TravelDocumentKind::Passport, Lang::En) => "Passport",
        (TravelDocumentKind::IdentityCard, Lang::Es) => "Documento de identidad",
        (TravelDocumentKind::IdentityCard, Lang::En) => "Identity card",
        (TravelDocumentKind::TravelDocument, Lang::Es) => "Documento de viaje",
        (TravelDocumentKind::TravelDocument, Lang::En) => "Travel document",
    }
}
