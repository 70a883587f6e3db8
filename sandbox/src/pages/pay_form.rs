use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::html::escape;
use super::test_cards::grouped;
use super::words::Words;
use crate::stripe::cards::CardNumber;

/// What somebody typed.
#[derive(Debug, Default, Deserialize)]
pub struct Filled {
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub expiry: String,
    #[serde(default)]
    pub cvc: String,
    pub email: Option<String>,
}

/// Why there is no payment yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    Number,
    Expiry,
    Cvc,
    Declined(&'static str),
    NotConfirmed,
}

impl Problem {
    pub fn declined(reason: &'static str) -> Self {
        Self::Declined(reason)
    }

    pub fn words(self, words: &Words) -> &'static str {
        match self {
            Self::Number => words.bad_number,
            Self::Expiry => words.bad_expiry,
            Self::Cvc => words.bad_cvc,
            Self::Declined("insufficient_funds") => words.no_funds,
            Self::Declined("expired_card") => words.card_expired,
            Self::Declined("test_mode_live_card") => words.real_card,
            Self::Declined(_) => words.declined,
            Self::NotConfirmed => words.not_confirmed,
        }
    }
}

impl Filled {
    pub fn with_test_card(card: &str) -> Self {
        let (expiry, cvc) = ("12/34".to_owned(), "123".to_owned());
        Self {
            number: grouped(card),
            expiry,
            cvc,
            email: None,
        }
    }

    pub fn check(&self, today: NaiveDate) -> Result<CardNumber, Problem> {
        let card = CardNumber::parse(&self.number).ok_or(Problem::Number)?;
        if !in_future(&self.expiry, today) {
            return Err(Problem::Expiry);
        }
        let cvc = self.cvc.trim();
        if !matches!(cvc.len(), 3 | 4) || !cvc.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Problem::Cvc);
        }
        Ok(card)
    }
}

/// `12/34`, `12 / 34`, `1234`, `12/2034`.
fn in_future(expiry: &str, today: NaiveDate) -> bool {
    let digits: String = expiry.chars().filter(char::is_ascii_digit).collect();
    if !matches!(digits.len(), 4 | 6) {
        return false;
    }
    let month: u32 = digits[..2].parse().unwrap_or(0);
    let year: i32 = digits[digits.len() - 2..].parse().unwrap_or(0);
    (1..=12).contains(&month) && (2000 + year, month) >= (today.year(), today.month())
}

/// One line to fill in, with its hint and what is wrong with it.
pub struct Field<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub hint: &'a str,
    pub auto: &'a str,
}

impl Field<'_> {
    pub fn html(&self, value: &str, wrong: Option<&str>) -> String {
        let Self {
            name,
            label,
            hint,
            auto,
        } = self;
        let mut described = Vec::new();
        let mut notes = Vec::new();
        if !hint.is_empty() {
            described.push(format!("{name}-hint"));
            notes.push(format!(
                "<span class=\"hint\" id=\"{name}-hint\">{hint}</span>\n"
            ));
        }
        if let Some(wrong) = wrong {
            described.push(format!("{name}-wrong"));
            notes.push(format!(
                "<span class=\"wrong\" id=\"{name}-wrong\">{wrong}</span>\n"
            ));
        }
        let described = if described.is_empty() {
            String::new()
        } else {
            format!("aria-describedby=\"{}\"", described.join(" "))
        };
        let mode = if *name == "email" { "email" } else { "numeric" };
        format!(
            "<div class=\"field\">\n<label for=\"{name}\">{label}</label>\n{notes}\
             <input id=\"{name}\" name=\"{name}\" value=\"{value}\" inputmode=\"{mode}\" \
             autocomplete=\"{auto}\" {described} aria-invalid=\"{invalid}\">\n\
             </div>\n",
            notes = notes.concat(),
            value = escape(value),
            invalid = wrong.is_some(),
        )
    }
}
