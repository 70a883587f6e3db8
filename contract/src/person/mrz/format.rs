//! The five layouts of ICAO Doc 9303 and where their fields stand.

use super::MrzField;
use std::ops::Range;

/// Parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas) of Doc 9303.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MrzFormat {
    /// A card: three lines of 30.
    Td1,
    /// An older card: two lines of 36.
    Td2,
    /// A passport: two lines of 44.
    Td3,
    /// A visa of a page's size: two lines of 44.
    MrvA,
    /// A smaller visa: two lines of 36.
    MrvB,
}

/// Columns of one line; both count from zero.
pub(super) struct Span {
    line: usize,
    columns: Range<usize>,
}

const fn at(line: usize, columns: Range<usize>) -> Span {
    Span { line, columns }
}

impl Span {
    /// The characters of a span; nothing if the lines are shorter, which `typed` rules out.
    pub fn of<'a>(&self, lines: &'a [String]) -> &'a str {
        let line = lines.get(self.line).map_or("", String::as_str);
        line.get(self.columns.clone()).unwrap_or("")
    }

    pub fn has_letter(&self, lines: &[String]) -> bool {
        self.of(lines).bytes().any(|b| b.is_ascii_uppercase())
    }

    /// Writes other characters, as many, in its place.
    pub fn write(&self, lines: &mut [String], characters: &str) {
        if let Some(line) = lines.get_mut(self.line) {
            line.replace_range(self.columns.clone(), characters);
        }
    }
}

impl MrzFormat {
    pub const ALL: [Self; 5] = [Self::Td1, Self::Td2, Self::Td3, Self::MrvA, Self::MrvB];

    /// How many lines, and how many characters in each.
    pub const fn shape(self) -> (usize, usize) {
        match self {
            Self::Td1 => (3, 30),
            Self::Td2 | Self::MrvB => (2, 36),
            Self::Td3 | Self::MrvA => (2, 44),
        }
    }

    const fn is_td1(self) -> bool {
        matches!(self, Self::Td1)
    }

    pub(super) const fn names(self) -> Span {
        let (lines, length) = self.shape();
        if self.is_td1() {
            at(lines - 1, 0..length)
        } else {
            at(0, 5..length)
        }
    }

    pub(super) const fn birth(self) -> Span {
        if self.is_td1() {
            at(1, 0..6)
        } else {
            at(1, 13..19)
        }
    }

    pub(super) const fn expiry(self) -> Span {
        if self.is_td1() {
            at(1, 8..14)
        } else {
            at(1, 21..27)
        }
    }

    /// What holds digits and filler only: the dates, and each check digit. The digit stands last.
    pub(super) fn digits(self, field: MrzField) -> Option<Span> {
        let (_, length) = self.shape();
        Some(match (field, self) {
            (MrzField::Number, Self::Td1) => at(0, 14..15),
            (MrzField::Number, _) => at(1, 9..10),
            (MrzField::Birth, Self::Td1) => at(1, 0..7),
            (MrzField::Birth, _) => at(1, 13..20),
            (MrzField::Expiry, Self::Td1) => at(1, 8..15),
            (MrzField::Expiry, _) => at(1, 21..28),
            (MrzField::Personal, Self::Td3) => at(1, 42..43),
            (MrzField::Whole, Self::Td1 | Self::Td2 | Self::Td3) => at(1, length - 1..length),
            _ => return None,
        })
    }
}
