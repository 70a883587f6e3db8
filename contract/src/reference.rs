//! The codes that people read to each other: Crockford base32 with a check character, so that one
//! read over the telephone with a wrong or two swapped characters is refused at once.
//!
//! A [`Reference`] (`VT-7K3M-9QXD-4`, 40 bits) names a case; it proves nothing and opens nothing by
//! itself. A [`Locator`] (`PR-7K3M-9QXD-2R8T-6`, 60 bits) cannot be guessed: it finds something.

use serde::{Deserialize, Serialize};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 4;

/// A reference that has passed its check character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "VT-7K3M-9QXD-4"))]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// A locator that has passed its check character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "PR-7K3M-9QXD-2R8T-6"))]
#[serde(try_from = "String", into = "String")]
pub struct Locator(String);

/// The text is not a reference: wrong length, a foreign character, or a check that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAReference;

impl fmt::Display for NotAReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a reference")
    }
}

macro_rules! code {
    ($name:ident, $prefix:literal, $symbols:literal, $bits:literal) => {
        impl $name {
            #[doc = concat!("Makes one from the low ", $bits, " bits of `random`.")]
            pub fn from_random(random: u64) -> Self {
                let symbols: Vec<u8> = (0..$symbols)
                    .rev()
                    .map(|i| ((random >> (5 * i)) & 31) as u8)
                    .collect();
                Self(write($prefix, &symbols))
            }

            /// Reads what a person typed: case, spaces and hyphens do not matter, `O` is `0`, `I`
            /// and `L` are `1`, the prefix may be missing.
            ///
            /// # Errors
            /// [`NotAReference`] when it cannot be one.
            pub fn parse(typed: &str) -> Result<Self, NotAReference> {
                let symbols = read($prefix, $symbols, typed)?;
                Ok(Self(write($prefix, &symbols)))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAReference;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }
    };
}

code!(Reference, "VT", 8, "40");
code!(Locator, "PR", 12, "60");

/// The symbols before the check character, which fits them.
pub(crate) fn read(prefix: &str, count: usize, typed: &str) -> Result<Vec<u8>, NotAReference> {
    let upper = typed.trim().to_ascii_uppercase();
    let body = upper.strip_prefix(prefix).unwrap_or(&upper);
    let mut symbols = Vec::with_capacity(count + 1);
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
    let check = symbols.pop().ok_or(NotAReference)?;
    if symbols.len() == count && check == check_symbol(&symbols) {
        Ok(symbols)
    } else {
        Err(NotAReference)
    }
}

/// In groups of four, the check character last.
pub(crate) fn write(prefix: &str, symbols: &[u8]) -> String {
    let letter = |symbol: &u8| char::from(ALPHABET[usize::from(*symbol)]);
    let mut text = String::from(prefix);
    for group in symbols.chunks(GROUP) {
        text.push('-');
        text.extend(group.iter().map(letter));
    }
    text.push('-');
    text.push(letter(&check_symbol(symbols)));
    text
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

    proptest! {
        #[test]
        fn a_locator_is_read_back_and_is_no_reference(bits in 0u64..(1 << 60)) {
            let made = Locator::from_random(bits);
            prop_assert_eq!(Locator::parse(&made.as_str().to_lowercase().replace('-', " ")), Ok(made.clone()));
            prop_assert!(Reference::parse(made.as_str()).is_err());
        }
    }

    #[test]
    fn letters_that_look_like_digits_are_taken_as_digits() {
        let made = Reference::from_random(1);
        let typed = made.as_str().replace('0', "o").replace('1', "l");
        assert_eq!(Reference::parse(&typed), Ok(made));
    }
}
