//! Documents that nobody holds: random holders, and lines as an issuer would print them.

use crate::chance::Chance;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Td1,
    Td2,
    Td3,
    MrvA,
    MrvB,
}

/// The lines of one document and the kind that they belong to.
#[derive(Clone, Debug)]
pub struct Document {
    pub kind: Kind,
    pub lines: Vec<String>,
}

impl Kind {
    /// Width and height in millimetres, as the parts of Doc 9303 have them.
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::Td1 => (85.6, 54.0),
            Self::Td2 | Self::MrvB => (105.0, 74.0),
            Self::Td3 => (125.0, 88.0),
            Self::MrvA => (120.0, 80.0),
        }
    }
}

/// Half of them passports, as at a border; cards before visas.
const KINDS: [Kind; 10] = [
    Kind::Td3,
    Kind::Td3,
    Kind::Td3,
    Kind::Td3,
    Kind::Td3,
    Kind::Td1,
    Kind::Td1,
    Kind::Td2,
    Kind::MrvA,
    Kind::MrvB,
];

const COUNTRIES: [&str; 16] = [
    "HND", "HND", "HND", "GTM", "SLV", "NIC", "CRI", "MEX", "USA", "ESP", "COL", "CUB", "CAN", "D",
    "FRA", "UTO",
];

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl Document {
    pub fn random(chance: &mut Chance) -> Self {
        let kind = *chance.one_of(&KINDS);
        let printed = print(kind, chance);
        Self {
            kind,
            lines: printed.lines().map(str::to_owned).collect(),
        }
    }

    /// Each character as often as any other: what a classifier learns from.
    pub fn of_any_characters(chance: &mut Chance) -> Self {
        let kind = *chance.one_of(&KINDS);
        let (count, length) = match kind {
            Kind::Td1 => (3, 30),
            Kind::Td2 | Kind::MrvB => (2, 36),
            Kind::Td3 | Kind::MrvA => (2, 44),
        };
        let alphabet = mrz::MRZ_ALPHABET.as_bytes();
        let mut line = || {
            let letters = (0..length).map(|_| char::from(*chance.one_of(alphabet)));
            letters.collect::<String>()
        };
        let lines = (0..count).map(|_| line()).collect();
        Self { kind, lines }
    }
}

fn print(kind: Kind, chance: &mut Chance) -> String {
    macro_rules! print {
        ($format:path, $fields:ident, $code:expr, $($optional:ident),*) => {
            $format(&mrz::$fields {
                document_code: $code.into(),
                issuing_country: (*chance.one_of(&COUNTRIES)).into(),
                nationality: (*chance.one_of(&COUNTRIES)).into(),
                document_number: number(chance),
                surname: name(chance, 2),
                given_names: name(chance, 2),
                date_of_birth: date(chance, (1940, 2024)),
                sex: *chance.one_of(&[mrz::Sex::Female, mrz::Sex::Male, mrz::Sex::Unspecified]),
                date_of_expiry: date(chance, (2026, 2037)),
                $($optional: chance.happens(0.4).then(|| number(chance))),*
            })
        };
    }
    let card = *chance.one_of(&["I", "ID", "AC", "C"]);
    let passport = *chance.one_of(&["P", "P", "P", "PD", "PP"]);
    let visa = *chance.one_of(&["V", "V", "VB"]);
    match kind {
        Kind::Td3 => print!(mrz::format_td3, Td3Fields, passport, personal_number),
        Kind::Td2 => print!(mrz::format_td2, Td2Fields, card, optional_data),
        Kind::MrvA => print!(mrz::format_mrv_a, MrvAFields, visa, optional_data),
        Kind::MrvB => print!(mrz::format_mrv_b, MrvBFields, visa, optional_data),
        Kind::Td1 => print!(
            mrz::format_td1,
            Td1Fields, card, optional_data_1, optional_data_2
        ),
    }
}

fn date(chance: &mut Chance, (from, until): (i32, i32)) -> mrz::MrzDate {
    let years = usize::try_from(until - from).unwrap_or(0);
    let year = from + i32::try_from(chance.below(years)).unwrap_or(0);
    let [month, day] = [12, 28].map(|last| u32::try_from(chance.below(last)).unwrap_or(0) + 1);
    mrz::MrzDate::Calendar(mrz::Date::new(year, month, day))
}

/// Letters first or none, digits after, letters among them now and then.
fn number(chance: &mut Chance) -> String {
    let letters = chance.below(3);
    let mixed = chance.happens(0.25);
    (0..7 + chance.below(3))
        .map(|place| {
            if place < letters || (mixed && chance.happens(0.5)) {
                char::from(*chance.one_of(LETTERS))
            } else {
                char::from(*chance.one_of(b"0123456789"))
            }
        })
        .collect()
}

/// One or more words of syllables, so that every letter comes up.
fn name(chance: &mut Chance, most: usize) -> String {
    let words: Vec<String> = (0..=chance.below(most)).map(|_| word(chance)).collect();
    words.join(" ")
}

fn word(chance: &mut Chance) -> String {
    let mut word = String::new();
    for _ in 0..2 + chance.below(3) {
        word.push(char::from(*chance.one_of(LETTERS)));
        word.push(char::from(*chance.one_of(b"AEIOUAEIOUY")));
    }
    if chance.happens(0.4) {
        word.push(char::from(*chance.one_of(LETTERS)));
    }
    word
}
