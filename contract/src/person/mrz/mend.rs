//! Letters where only digits may stand, mended when the check digit proves the digit.

use super::{MrzField, MrzFormat};

/// Mends dates and check digits; names the fields in which it did.
pub fn mend(format: MrzFormat, lines: &mut [String]) -> Vec<MrzField> {
    let mut mended = Vec::new();
    for field in MrzField::ALL {
        let Some(span) = format.digits(field).filter(|span| span.has_letter(lines)) else {
            continue;
        };
        let mut candidate = lines.to_vec();
        let digits: String = span.of(lines).chars().map(digit).collect();
        span.write(&mut candidate, &digits);
        if !span.has_letter(&candidate) && holds(format, &candidate, field) {
            lines.clone_from_slice(&candidate);
            mended.push(field);
        }
    }
    mended
}

/// The digit that a letter is mistaken for.
const fn digit(c: char) -> char {
    match c {
        'O' | 'Q' | 'D' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        c => c,
    }
}

fn holds(format: MrzFormat, lines: &[String], field: MrzField) -> bool {
    super::parse(format, lines).is_ok_and(|data| !data.checks.failed().contains(&field.of_mrz()))
}
