//! What mails and papers say alike: a visit to an office, the terms, dates and amounts in words.
//!
//! The page renders dates and money with the browser's `Intl`; mails and PDFs have no browser, so
//! the two languages' words stand here. Everything is a pure function of what it is given.

mod dates;
mod facts;
mod travel;

pub use dates::{Local, clock_time, day, day_and_time};
pub use facts::{Office, Terms, Visit};
pub use travel::Travel;

use contract::lang::Lang;
use contract::money::{Currency, Money};

/// `US$ 1,097.50`, `L 500.00`: Honduras writes amounts as the United States do.
pub fn amount(money: Money) -> String {
    let symbol = match money.currency {
        Currency::Usd => "US$",
        Currency::Hnl => "L",
    };
    let sign = if money.cents < 0 { "−" } else { "" };
    let cents = money.cents.unsigned_abs();
    format!(
        "{sign}{symbol} {}.{:02}",
        thousands(cents / 100),
        cents % 100
    )
}

fn thousands(whole: u64) -> String {
    let digits = whole.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 hora`, `48 hours`.
pub fn hours(count: u32, lang: Lang) -> String {
    let word = if count == 1 {
        lang.pick("hora", "hour")
    } else {
        lang.pick("horas", "hours")
    };
    format!("{count} {word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_group_thousands_and_keep_the_cents() {
        assert_eq!(amount(Money::usd(9_750)), "US$ 97.50");
        assert_eq!(amount(Money::usd(123_456_705)), "US$ 1,234,567.05");
        assert_eq!(
            amount(Money {
                cents: -50_000,
                currency: Currency::Hnl
            }),
            "−L 500.00"
        );
    }

    #[test]
    fn one_hour_is_singular() {
        assert_eq!(hours(1, Lang::Es), "1 hora");
        assert_eq!(hours(24, Lang::En), "24 hours");
    }
}
