//! Which characters may stand where: digits here, letters there (ICAO Doc 9303 parts 4 to 7).

use crate::network::ALPHABET;

/// A set of characters: a bit for each of the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set(u64);

const DIGITS: Set = Set((1 << 10) - 1);
const LETTERS: Set = Set(((1 << 26) - 1) << 10);
const FILLER: Set = Set(1 << 36);
const NUMBERS: Set = Set(DIGITS.0 | FILLER.0);
const WORDS: Set = Set(LETTERS.0 | FILLER.0);
const ANY: Set = Set(NUMBERS.0 | LETTERS.0);

impl Set {
    const fn of(characters: &[u8]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < characters.len() {
            bits |= match characters[at] {
                b'<' => FILLER.0,
                letter => 1 << (letter - b'A' + 10),
            };
            at += 1;
        }
        Self(bits)
    }

    /// Whether it holds the character at this place of the alphabet.
    pub const fn holds(self, character: usize) -> bool {
        self.0 >> character & 1 == 1
    }
}

const SEX: Set = Set::of(b"MF<");
const PASSPORT: Set = Set::of(b"P");
const VISA: Set = Set::of(b"V");
const CARD: Set = Set::of(b"IAC");

/// A kind of document, by the layout of its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Td1,
    Td2,
    Td3,
    MrvA,
    MrvB,
}

impl Format {
    pub const ALL: [Self; 5] = [Self::Td1, Self::Td2, Self::Td3, Self::MrvA, Self::MrvB];

    /// Lines and columns.
    pub const fn shape(self) -> (usize, usize) {
        match self {
            Self::Td1 => (3, 30),
            Self::Td2 | Self::MrvB => (2, 36),
            Self::Td3 | Self::MrvA => (2, 44),
        }
    }

    /// What may stand in a cell.
    pub const fn allowed(self, line: usize, column: usize) -> Set {
        if let Self::Td1 = self {
            return Self::allowed_on_card(line, column);
        }
        match (line, column) {
            (0, 0) => match self {
                Self::Td3 => PASSPORT,
                Self::MrvA | Self::MrvB => VISA,
                _ => CARD,
            },
            (0, _) | (_, 10..=12) => WORDS,
            (_, 19 | 27) => DIGITS,
            (_, 9 | 13..=18 | 21..=26) => NUMBERS,
            (_, 20) => SEX,
            (_, 42) if matches!(self, Self::Td3) => NUMBERS,
            (_, 43) if matches!(self, Self::Td3) => DIGITS,
            (_, 35) if matches!(self, Self::Td2) => DIGITS,
            _ => ANY,
        }
    }

    const fn allowed_on_card(line: usize, column: usize) -> Set {
        match (line, column) {
            (0, 0) => CARD,
            (0, 1..=4) | (1, 15..=17) | (2, _) => WORDS,
            (1, 6 | 14 | 29) => DIGITS,
            (0, 14) | (1, 0..=5 | 8..=13) => NUMBERS,
            (1, 7) => SEX,
            _ => ANY,
        }
    }

    /// Whether a check digit covers a cell, or is the check digit.
    pub const fn is_covered(self, line: usize, column: usize) -> bool {
        let last = match self {
            Self::Td1 => {
                let number = line == 0 && column >= 5;
                return number || line == 1 && !matches!(column, 7 | 15..=17);
            }
            Self::MrvA | Self::MrvB => 27,
            Self::Td2 | Self::Td3 => 43,
        };
        line == 1 && column <= last && !matches!(column, 10..=12 | 20)
    }

    /// What the check digits say of these lines.
    pub fn checks(self, lines: &[String]) -> Option<mrz::Checks> {
        let parsed = match (self, lines) {
            (Self::Td1, [one, two, three]) => mrz::parse_td1(one, two, three),
            (Self::Td2, [one, two]) => mrz::parse_td2(one, two),
            (Self::Td3, [one, two]) => mrz::parse_td3(one, two),
            (Self::MrvA, [one, two]) => mrz::parse_mrv_a(one, two),
            (Self::MrvB, [one, two]) => mrz::parse_mrv_b(one, two),
            _ => return None,
        };
        parsed.ok().map(|data| data.checks.clone())
    }
}

/// What a character counts in a check digit, mod 10: characters of equal value cannot be told
/// apart by any of them (8 and S, 6 and G, 1 and L).
pub const fn value(character: usize) -> usize {
    if ALPHABET[character] == b'<' {
        0
    } else {
        character % 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECIMENS: [(Format, &[&str]); 5] = [
        (
            Format::Td3,
            &[
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
            ],
        ),
        (
            Format::Td2,
            &[
                "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                "D231458907UTO7408122F1204159<<<<<<<6",
            ],
        ),
        (
            Format::Td1,
            &[
                "I<UTOD231458907<<<<<<<<<<<<<<<",
                "7408122F1204159UTO<<<<<<<<<<<6",
                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            ],
        ),
        (
            Format::MrvA,
            &[
                "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
            ],
        ),
        (
            Format::MrvB,
            &[
                "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                "L8988901C4XXX4009078F9612109<<<<<<<<",
            ],
        ),
    ];

    fn place(character: u8) -> usize {
        ALPHABET
            .iter()
            .position(|known| *known == character)
            .unwrap()
    }

    #[test]
    fn the_specimens_of_doc_9303_keep_to_the_grammar() {
        for (format, lines) in SPECIMENS {
            assert_eq!((lines.len(), lines[0].len()), format.shape());
            for (line, text) in lines.iter().enumerate() {
                for (column, letter) in text.bytes().enumerate() {
                    assert!(
                        format.allowed(line, column).holds(place(letter)),
                        "{format:?} {line} {column}"
                    );
                }
            }
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            assert!(format.checks(&lines).unwrap().all_valid());
        }
    }

    #[test]
    fn what_is_covered_is_what_a_check_digit_notices() {
        for (format, lines) in SPECIMENS {
            for line in 0..lines.len() {
                for column in 0..lines[0].len() {
                    let mut changed: Vec<String> = lines.iter().map(ToString::to_string).collect();
                    // 1 and 2 differ in value from each other and from most.
                    let other = if &lines[line][column..=column] == "1" {
                        "2"
                    } else {
                        "1"
                    };
                    changed[line].replace_range(column..=column, other);
                    let notices = format
                        .checks(&changed)
                        .is_some_and(|checks| !checks.all_valid());
                    let same = value(place(lines[line].as_bytes()[column]))
                        == value(place(other.as_bytes()[0]));
                    if !same && column > 0 {
                        assert_eq!(
                            notices,
                            format.is_covered(line, column),
                            "{format:?} {line} {column}"
                        );
                    }
                }
            }
        }
    }
}
