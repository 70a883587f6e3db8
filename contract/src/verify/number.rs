//! The number printed on a paper: `VC-7K3M-9QXD-2TB8-4`.
//!
//! Two letters for the kind, twelve Crockford base32 characters (60 random bits) and a check
//! character. Whoever types it learns what became of the paper, so it is longer than a
//! [`Reference`](crate::reference::Reference): nobody comes upon one by trying.

use crate::reference::{NotAReference, read, write};
use serde::{Deserialize, Serialize};
use std::fmt;

const SYMBOLS: usize = 12;

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Of an appointment.
    Voucher,
    /// A traveller's declaration before a trip.
    Precheck,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::Voucher, Self::Precheck];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Voucher => "voucher",
            Self::Precheck => "precheck",
        }
    }

    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the numbers of such papers begin with.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Voucher => "VC",
            Self::Precheck => "PC",
        }
    }
}

/// A number that has passed its check character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number {
    kind: Kind,
    text: String,
}

impl Number {
    /// Makes a number from 60 random bits (the low ones of `random`).
    pub fn from_random(kind: Kind, random: u64) -> Self {
        let symbols: Vec<u8> = (0..SYMBOLS)
            .rev()
            .map(|i| ((random >> (5 * i)) & 31) as u8)
            .collect();
        Self::from_symbols(kind, &symbols)
    }

    /// Reads what a person typed: case, spaces and hyphens do not matter, `O` is `0`, `I` and `L`
    /// are `1`. The first two letters say which kind it is and cannot be missing.
    ///
    /// # Errors
    /// [`NotAReference`] when it cannot be one.
    pub fn parse(typed: &str) -> Result<Self, NotAReference> {
        let upper = typed.trim().to_ascii_uppercase();
        let named = |kind: &Kind| upper.starts_with(kind.prefix());
        let kind = Kind::ALL.into_iter().find(named).ok_or(NotAReference)?;
        let symbols = read(kind.prefix(), SYMBOLS, &upper)?;
        Ok(Self::from_symbols(kind, &symbols))
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn from_symbols(kind: Kind, symbols: &[u8]) -> Self {
        Self {
            kind,
            text: write(kind.prefix(), symbols),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Number {
    type Error = NotAReference;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_made_is_read_back(bits in 0u64..(1 << 60)) {
            for kind in Kind::ALL {
                let made = Number::from_random(kind, bits);
                prop_assert_eq!(Number::parse(made.as_str()), Ok(made.clone()));
                let typed = made.as_str().to_lowercase().replace('-', " ");
                prop_assert_eq!(Number::parse(&typed), Ok(made));
            }
        }

        #[test]
        fn one_wrong_character_is_refused(bits in 0u64..(1 << 60), at in 0usize..12, by in 1u8..32) {
            let made = Number::from_random(Kind::Voucher, bits);
            let mut symbols = read("VC", SYMBOLS, made.as_str()).unwrap();
            symbols[at] = (symbols[at] + by) % 32;
            let wrong = write("VC", &symbols);
            let check = &made.as_str()[made.as_str().len() - 1..];
            let typed = format!("{}{check}", &wrong[..wrong.len() - 1]);
            prop_assert!(Number::parse(&typed).is_err());
        }
    }

    #[test]
    fn a_number_without_its_kind_or_of_another_length_is_none() {
        let made = Number::from_random(Kind::Voucher, 0x0123_4567_89ab_cdef);
        let text = made.as_str();
        assert_eq!(text.len(), 19);
        for other in [
            &text[3..],
            "",
            "VC",
            "VT-28T5-CY4T-F",
            "VC-28T5-CY4T-F",
            "PC-ñ",
        ] {
            assert!(Number::parse(other).is_err(), "{other}");
        }
    }
}
