//! What must hold of every document, not only of the specimens.

use super::{day, today};
use chrono::{Datelike, Days, NaiveDate};
use contract::person::mrz::{MrzField, MrzFormat, Sex, read};
use proptest::prelude::*;

/// A holder and a document as an issuer knows them.
#[derive(Clone, Debug)]
struct Issued {
    format: MrzFormat,
    code: String,
    issuer: String,
    nationality: String,
    number: String,
    surname: String,
    given: String,
    born: NaiveDate,
    sex: mrz::Sex,
    expiry: NaiveDate,
    optional: String,
}

fn issued() -> impl Strategy<Value = Issued> {
    let format = prop::sample::select(&MrzFormat::ALL[..]);
    let sex = prop::sample::select(vec![
        mrz::Sex::Male,
        mrz::Sex::Female,
        mrz::Sex::Unspecified,
    ]);
    let names = (
        "[A-Z]{1,20}( [A-Z]{1,12}){0,2}",
        "([A-Z]{1,12}( [A-Z]{1,12}){0,2})?",
    );
    let document = (
        format,
        "[<A-Z]",
        "[A-Z]{3}",
        "[A-Z]{3}",
        "[A-Z0-9]{1,9}",
        "[A-Z0-9]{0,7}",
    );
    // 99 years at most: before that, two digits cannot tell.
    let dates = (0_u64..36_100, 0_u64..9_000);
    (document, names, sex, dates).prop_map(|(document, (surname, given), sex, (age, lasts))| {
        let (format, second, issuer, nationality, number, optional) = document;
        let first = match format {
            MrzFormat::Td3 => 'P',
            MrzFormat::MrvA | MrzFormat::MrvB => 'V',
            _ => 'I',
        };
        Issued {
            format,
            code: format!("{first}{second}"),
            issuer,
            nationality,
            number,
            surname,
            given,
            born: today() - Days::new(age),
            sex,
            expiry: day("2015-01-01") + Days::new(lasts),
            optional,
        }
    })
}

fn date(day: NaiveDate) -> mrz::MrzDate {
    mrz::MrzDate::Calendar(mrz::Date::new(day.year(), day.month(), day.day()))
}

impl Issued {
    /// The zone as the issuer prints it.
    fn zone(&self) -> String {
        macro_rules! print {
            ($format:path, $fields:ident { $($optional:tt)* }) => {
                $format(&mrz::$fields {
                    document_code: self.code.clone(),
                    issuing_country: self.issuer.clone(),
                    nationality: self.nationality.clone(),
                    document_number: self.number.clone(),
                    surname: self.surname.clone(),
                    given_names: self.given.clone(),
                    date_of_birth: date(self.born),
                    sex: self.sex,
                    date_of_expiry: date(self.expiry),
                    $($optional)*
                })
            };
        }
        let optional = Some(self.optional.clone());
        match self.format {
            MrzFormat::Td3 => print!(
                mrz::format_td3,
                Td3Fields {
                    personal_number: optional
                }
            ),
            MrzFormat::Td2 => print!(
                mrz::format_td2,
                Td2Fields {
                    optional_data: optional
                }
            ),
            MrzFormat::MrvA => print!(
                mrz::format_mrv_a,
                MrvAFields {
                    optional_data: optional
                }
            ),
            MrzFormat::MrvB => print!(
                mrz::format_mrv_b,
                MrvBFields {
                    optional_data: optional
                }
            ),
            MrzFormat::Td1 => print!(
                mrz::format_td1,
                Td1Fields {
                    optional_data_1: optional,
                    optional_data_2: None
                }
            ),
        }
    }

    fn name_room(&self) -> usize {
        let (_, length) = self.format.shape();
        if self.format == MrzFormat::Td1 {
            length
        } else {
            length - 5
        }
    }
}

/// Where a check digit covers the zone: line and column, the digits themselves among them.
fn covered(format: MrzFormat) -> Vec<(usize, usize)> {
    let two_lines = |last: usize| {
        let own = (0..10).chain(13..20).chain(21..last);
        own.map(|column| (1, column)).collect()
    };
    match format {
        MrzFormat::Td3 => two_lines(44),
        MrzFormat::Td2 => two_lines(36),
        MrzFormat::MrvA | MrzFormat::MrvB => two_lines(28),
        MrzFormat::Td1 => {
            let first = (5..30).map(|column| (0, column));
            let second = (0..7).chain(8..15).chain(18..30).map(|column| (1, column));
            first.chain(second).collect()
        }
    }
}

proptest! {
    #[test]
    fn a_document_is_read_back_from_its_lines(issued in issued()) {
        let read = read(&issued.zone(), today()).unwrap();
        let printed = issued.surname.len() + 2 + issued.given.len();
        let room = issued.name_room();
        prop_assert_eq!(read.format, issued.format);
        prop_assert_eq!(read.code, issued.code.trim_end_matches('<'));
        prop_assert_eq!(read.nationality, issued.nationality);
        prop_assert_eq!(read.document.country, issued.issuer);
        prop_assert_eq!(read.document.number, issued.number);
        prop_assert_eq!(read.birth_date, Some(issued.born));
        prop_assert_eq!(read.expiry, Some(issued.expiry));
        prop_assert_eq!(read.sex, match issued.sex {
            mrz::Sex::Female => Sex::Female,
            mrz::Sex::Male => Sex::Male,
            _ => Sex::Unspecified,
        });
        prop_assert!(read.remarks.mended.is_empty());
        if printed < room {
            prop_assert_eq!(read.surname, issued.surname);
            prop_assert_eq!(read.given_names, issued.given);
            prop_assert!(!read.remarks.names_cut);
        } else if printed > room && !issued.given.is_empty() {
            prop_assert!(read.remarks.names_cut);
        }
    }

    #[test]
    fn a_changed_character_is_refused_mended_or_a_known_confusion(
        issued in issued(),
        place in any::<prop::sample::Index>(),
        other in prop::sample::select(mrz::MRZ_ALPHABET.chars().collect::<Vec<_>>()),
    ) {
        let zone = issued.zone();
        let (line, column) = *place.get(&covered(issued.format));
        let (_, length) = issued.format.shape();
        let at = line * (length + 1) + column;
        let was = char::from(zone.as_bytes()[at]);
        let mut changed = zone.clone();
        changed.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
        // Equal in value mod 10: no check digit can tell them apart, which is why people compare.
        let known = was == other || mrz::blindspot(was, other).is_blind();
        if let Ok(read_anyway) = read(&changed, today()) && !known {
            let mut unmended = read_anyway;
            prop_assert!(!unmended.remarks.mended.is_empty());
            unmended.remarks.mended.clear();
            prop_assert_eq!(Ok(unmended), read(&zone, today()));
        }
    }

    #[test]
    fn no_input_makes_it_panic(typed in "\\PC{0,100}", lines in "[A-Z0-9<\n ]{70,95}") {
        let _ = read(&typed, today());
        let _ = read(&lines, today());
    }
}

#[test]
fn a_letter_in_a_date_never_passes_for_a_digit() {
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    for letter in 'A'..='Z' {
        let typed = zone.replace("7408122", &format!("74{letter}8122"));
        match read(&typed, today()) {
            Ok(read) => assert_eq!(read.remarks.mended, [MrzField::Birth], "{letter}"),
            Err(code) => assert_eq!(code, "mrz.birth_check", "{letter}"),
        }
    }
}
