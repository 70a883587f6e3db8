//! The machine-readable zone as people type and paste it.

use chrono::NaiveDate;
use contract::person::mrz::{MrzField, MrzFormat, MrzRead, Sex, read};

#[path = "mrz/corpus.rs"]
mod corpus;
#[path = "mrz/properties.rs"]
mod properties;

fn today() -> NaiveDate {
    day("2026-11-25")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn read_now(typed: &str) -> Result<MrzRead, &'static str> {
    read(typed, today())
}

// The specimens of ICAO Doc 9303, parts 4, 5, 6 and 7.
const TD3: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                   L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const TD2: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n\
                   D231458907UTO7408122F1204159<<<<<<<6";
const TD1: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n\
                   7408122F1204159UTO<<<<<<<<<<<6\n\
                   ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const MRV_A: &str = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                     L8988901C4XXX4009078F96121096ZE184226B<<<<<<";
const MRV_B: &str = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n\
                     L8988901C4XXX4009078F9612109<<<<<<<<";

#[test]
fn the_specimens_of_every_format_fill_the_form() {
    let specimens = [
        (
            TD3,
            MrzFormat::Td3,
            "P",
            "passport",
            "L898902C3",
            "UTO",
            "1974-08-12",
            "2012-04-15",
        ),
        (
            TD2,
            MrzFormat::Td2,
            "I",
            "",
            "D23145890",
            "UTO",
            "1974-08-12",
            "2012-04-15",
        ),
        (
            TD1,
            MrzFormat::Td1,
            "I",
            "",
            "D23145890",
            "UTO",
            "1974-08-12",
            "2012-04-15",
        ),
        (
            MRV_A,
            MrzFormat::MrvA,
            "V",
            "",
            "L8988901C",
            "XXX",
            "1940-09-07",
            "1996-12-10",
        ),
        (
            MRV_B,
            MrzFormat::MrvB,
            "V",
            "",
            "L8988901C",
            "XXX",
            "1940-09-07",
            "1996-12-10",
        ),
    ];
    for (lines, format, code, kind, number, nationality, born, expiry) in specimens {
        let read = read_now(lines).unwrap();
        assert_eq!((read.format, read.code.as_str()), (format, code));
        assert_eq!(read.surname, "ERIKSSON");
        assert_eq!(read.given_names, "ANNA MARIA");
        assert_eq!(read.sex, Sex::Female);
        assert_eq!(read.nationality, nationality);
        assert_eq!(read.birth_date, Some(day(born)));
        assert_eq!(read.expiry, Some(day(expiry)));
        assert_eq!(read.document.kind, kind);
        assert_eq!(read.document.country, "UTO");
        assert_eq!(read.document.number, number);
        assert_eq!(read.remarks, contract::person::mrz::Remarks::default());
    }
}

#[test]
fn spaces_lower_case_other_fillers_and_line_breaks_do_not_matter() {
    let plain = read_now(TD3);
    let one_line = TD3.replace('\n', "");
    let everywhere = one_line.split("UTO").collect::<Vec<_>>().join("UT\nO");
    let variants = [
        TD3.to_lowercase(),
        TD3.replace("<<", "«"),
        TD3.replace("<<", " < < "),
        TD3.replace('<', "&lt;"),
        TD3.replace("<<<<<<<<<<<<<<<<<<<\n", "\r\n\r\n"),
        one_line,
        everywhere,
    ];
    for variant in variants {
        assert_eq!(read_now(&variant), plain, "{variant}");
    }
    assert_eq!(read_now(&TD2.replace('\n', "")), read_now(TD2));
    assert_eq!(read_now(&TD1.replace('\n', " ")), read_now(TD1));
    assert_eq!(read_now(TD1.trim_end_matches('<')), read_now(TD1));
    assert_eq!(read_now(&MRV_A.replace('\n', "")), read_now(MRV_A));
}

#[test]
fn what_is_no_zone_is_refused_by_its_shape() {
    assert_eq!(read_now(" \n"), Err("mrz.missing"));
    for typed in [
        "P<UTO\nL898",
        "P<UTO\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "HONDURAS",
        &TD3.replace('E', "É"),
        &TD3.replacen('P', "X", 1),
        &TD3[..60],
        &format!("{TD3}<"),
        &TD3.replace("L898902C3", "<<<<<<<<<"),
    ] {
        assert_eq!(read_now(typed), Err("mrz.shape"), "{typed}");
    }
}

#[test]
fn the_check_digit_that_fails_is_named() {
    let wrong = [
        ("L898902C36", "L898903C36", "mrz.number_check"),
        ("7408122", "7408132", "mrz.birth_check"),
        ("1204159", "1204158", "mrz.expiry_check"),
        ("ZE184226B<<<<<1", "ZE184226C<<<<<1", "mrz.personal_check"),
        ("<10", "<11", "mrz.whole_check"),
    ];
    for (right, typed, code) in wrong {
        assert_eq!(read_now(&TD3.replace(right, typed)), Err(code));
    }
    assert_eq!(
        read_now(&MRV_A.replace("4009078", "4009079")),
        Err("mrz.birth_check")
    );
}

#[test]
fn a_letter_typed_for_a_digit_is_mended_and_told() {
    let typed = TD3
        .replace("7408122F1204159", "74O8122FI2O4I59")
        .replace("<10", "<1O");
    let read = read_now(&typed).unwrap();
    assert_eq!(read.birth_date, Some(day("1974-08-12")));
    assert_eq!(read.expiry, Some(day("2012-04-15")));
    assert_eq!(
        read.remarks.mended,
        [MrzField::Birth, MrzField::Expiry, MrzField::Whole]
    );
}

#[test]
fn a_letter_that_the_check_digit_does_not_prove_is_not_mended() {
    // The O stands where a 4 was.
    assert_eq!(
        read_now(&TD3.replace("740812", "7O0812")),
        Err("mrz.birth_check")
    );
    // A has the value of 0 to the check digit, and is no digit.
    assert_eq!(
        read_now(&TD3.replace("740812", "74A812")),
        Err("mrz.birth_check")
    );
}

#[test]
fn what_is_no_letter_among_letters_is_told_apart_from_a_wrong_check_digit() {
    assert_eq!(
        read_now(&TD3.replace("ERIKSSON", "ERIKSS0N")),
        Err("mrz.letters")
    );
    assert_eq!(read_now(&TD3.replace("36UTO", "36UT0")), Err("mrz.letters"));
}

#[test]
fn names_that_fill_their_field_are_said_to_be_cut() {
    // Part 4 §4.2.3.3 of Doc 9303.
    let cut = TD3.replace(
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "P<UTOBENNELONG<WOOLOOM<WARRAND<WARNAM<<DINGO",
    );
    let read = read_now(&cut).unwrap();
    assert!(read.remarks.names_cut);
    assert_eq!(read.surname, "BENNELONG WOOLOOM WARRAND WARNAM");
    assert_eq!(read.given_names, "DINGO");
}

#[test]
fn a_long_number_of_a_card_is_put_together_again() {
    // Part 5 of Doc 9303: nine characters, filler for the check digit, the rest and its digit.
    let card = mrz::format_td1(&mrz::Td1Fields {
        document_code: "ID".into(),
        issuing_country: "HND".into(),
        nationality: "HND".into(),
        document_number: "0801199012345".into(),
        surname: "MEJÍA".into(),
        given_names: "Ana".into(),
        date_of_birth: mrz::MrzDate::Calendar(mrz::Date::new(1990, 3, 27)),
        ..Default::default()
    });
    let read = read_now(&card).unwrap();
    assert_eq!(read.document.kind, "dni");
    assert_eq!(read.document.number, "0801199012345");
    assert_eq!((read.expiry, read.sex), (None, Sex::Unspecified));
}

#[test]
fn germany_is_written_as_forms_offer_it() {
    let typed = TD3.replace("P<UTO", "P<D<<").replace("6UTO", "6D<<");
    let read = read_now(&typed).unwrap();
    assert_eq!(
        (read.nationality.as_str(), read.document.country.as_str()),
        ("DEU", "DEU")
    );
}
