//! A setting that must not be printed.

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;

/// A password, a key, or an address with a password in it. Printing shows dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The value itself; never for a log.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Reads `name:secret,name:secret`.
    pub(super) fn pairs(&self) -> Result<Vec<(&str, &str)>, String> {
        let pair = |part: &'_ str| match part.trim().split_once(':') {
            Some((name, secret)) if !name.is_empty() && secret.len() >= 16 => Ok(()),
            Some((_, secret)) if secret.len() < 16 => {
                Err("a secret must have at least 16 characters".to_owned())
            }
            _ => Err("must be name:secret, several separated by commas".to_owned()),
        };
        self.0.split(',').try_for_each(pair)?;
        let pairs = self
            .0
            .split(',')
            .filter_map(|part| part.trim().split_once(':'));
        Ok(pairs.collect())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

impl<'de> Deserialize<'de> for Secret {
    /// A variable such as `12345678` arrives as a number: it is still a secret, and a message that
    /// says "found integer 12345678" would print it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyScalar;

        impl Visitor<'_> for AnyScalar {
            type Value = Secret;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Secret, E> {
                Ok(Secret::new(text))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Secret, E> {
                Ok(Secret::new(number.to_string()))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Secret, E> {
                Ok(Secret::new(number.to_string()))
            }
        }

        deserializer.deserialize_any(AnyScalar)
    }
}
