//! The machine-readable zone of a passport or an identity card, pasted or typed.

use super::{DocumentFields, DocumentKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the two or three lines say, ready to fill in a form. The person must compare it with the
/// document by eye: 6/G, 8/S and 1/L pass the check digits (ICAO Doc 9303 part 3 §4.9), and names
/// carry no check digit at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MrzRead {
    pub surname: String,
    pub given_names: String,
    pub birth_date: Option<NaiveDate>,
    pub document: DocumentFields,
}

/// Reads TD3, TD2 or TD1 lines. Spaces and lower case do not matter.
///
/// # Errors
/// `mrz.missing`; `mrz.shape` when the lines have the wrong number, length or characters;
/// `mrz.check_digit` when a check digit does not fit.
pub fn read(typed: &str) -> Result<MrzRead, &'static str> {
    let lines: Vec<String> = typed
        .lines()
        .map(|line| {
            line.split_whitespace()
                .collect::<String>()
                .to_ascii_uppercase()
        })
        .filter(|line| !line.is_empty())
        .collect();
    let parsed = match lines.as_slice() {
        [] => return Err("mrz.missing"),
        [one, two] if one.len() == 44 => mrz::parse_td3(one, two),
        [one, two] if one.len() == 36 => mrz::parse_td2(one, two),
        [one, two, three] => mrz::parse_td1(one, two, three),
        _ => return Err("mrz.shape"),
    };
    let data = parsed.map_err(|error| match error {
        mrz::MrzError::BadChecksum { .. } => "mrz.check_digit",
        _ => "mrz.shape",
    })?;
    if !data.valid() {
        return Err("mrz.check_digit");
    }
    let kind = if lines[0].starts_with('P') {
        DocumentKind::Passport
    } else {
        DocumentKind::Dni
    };
    let born = data.date_of_birth.calendar();
    Ok(MrzRead {
        surname: data.surname.clone(),
        given_names: data.given_names.clone(),
        birth_date: born.and_then(|day| NaiveDate::from_ymd_opt(day.year, day.month, day.day)),
        document: DocumentFields {
            kind: kind.as_str().into(),
            country: data.issuing_country.clone(),
            number: data.full_document_number().into(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // The specimen of ICAO Doc 9303 part 4.
    const SPECIMEN: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                            L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    #[test]
    fn the_specimen_fills_the_form() {
        let read = read(&SPECIMEN.to_lowercase()).unwrap();
        assert_eq!(
            (read.surname.as_str(), read.given_names.as_str()),
            ("ERIKSSON", "ANNA MARIA")
        );
        assert_eq!(read.birth_date, NaiveDate::from_ymd_opt(1974, 8, 12));
        assert_eq!(read.document.number, "L898902C3");
        assert_eq!(read.document.country, "UTO");
    }

    #[test]
    fn one_wrong_digit_is_refused() {
        assert_eq!(
            read(&SPECIMEN.replace("740812", "740813")),
            Err("mrz.check_digit")
        );
    }

    #[test]
    fn a_line_that_is_too_short_is_refused_by_its_shape() {
        assert_eq!(read("P<UTO\nL898"), Err("mrz.shape"));
        assert_eq!(read(" \n"), Err("mrz.missing"));
    }
}
