//! The receipt of one order.

use chrono::{DateTime, Utc};
use contract::lang::{Lang, Text};
use contract::money::Money;
use contract::reference::Reference;
use contract::zone::Zoned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Sheet, world::Template};
use crate::wording::{Local, amount, day, day_and_time};

/// What was paid for a booking, and what went back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Receipt {
    /// The booking's or the first appointment's.
    pub reference: Reference,
    pub lines: Vec<ReceiptLine>,
    pub total: Money,
    pub paid: Zoned,
    /// Names the zone of `paid`.
    pub city: String,
    #[serde(default)]
    pub returned: Vec<Returned>,
    pub issued: DateTime<Utc>,
}

/// One person's fee.
#[derive(Clone, Serialize, Deserialize)]
pub struct ReceiptLine {
    pub person: String,
    pub service: Text,
    pub office: Text,
    pub reference: Reference,
    pub fee: Money,
}

/// A refund that succeeded.
#[derive(Clone, Serialize, Deserialize)]
pub struct Returned {
    pub at: DateTime<Utc>,
    pub amount: Money,
}

impl Receipt {
    /// `recibo-VT-28T5-CY4T-F.pdf`.
    pub fn file_name(&self, lang: Lang) -> String {
        format!("{}-{}.pdf", lang.pick("recibo", "receipt"), self.reference)
    }

    pub(super) fn sheet(&self, lang: Lang) -> Sheet {
        let local = |at: DateTime<Utc>| Local::read(at, &self.paid.zone);
        let lines = self.lines.iter().map(|line| {
            json!({
                "person": line.person,
                "service": line.service.in_lang(lang),
                "office": line.office.in_lang(lang),
                "reference": line.reference.as_str(),
                "fee": amount(line.fee),
            })
        });
        let returned = self.returned.iter().map(
            |refund| json!({ "day": day(local(refund.at), lang), "amount": amount(refund.amount) }),
        );
        let back: i64 = self.returned.iter().map(|refund| refund.amount.cents).sum();
        let kept = Money {
            cents: self.total.cents - back,
            ..self.total
        };
        let data = json!({
            "lang": lang.tag(),
            "reference": self.reference.as_str(),
            "lines": lines.collect::<Vec<_>>(),
            "total": amount(self.total),
            "paid": day_and_time(Local::from(&self.paid), &self.city, lang),
            "returned": returned.collect::<Vec<_>>(),
            "kept": amount(kept),
            "issued": day_and_time(local(self.issued), &self.city, lang),
        });
        Sheet {
            template: Template::Receipt,
            data,
            qr: None,
        }
    }
}
