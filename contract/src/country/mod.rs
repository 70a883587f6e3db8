//! Country codes as travel documents write them.

mod table;

use serde::{Deserialize, Serialize};

pub use table::{Entry, VERSION, entries};

/// A three-letter code of ICAO Doc 9303 part 3 §5 (ISO 3166-1 alpha-3 plus ICAO's own, such as
/// `XXB` for a refugee, and Germany's single `D`). Letters are checked, not membership: new codes
/// appear, and a register that we do not hold must not turn a person away.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "HND"))]
#[serde(try_from = "String", into = "String")]
pub struct Country(String);

impl Country {
    /// # Errors
    /// `country.format` when it is not three letters (or `D`).
    pub fn parse(typed: &str) -> Result<Self, &'static str> {
        let code = typed.trim().trim_end_matches('<').to_ascii_uppercase();
        let letters = code.bytes().all(|b| b.is_ascii_uppercase());
        match code.as_str() {
            "D" => Ok(Self("DEU".into())),
            _ if letters && code.len() == 3 => Ok(Self(code)),
            _ => Err("country.format"),
        }
    }

    pub fn honduras() -> Self {
        Self("HND".into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Country {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.0
    }
}
