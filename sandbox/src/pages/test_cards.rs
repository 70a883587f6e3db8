use super::words::Words;
use crate::stripe::cards::{Outcome, TEST_CARDS};

/// The list of test cards; with a page given, a tap fills its form in.
pub fn list(words: &Words, page: &str) -> String {
    let rows = TEST_CARDS.iter().map(|card| {
        let does = match card.outcome {
            Outcome::Paid => words.card_pays,
            Outcome::Confirm => words.card_confirms,
            Outcome::PaidThenDisputed => words.card_disputed,
            Outcome::Declined("insufficient_funds") => words.card_no_funds,
            Outcome::Declined("expired_card") => words.card_is_expired,
            Outcome::Declined(_) => words.card_declined,
        };
        let (number, shown) = (card.number, grouped(card.number));
        let shown = if page.is_empty() {
            format!("<span class=\"digits\">{shown}</span>")
        } else {
            format!("<a class=\"digits\" href=\"{page}?card={number}\">{shown}</a>")
        };
        format!("<li>{shown}<span class=\"soft\">{does}</span></li>\n")
    });
    let hint = if page.is_empty() {
        ""
    } else {
        words.test_cards_hint
    };
    let open = if page.is_empty() { " open" } else { "" };
    format!(
        "<details{open}>\n<summary>{}</summary>\n<p class=\"soft\">{hint}</p>\n\
         <ul class=\"rows cards\">\n{}</ul>\n</details>",
        words.test_cards,
        rows.collect::<String>(),
    )
}

/// Digits in fours, as they stand on a card.
pub fn grouped(card: &str) -> String {
    let digits: Vec<char> = card.chars().filter(char::is_ascii_digit).collect();
    digits
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}
