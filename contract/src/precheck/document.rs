//! The document a person travels with.

use crate::country::Country;
use crate::moments::read_day;
use crate::problem::{FieldError, Gather};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What borders accept. A birth certificate is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TravelDocumentKind {
    Passport,
    /// A national identity card, where an agreement such as CA-4 admits it.
    IdentityCard,
    /// A refugee's or stateless person's document, a laissez-passer, an emergency document.
    TravelDocument,
}

impl TravelDocumentKind {
    pub const ALL: [Self; 3] = [Self::Passport, Self::IdentityCard, Self::TravelDocument];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Passport => "passport",
            Self::IdentityCard => "identity_card",
            Self::TravelDocument => "travel_document",
        }
    }

    /// ICAO Doc 9303 gives the number nine characters in the machine-readable zone; identity cards
    /// continue longer ones in the optional field.
    const fn longest(self) -> usize {
        match self {
            Self::Passport | Self::TravelDocument => 9,
            Self::IdentityCard => 20,
        }
    }
}

/// A document as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TravelDocumentFields {
    /// `passport`, `identity_card` or `travel_document`.
    pub kind: String,
    pub number: String,
    /// Issuing country or organisation, as [`Country::parse`] reads it.
    pub issuer: String,
    /// `YYYY-MM-DD`; empty for an identity card without an end.
    #[serde(default)]
    pub expires: String,
}

/// A document whose fields are all valid. Its number stands in its normal form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TravelDocument {
    pub kind: TravelDocumentKind,
    pub number: String,
    pub issuer: Country,
    pub expires: Option<NaiveDate>,
}

impl std::fmt::Debug for TravelDocument {
    /// Never prints the number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "TravelDocument({:?}, {})",
            self.kind,
            self.issuer.as_str()
        )
    }
}

impl TravelDocumentFields {
    /// # Errors
    /// `/kind`: `travel_document.kind`; `/number`: `document.missing` or `document.format`;
    /// `/issuer`: `country.format`; `/expires`: `expires.missing`, `expires.not_a_date`.
    pub fn parse(&self) -> Result<TravelDocument, Vec<FieldError>> {
        let mut gather = Gather::default();
        let kind = TravelDocumentKind::ALL
            .into_iter()
            .find(|kind| kind.as_str() == self.kind);
        let kind = gather.take("/kind", kind.ok_or("travel_document.kind"));
        let issuer = gather.take("/issuer", Country::parse(&self.issuer));
        let number = kind.and_then(|kind| gather.take("/number", normal(kind, &self.number)));
        let expires = kind.and_then(|kind| gather.take("/expires", expiry(kind, &self.expires)));
        let whole = kind.zip(issuer).zip(number).zip(expires);
        gather.finish(
            whole.map(|(((kind, issuer), number), expires)| TravelDocument {
                kind,
                number,
                issuer,
                expires,
            }),
        )
    }
}

/// Upper case, without spaces and punctuation.
fn normal(kind: TravelDocumentKind, typed: &str) -> Result<String, &'static str> {
    let number: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !"-./<".contains(*c))
        .flat_map(char::to_uppercase)
        .collect();
    let plain = number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match number.len() {
        0 => Err("document.missing"),
        length if plain && (3..=kind.longest()).contains(&length) => Ok(number),
        _ => Err("document.format"),
    }
}

fn expiry(kind: TravelDocumentKind, typed: &str) -> Result<Option<NaiveDate>, &'static str> {
    if typed.trim().trim_matches('-').is_empty() {
        let endless = kind == TravelDocumentKind::IdentityCard;
        return if endless {
            Ok(None)
        } else {
            Err("expires.missing")
        };
    }
    read_day(typed.trim()).map(Some).ok_or("expires.not_a_date")
}

impl TravelDocument {
    /// What an index is made of: the same document always gives the same text.
    pub fn normal(&self) -> String {
        normal_of(&self.issuer, &self.number)
    }

    /// All but the last three characters hidden.
    pub fn masked(&self) -> String {
        let skip = self.number.chars().count().saturating_sub(3);
        format!("•••{}", self.number.chars().skip(skip).collect::<String>())
    }

    pub fn valid_on(&self, day: NaiveDate) -> bool {
        self.expires.is_none_or(|expires| day <= expires)
    }
}

/// Issuer and number, without the kind: a reader may take a card for another sort of document.
pub fn normal_of(issuer: &Country, number: &str) -> String {
    format!("{}:{number}", issuer.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(kind: &str, number: &str, expires: &str) -> TravelDocumentFields {
        TravelDocumentFields {
            kind: kind.into(),
            number: number.into(),
            issuer: "hnd".into(),
            expires: expires.into(),
        }
    }

    #[test]
    fn a_number_has_one_normal_form() {
        let plain = typed("passport", "F123456", "2030-01-01").parse().unwrap();
        let spaced = typed("passport", " f-123 456<", "2030-01-01")
            .parse()
            .unwrap();
        assert_eq!(plain.normal(), spaced.normal());
        assert_eq!(plain.masked(), "•••456");
        assert!(!format!("{plain:?}").contains("123"));
    }

    #[test]
    fn only_an_identity_card_may_have_no_end() {
        assert!(typed("identity_card", "0801199012345", "").parse().is_ok());
        let refused = typed("passport", "F123456", "").parse().unwrap_err();
        assert_eq!(refused, [FieldError::new("/expires", "expires.missing")]);
    }

    #[test]
    fn a_document_is_valid_to_the_end_of_its_last_day() {
        let passport = typed("passport", "F123456", "2026-12-05").parse().unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        assert!(passport.valid_on(day(5)));
        assert!(!passport.valid_on(day(6)));
    }

    #[test]
    fn what_cannot_be_a_number_is_refused() {
        for wrong in ["", "F1", "F1234567890", "F12*456", "ñ12345"] {
            assert!(
                typed("passport", wrong, "2030-01-01").parse().is_err(),
                "{wrong}"
            );
        }
    }
}
