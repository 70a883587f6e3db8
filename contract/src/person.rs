//! Who a person is, as a travel or identity document says it, and how to reach them.

use crate::country::Country;
use crate::moments::read_day;
use crate::problem::{FieldError, Gather};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub mod contact;
pub mod mrz;

pub use contact::{Email, Phone};

/// A name as a document prints it: 1 to 60 characters, letters of any script, spaces, hyphens,
/// apostrophes and full stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// # Errors
    /// `name.missing`, `name.too_long`, `name.characters`.
    pub fn parse(typed: &str) -> Result<Self, &'static str> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err("name.missing");
        }
        if name.chars().count() > 60 {
            return Err("name.too_long");
        }
        let allowed = |c: char| c.is_alphabetic() || " -'’.·".contains(c) || is_combining(c);
        if !name.chars().all(allowed) || !name.chars().any(char::is_alphabetic) {
            return Err("name.characters");
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Combining marks of scripts that write a letter in two code points.
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A day of birth, not in the future and not over 130 years ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BirthDate(NaiveDate);

impl BirthDate {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `birth_date.missing`, `birth_date.not_a_date`, `birth_date.in_future`, `birth_date.too_old`.
    pub fn parse(typed: &str, today: NaiveDate) -> Result<Self, &'static str> {
        if typed.trim().trim_matches('-').is_empty() {
            return Err("birth_date.missing");
        }
        let date = read_day(typed.trim()).ok_or("birth_date.not_a_date")?;
        match today.year() - date.year() {
            _ if date > today => Err("birth_date.in_future"),
            years if years > 130 => Err("birth_date.too_old"),
            _ => Ok(Self(date)),
        }
    }

    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// Whole years reached on `day`; a birthday on 29 February counts on 1 March.
    pub fn age_on(self, day: NaiveDate) -> u32 {
        day.years_since(self.0).unwrap_or(0)
    }
}

/// What kind of document identifies the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Documento Nacional de Identificación of Honduras, 13 digits.
    Dni,
    Passport,
    BirthCertificate,
}

impl DocumentKind {
    pub const ALL: [Self; 3] = [Self::Dni, Self::Passport, Self::BirthCertificate];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dni => "dni",
            Self::Passport => "passport",
            Self::BirthCertificate => "birth_certificate",
        }
    }
}

/// A document number in its normal form: the one form under which it is compared.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    kind: DocumentKind,
    country: Country,
    number: String,
}

impl std::fmt::Debug for Document {
    /// Never prints the number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({:?}, {})", self.kind, self.country.as_str())
    }
}

/// A document as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentFields {
    /// `dni`, `passport` or `birth_certificate`.
    pub kind: String,
    /// Issuing country, three letters; Honduras for a DNI whatever is written.
    #[serde(default)]
    pub country: String,
    pub number: String,
}

impl DocumentFields {
    /// # Errors
    /// `/kind`: `document.kind`; `/country`: `country.format`; `/number`: `document.missing`,
    /// `dni.format` (13 digits, department 01 to 18) or `document.format`.
    pub fn parse(&self) -> Result<Document, Vec<FieldError>> {
        let mut gather = Gather::default();
        let kind = DocumentKind::ALL
            .into_iter()
            .find(|k| k.as_str() == self.kind);
        let kind = gather.take("/kind", kind.ok_or("document.kind"));
        let country = match kind {
            Some(DocumentKind::Dni) => Some(Country::honduras()),
            _ => gather.take("/country", Country::parse(&self.country)),
        };
        let number = kind.and_then(|kind| gather.take("/number", normal(kind, &self.number)));
        let whole = kind.zip(country).zip(number);
        gather.finish(whole.map(|((kind, country), number)| Document {
            kind,
            country,
            number,
        }))
    }
}

/// Upper case, without spaces and punctuation.
fn normal(kind: DocumentKind, typed: &str) -> Result<String, &'static str> {
    let number: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !"-./".contains(*c))
        .flat_map(char::to_uppercase)
        .collect();
    if number.is_empty() {
        return Err("document.missing");
    }
    let longest = match kind {
        DocumentKind::Dni => return dni(number),
        DocumentKind::Passport => 9,
        DocumentKind::BirthCertificate => 20,
    };
    let plain = number.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain && (3..=longest).contains(&number.len()) {
        Ok(number)
    } else {
        Err("document.format")
    }
}

/// A DNI is `0801-1990-12345`: department 01–18, municipality, year of *registration* (which may
/// differ from the year of birth, so it is never compared with it), five digits. There is no
/// public check digit.
fn dni(number: String) -> Result<String, &'static str> {
    let digits = number.len() == 13 && number.bytes().all(|b| b.is_ascii_digit());
    let department = number
        .get(..2)
        .and_then(|d| d.parse::<u8>().ok())
        .unwrap_or(0);
    if digits && (1..=18).contains(&department) {
        Ok(number)
    } else {
        Err("dni.format")
    }
}

impl Document {
    pub const fn kind(&self) -> DocumentKind {
        self.kind
    }

    pub const fn country(&self) -> &Country {
        &self.country
    }

    /// The normal form. Personal data: never for a log, a URL or a mail.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// All but the last three characters hidden, for paper and pages: `•••789`.
    pub fn masked(&self) -> String {
        let skip = self.number.chars().count().saturating_sub(3);
        format!("•••{}", self.number.chars().skip(skip).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(kind: &str, number: &str) -> Result<Document, Vec<FieldError>> {
        DocumentFields {
            kind: kind.into(),
            country: "HND".into(),
            number: number.into(),
        }
        .parse()
    }

    #[test]
    fn a_dni_is_the_same_with_and_without_hyphens() {
        let plain = document("dni", "0801199012345").unwrap();
        assert_eq!(plain, document("dni", " 0801-1990-12345 ").unwrap());
        assert_eq!(plain.masked(), "•••345");
    }

    #[test]
    fn a_dni_of_a_department_that_does_not_exist_is_refused() {
        for wrong in [
            "1901199012345",
            "0001199012345",
            "080119901234",
            "08011990123456",
        ] {
            let errors = document("dni", wrong).unwrap_err();
            assert_eq!(
                errors,
                [FieldError::new("/number", "dni.format")],
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_passport_has_at_most_nine_characters() {
        assert!(document("passport", "e123456").is_ok());
        assert!(document("passport", "E123456789").is_err());
    }

    #[test]
    fn names_keep_accents_and_refuse_digits() {
        assert_eq!(
            Name::parse("  María  José ").unwrap().as_str(),
            "María José"
        );
        assert_eq!(Name::parse("R2D2"), Err("name.characters"));
        assert_eq!(Name::parse(" "), Err("name.missing"));
    }

    #[test]
    fn age_turns_on_the_birthday() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let born = BirthDate::parse("2005-11-25", today).unwrap();
        assert_eq!(born.age_on(today), 20);
        assert_eq!(born.age_on(today.succ_opt().unwrap()), 21);
        assert_eq!(
            BirthDate::parse("2027-01-01", today),
            Err("birth_date.in_future")
        );
    }

    #[test]
    fn a_document_never_prints_its_number() {
        let printed = format!("{:?}", document("dni", "0801199012345").unwrap());
        assert!(!printed.contains("1990"));
    }
}
