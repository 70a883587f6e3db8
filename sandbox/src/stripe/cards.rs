//! Stripe's test cards, and what each one does.

/// What happens when somebody pays with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Paid,
    PaidThenDisputed,
    /// The bank wants the holder to confirm first.
    Confirm,
    Declined(&'static str),
}

pub struct TestCard {
    pub number: &'static str,
    pub outcome: Outcome,
}

pub const TEST_CARDS: [TestCard; 7] = [
    TestCard {
        number: "4242424242424242",
        outcome: Outcome::Paid,
    },
    TestCard {
        number: "5555555555554444",
        outcome: Outcome::Paid,
    },
    TestCard {
        number: "4000002760003184",
        outcome: Outcome::Confirm,
    },
    TestCard {
        number: "4000000000000002",
        outcome: Outcome::Declined("generic_decline"),
    },
    TestCard {
        number: "4000000000009995",
        outcome: Outcome::Declined("insufficient_funds"),
    },
    TestCard {
        number: "4000000000000069",
        outcome: Outcome::Declined("expired_card"),
    },
    TestCard {
        number: "4000000000000259",
        outcome: Outcome::PaidThenDisputed,
    },
];

/// A card number that is at least possible: digits only, with a right check digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardNumber(String);

impl CardNumber {
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let plausible = (12..=19).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && check_sum(&digits).is_multiple_of(10);
        plausible.then_some(Self(digits))
    }

    /// Unknown numbers are declined: nobody should type a real card here.
    pub fn outcome(&self) -> Outcome {
        let known = TEST_CARDS.iter().find(|card| card.number == self.0);
        known.map_or(Outcome::Declined("test_mode_live_card"), |card| {
            card.outcome
        })
    }

    pub fn last4(&self) -> &str {
        &self.0[self.0.len() - 4..]
    }

    pub fn brand(&self) -> &'static str {
        match self.0.as_bytes()[0] {
            b'4' => "visa",
            b'5' => "mastercard",
            _ => "unknown",
        }
    }

    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// Luhn's: every second digit from the right counts double, its digits summed.
fn check_sum(digits: &str) -> u32 {
    let from_right = digits.bytes().rev().map(|byte| u32::from(byte - b'0'));
    from_right
        .enumerate()
        .map(|(i, d)| {
            if i % 2 == 1 {
                d * 2 / 10 + d * 2 % 10
            } else {
                d
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_card_is_a_possible_number() {
        for card in TEST_CARDS {
            assert_eq!(
                CardNumber::parse(card.number).unwrap().outcome(),
                card.outcome
            );
        }
    }

    #[test]
    fn spaces_are_ignored_and_a_mistyped_digit_is_noticed() {
        assert_eq!(
            CardNumber::parse("4242 4242 4242 4242").unwrap().last4(),
            "4242"
        );
        assert!(CardNumber::parse("4242 4242 4242 4241").is_none());
    }

    #[test]
    fn a_card_that_is_no_test_card_is_declined() {
        let card = CardNumber::parse("4111111111111111").unwrap();
        assert_eq!(card.outcome(), Outcome::Declined("test_mode_live_card"));
    }
}
