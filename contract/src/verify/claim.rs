//! What the QR code of a paper says.

use super::canonical::{ISSUER, Walk, minute};
use super::number::{Kind, Number};
use super::verdict::Verdict;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

const INITIALS: usize = 4;
const DOCUMENT_END: usize = 3;

/// Enough of a person to hold the paper against their document, and not enough to know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Holder {
    /// `MJO`: the first letters of the name's first words.
    pub initials: String,
    /// The last characters of the document's number.
    pub document_end: String,
}

impl Holder {
    /// `María José O'Higgins` with the document `0801199012345` → `MJO`, `345`.
    pub fn of(name: &str, document: &str) -> Self {
        let initials = name
            .split_whitespace()
            .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
            .flat_map(char::to_uppercase)
            .filter(|c| c.is_alphabetic());
        let document: Vec<char> = document.chars().filter(|c| c.is_alphanumeric()).collect();
        let end = document.len().saturating_sub(DOCUMENT_END);
        Self {
            initials: initials.take(INITIALS).collect(),
            document_end: document[end..].iter().collect(),
        }
    }

    fn read(initials: &str, document_end: &str) -> Option<Self> {
        let fits = initials.chars().count() <= INITIALS
            && document_end.chars().count() <= DOCUMENT_END
            && initials.chars().all(char::is_alphabetic)
            && document_end.chars().all(char::is_alphanumeric);
        fits.then(|| Self {
            initials: initials.to_owned(),
            document_end: document_end.to_owned(),
        })
    }
}

/// The fewest data that tie a paper to its holder. Times count to the minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Claim {
    /// Says also what kind of paper it is.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "VC-7K3M-9QXD-2TB8-4"))]
    pub number: Number,
    /// Counts the editions of papers that keep their number when they change; the first is 1.
    pub version: u16,
    pub holder: Holder,
    /// The moment that the paper is about, such as the beginning of an appointment.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::moments::instant_if_any"
    )]
    pub at: Option<DateTime<Utc>>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub valid_from: DateTime<Utc>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub valid_until: DateTime<Utc>,
}

impl Claim {
    pub fn kind(&self) -> Kind {
        self.number.kind()
    }

    /// The text that is signed.
    pub fn data(&self) -> String {
        let at = self
            .at
            .map_or_else(String::new, |at| format!("\"at\":\"{}\",", minute(at)));
        format!(
            "{{\"hdr\":{{\"is\":\"{ISSUER}\",\"t\":\"{}\",\"v\":1}},\"msg\":{{{at}\
             \"doc\":\"{}\",\"exp\":\"{}\",\"ini\":\"{}\",\"nbf\":\"{}\",\"ref\":\"{}\",\"ver\":{}}}}}",
            self.kind().as_str(),
            self.holder.document_end,
            minute(self.valid_until),
            self.holder.initials,
            minute(self.valid_from),
            self.number,
            self.version,
        )
    }

    /// Reads what [`data`](Self::data) writes, and nothing else.
    pub fn read(data: &str) -> Option<Self> {
        let mut walk = Walk(data);
        walk.past("{\"hdr\":{\"is\":\"")?;
        walk.past(ISSUER)?;
        walk.past("\",\"t\":\"")?;
        let kind = Kind::from_text(walk.quoted()?)?;
        walk.past(",\"v\":1},\"msg\":{")?;
        let at = match walk.past("\"at\":\"") {
            Some(()) => Some((walk.minute()?, walk.past(",")?).0),
            None => None,
        };
        walk.past("\"doc\":\"")?;
        let document_end = walk.quoted()?;
        walk.past(",\"exp\":\"")?;
        let valid_until = walk.minute()?;
        walk.past(",\"ini\":\"")?;
        let initials = walk.quoted()?;
        walk.past(",\"nbf\":\"")?;
        let valid_from = walk.minute()?;
        walk.past(",\"ref\":\"")?;
        let written = walk.quoted()?;
        walk.past(",\"ver\":")?;
        let version = walk.number()?;
        let number = Number::parse(written).ok()?;
        let exact = walk.0 == "}}" && number.as_str() == written && number.kind() == kind;
        exact.then_some(Self {
            number,
            version,
            holder: Holder::read(initials, document_end)?,
            at,
            valid_from,
            valid_until,
        })
    }

    /// What the dates alone say: all that can be known without asking.
    pub fn by_dates(&self, now: DateTime<Utc>) -> Verdict {
        match () {
            () if now < self.valid_from => Verdict::NotYet,
            () if now > self.valid_until => Verdict::Expired,
            () => Verdict::Valid,
        }
    }
}
