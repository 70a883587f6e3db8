//! What was declared, held against the machine-readable zone of the document in the officer's hand.

use super::traveller::TravellerRequest;
use crate::person::mrz::{MrzRead, Sex};
use chrono::NaiveDate;
use mrz::{TransliterationStyle, encode_name_component, transliterate};
use serde::{Deserialize, Serialize};

/// What is compared, in the order in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ComparedField {
    Surnames,
    GivenNames,
    BirthDate,
    Sex,
    Nationality,
    Issuer,
    Number,
    Expires,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    Same,
    Differs,
    /// The zone leaves it open: compare by eye.
    NotRead,
}

/// One field of both sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Compared {
    pub field: ComparedField,
    pub likeness: Likeness,
    pub declared: String,
    /// As the zone says it; empty where it is left open.
    pub document: String,
}

/// Field by field. Names are the same when the declared ones could have been written so in a zone:
/// issuers choose how to write `Ñ` or `Ü`, and names that do not fit are cut.
pub fn compare(declared: &TravellerRequest, read: &MrzRead) -> Vec<Compared> {
    let cut = read.remarks.names_cut;
    // Only the end of the field is cut: the surname when nothing stands after it.
    let surname_cut = cut && read.given_names.is_empty();
    let document = &declared.document;
    let number = letters_and_digits(&document.number);
    vec![
        named(
            ComparedField::Surnames,
            &declared.surnames,
            (&read.surname, surname_cut),
        ),
        named(
            ComparedField::GivenNames,
            &declared.given_names,
            (&read.given_names, cut),
        ),
        line(
            ComparedField::BirthDate,
            &declared.birth_date,
            day(read.birth_date),
        ),
        line(ComparedField::Sex, &declared.sex, sex(read.sex).to_owned()),
        line(
            ComparedField::Nationality,
            &declared.nationality,
            read.nationality.clone(),
        ),
        line(
            ComparedField::Issuer,
            &document.issuer,
            read.document.country.clone(),
        ),
        Compared {
            declared: document.number.clone(),
            ..line(
                ComparedField::Number,
                &number,
                letters_and_digits(&read.document.number),
            )
        },
        line(ComparedField::Expires, &document.expires, day(read.expiry)),
    ]
}

/// Whether nothing differs; what the zone leaves open is the eye's to judge.
pub fn is_same(compared: &[Compared]) -> bool {
    compared.iter().all(|one| one.likeness != Likeness::Differs)
}

fn line(field: ComparedField, declared: &str, document: String) -> Compared {
    let likeness = match document.as_str() {
        "" => Likeness::NotRead,
        same if same == declared => Likeness::Same,
        _ => Likeness::Differs,
    };
    Compared {
        field,
        likeness,
        declared: declared.to_owned(),
        document,
    }
}

fn named(field: ComparedField, declared: &str, (document, cut): (&str, bool)) -> Compared {
    let zone = joined(document);
    let fits = |style| {
        let could_be = joined(&transliterate(declared, style));
        could_be == zone || (cut && could_be.starts_with(&zone))
    };
    let styles = [
        TransliterationStyle::Expanded,
        TransliterationStyle::Simple,
        TransliterationStyle::XxSuffix,
    ];
    let likeness = match () {
        // A person with one name alone has it as the surname, and no given name in the zone.
        () if zone.is_empty() => Likeness::NotRead,
        () if styles.into_iter().any(fits) => Likeness::Same,
        () => Likeness::Differs,
    };
    Compared {
        field,
        likeness,
        declared: declared.to_owned(),
        document: document.to_owned(),
    }
}

/// As the zone writes a name, without the filler between its words: hyphens and spaces are the same
/// there.
fn joined(name: &str) -> String {
    encode_name_component(name).replace('<', "")
}

fn letters_and_digits(number: &str) -> String {
    let kept = number.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_uppercase()).collect()
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// As a declaration writes it.
const fn sex(read: Sex) -> &'static str {
    match read {
        Sex::Female => "F",
        Sex::Male => "M",
        Sex::Unspecified => "X",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::mrz;
    use crate::precheck::TravelDocumentFields;

    /// The specimen of ICAO Doc 9303.
    const ERIKSSON: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                            L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    fn eriksson() -> TravellerRequest {
        TravellerRequest {
            given_names: "Anna María".into(),
            surnames: "Eriksson".into(),
            sex: "F".into(),
            birth_date: "1974-08-12".into(),
            nationality: "UTO".into(),
            residence: "UTO".into(),
            profession: "Maestra".into(),
            document: TravelDocumentFields {
                kind: "passport".into(),
                number: "L898902C3".into(),
                issuer: "UTO".into(),
                expires: "2012-04-15".into(),
            },
        }
    }

    fn differing(declared: &TravellerRequest, zone: &str) -> Vec<ComparedField> {
        let compared = compare(declared, &mrz::read(zone, today()).unwrap());
        let differs = |one: &&Compared| one.likeness == Likeness::Differs;
        compared
            .iter()
            .filter(differs)
            .map(|one| one.field)
            .collect()
    }

    #[test]
    fn the_same_person_is_the_same_in_every_field() {
        let read = mrz::read(ERIKSSON, today()).unwrap();
        let compared = compare(&eriksson(), &read);
        assert!(is_same(&compared), "{compared:?}");
        assert!(compared.iter().all(|one| one.likeness == Likeness::Same));
    }

    #[test]
    fn each_field_that_differs_is_named_and_no_other() {
        use ComparedField::*;
        let changed = |change: fn(&mut TravellerRequest)| {
            let mut declared = eriksson();
            change(&mut declared);
            differing(&declared, ERIKSSON)
        };
        assert_eq!(changed(|d| d.surnames = "Erikson".into()), [Surnames]);
        assert_eq!(changed(|d| d.given_names = "Anna".into()), [GivenNames]);
        assert_eq!(changed(|d| d.birth_date = "1974-08-13".into()), [BirthDate]);
        assert_eq!(changed(|d| d.sex = "M".into()), [Sex]);
        assert_eq!(changed(|d| d.nationality = "HND".into()), [Nationality]);
        assert_eq!(changed(|d| d.document.issuer = "HND".into()), [Issuer]);
        assert_eq!(
            changed(|d| d.document.number = "L898902C8".into()),
            [Number]
        );
        assert_eq!(
            changed(|d| d.document.expires = "2022-04-15".into()),
            [Expires]
        );
    }

    #[test]
    fn a_name_is_the_same_however_its_issuer_writes_its_letters() {
        let written = |declared: &str, zone: &str| {
            named(ComparedField::Surnames, declared, (zone, false)).likeness
        };
        for zone in ["MUNOZ", "MUNXXOZ"] {
            assert_eq!(written("Muñoz", zone), Likeness::Same, "{zone}");
        }
        for zone in ["MULLER", "MUELLER"] {
            assert_eq!(written("Müller", zone), Likeness::Same, "{zone}");
        }
        assert_eq!(written("O’Higgins-Paz", "OHIGGINS PAZ"), Likeness::Same);
        assert_eq!(written("Muñoz", "MUNIZ"), Likeness::Differs);
    }

    #[test]
    fn a_cut_name_is_the_same_as_far_as_it_goes_and_an_open_field_is_for_the_eye() {
        let cut = named(
            ComparedField::GivenNames,
            "María Fernanda",
            ("MARIA FER", true),
        );
        assert_eq!(cut.likeness, Likeness::Same);
        let whole = named(
            ComparedField::GivenNames,
            "María Fernanda",
            ("MARIA FER", false),
        );
        assert_eq!(whole.likeness, Likeness::Differs);
        let none = named(ComparedField::GivenNames, "María", ("", false));
        assert_eq!(none.likeness, Likeness::NotRead);
    }
}
