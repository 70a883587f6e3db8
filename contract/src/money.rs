//! Amounts of money: whole cents with their currency, never a float.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A currency in which a fee is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Currency {
    #[serde(rename = "USD")]
    Usd,
    #[serde(rename = "HNL")]
    Hnl,
}

impl Currency {
    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usd => "USD",
            Self::Hnl => "HNL",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Usd, Self::Hnl]
            .into_iter()
            .find(|c| c.code().eq_ignore_ascii_case(code))
    }
}

/// An amount in cents (both currencies have two decimals).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Money {
    pub cents: i64,
    pub currency: Currency,
}

impl Money {
    pub const fn usd(cents: i64) -> Self {
        Self {
            cents,
            currency: Currency::Usd,
        }
    }

    /// Adds two amounts; `None` when currencies differ or the sum does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| self.cents.checked_add(other.cents))
            .flatten()
            .map(|cents| Self { cents, ..self })
    }
}

impl fmt::Display for Money {
    /// `US$ 60.00`-like plain text for mails and logs; pages use the browser's `Intl`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.cents < 0 { "-" } else { "" };
        let cents = self.cents.unsigned_abs();
        write!(
            f,
            "{sign}{} {}.{:02}",
            self.currency.code(),
            cents / 100,
            cents % 100
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_two_currencies_do_not_add() {
        let lempiras = Money {
            cents: 100,
            currency: Currency::Hnl,
        };
        assert_eq!(Money::usd(100).plus(lempiras), None);
        assert_eq!(Money::usd(100).plus(Money::usd(5)), Some(Money::usd(105)));
    }

    #[test]
    fn an_amount_is_written_with_its_currency_and_two_decimals() {
        assert_eq!(Money::usd(9750).to_string(), "USD 97.50");
        assert_eq!(Money::usd(-5).to_string(), "-USD 0.05");
    }
}
