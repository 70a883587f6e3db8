//! The public reference of a case: `VT-7K3M-9QXD-4`.
//!
//! Eight Crockford base32 characters (40 bits) and a check character, so that a reference read
//! over the telephone with one wrong or two swapped characters is refused at once. A reference
//! names a case; it proves nothing and opens nothing by itself.

use serde::{Deserialize, Serialize};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 8;

/// A reference that has passed its check character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "VT-7K3M-9QXD-4"))]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// The text is not a reference: wrong length, a foreign character, or a check that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAReference;

impl fmt::Display for NotAReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a reference")
    }
}

impl Reference {
    /// Makes a reference from 40 random bits (the low ones of `random`).
    pub fn from_random(random: u64) -> Self {
        let symbols: Vec<u8> = (0..SYMBOLS)
            .rev()
            .map(|i| ((random >> (5 * i)) & 31) as u8)
            .collect();
        Self::from_symbols(&symbols)
    }

    /// Reads what a person typed: case, spaces and hyphens do not matter, `O` is `0`, `I` and
    /// `L` are `1`, the prefix may be missing.
    ///
    /// # Errors
    /// [`NotAReference`] when it cannot be one.
    pub fn parse(typed: &str) -> Result<Self, NotAReference> {
        let upper = typed.trim().to_ascii_uppercase();
        let body = upper.strip_prefix("VT").unwrap_or(&upper);
        let mut symbols = Vec::with_capacity(SYMBOLS + 1);
        for c in body.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let c = match c {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let at = ALPHABET
                .iter()
                .position(|a| char::from(*a) == c)
                .ok_or(NotAReference)?;
            symbols.push(u8::try_from(at).map_err(|_| NotAReference)?);
        }
        let (check, rest) = symbols.split_last().ok_or(NotAReference)?;
        if rest.len() != SYMBOLS || *check != check_symbol(rest) {
            return Err(NotAReference);
        }
        Ok(Self::from_symbols(rest))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn from_symbols(symbols: &[u8]) -> Self {
        let letter = |s: &u8| char::from(ALPHABET[usize::from(*s)]);
        let (head, tail) = symbols.split_at(SYMBOLS / 2);
        let head: String = head.iter().map(letter).collect();
        let tail: String = tail.iter().map(letter).collect();
        Self(format!(
            "VT-{head}-{tail}-{}",
            letter(&check_symbol(symbols))
        ))
    }
}

/// Weights are the odd numbers below 32, all different and invertible modulo 32: one wrong symbol
/// is always caught, and of the swaps of neighbours all but those of symbols 16 apart.
fn check_symbol(symbols: &[u8]) -> u8 {
    let sum: u32 = symbols
        .iter()
        .zip((1u32..).step_by(2))
        .map(|(s, weight)| u32::from(*s) * weight)
        .sum();
    (sum % 32) as u8
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_made_is_read_back(bits in 0u64..(1 << 40)) {
            let made = Reference::from_random(bits);
            prop_assert_eq!(Reference::parse(made.as_str()), Ok(made.clone()));
            prop_assert_eq!(Reference::parse(&made.as_str().to_lowercase().replace('-', " ")), Ok(made));
        }

        #[test]
        fn one_wrong_character_is_refused(bits in 0u64..(1 << 40), at in 0usize..8, by in 1u8..32) {
            let made = Reference::from_random(bits);
            let mut letters: Vec<char> = made.as_str().replace("VT-", "").replace('-', "").chars().collect();
            let old = ALPHABET.iter().position(|a| char::from(*a) == letters[at]).unwrap();
            letters[at] = char::from(ALPHABET[(old + usize::from(by)) % 32]);
            prop_assert!(Reference::parse(&letters.iter().collect::<String>()).is_err());
        }
    }

    #[test]
    fn letters_that_look_like_digits_are_taken_as_digits() {
        let made = Reference::from_random(1);
        let typed = made.as_str().replace('0', "o").replace('1', "l");
        assert_eq!(Reference::parse(&typed), Ok(made));
    }
}
