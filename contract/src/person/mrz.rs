//! The machine-readable zone of a passport, a card or a visa, pasted or typed.

use super::{DocumentFields, DocumentKind};
use crate::country::Country;
use chrono::NaiveDate;

pub mod centuries;
mod field;
mod format;
mod mend;
mod names;
mod typed;

pub use field::MrzField;
pub use format::MrzFormat;

/// What the two or three lines say, ready to fill in a form. The person must compare it with the
/// document by eye: 6/G, 8/S and 1/L pass the check digits (ICAO Doc 9303 part 3 §4.9), and names
/// carry no check digit at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MrzRead {
    pub format: MrzFormat,
    /// As printed, without its filler: `P`, `PD`, `I`, `V`…
    pub code: String,
    pub surname: String,
    pub given_names: String,
    /// Nothing where the issuer left it open or printed no real day.
    pub birth_date: Option<NaiveDate>,
    pub sex: Sex,
    pub nationality: String,
    pub expiry: Option<NaiveDate>,
    /// Its kind is left empty where the lines do not tell: of a visa and of a foreign card.
    pub document: DocumentFields,
    pub remarks: Remarks,
}

/// What the person must be told beside "compare".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The names fill their field to its end: the document may have more of them than the lines.
    pub names_cut: bool,
    /// Fields in which a letter stood for a digit (`O` for `0`) and the check digit proved it.
    pub mended: Vec<MrzField>,
}

/// Sex as a travel document states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
    Unspecified,
}

/// Reads TD3, TD2, TD1, MRV-A or MRV-B. Spaces, line breaks, lower case and `«` for `<<` do not
/// matter, nor does it that the filler after the names was left out.
///
/// # Errors
/// `mrz.missing`; `mrz.shape` when the lines have the wrong number, length or characters;
/// `mrz.letters` when a name or a country is not of letters, `mrz.sex` when the sex is neither
/// `M`, `F` nor left open; else the check digit that does not fit: `mrz.number_check`,
/// `mrz.birth_check`, `mrz.expiry_check`, `mrz.personal_check`, or `mrz.whole_check` when each field fits and the last digit, over all of them, does not.
pub fn read(typed: &str, today: NaiveDate) -> Result<MrzRead, &'static str> {
    let (format, mut lines) = typed::lines(typed)?;
    let mended = mend::mend(format, &mut lines);
    let data = parse(format, &lines).map_err(|_| "mrz.shape")?;
    let names = names::read(format.names().of(&lines)).ok_or("mrz.letters")?;
    let nationality = country(&data.nationality).ok_or("mrz.letters")?;
    let issuer = country(&data.issuing_country).ok_or("mrz.letters")?;
    let sex = sex(data.sex).ok_or("mrz.sex")?;
    if let Some(field) = failed(format, &lines, &data) {
        return Err(field.code());
    }
    Ok(MrzRead {
        format,
        birth_date: centuries::birth(format.birth().of(&lines), today),
        expiry: centuries::expiry(format.expiry().of(&lines), today),
        surname: names.surname,
        given_names: names.given,
        sex,
        nationality,
        document: DocumentFields {
            kind: kind(format, &issuer).into(),
            country: issuer,
            number: data.full_document_number().into(),
        },
        code: data.document_type.clone(),
        remarks: Remarks {
            names_cut: names.cut,
            mended,
        },
    })
}

fn parse(format: MrzFormat, lines: &[String]) -> Result<mrz::MrzData, mrz::MrzError> {
    match (format, lines) {
        (MrzFormat::Td3, [one, two]) => mrz::parse_td3(one, two),
        (MrzFormat::Td2, [one, two]) => mrz::parse_td2(one, two),
        (MrzFormat::MrvA, [one, two]) => mrz::parse_mrv_a(one, two),
        (MrzFormat::MrvB, [one, two]) => mrz::parse_mrv_b(one, two),
        (MrzFormat::Td1, [one, two, three]) => mrz::parse_td1(one, two, three),
        _ => Err(mrz::MrzError::NotFound),
    }
}

/// The first field that does not hold: its check digit is wrong, or a letter stands where only
/// digits may and nothing proved which digit was meant.
fn failed(format: MrzFormat, lines: &[String], data: &mrz::MrzData) -> Option<MrzField> {
    let refuted = data.checks.failed();
    MrzField::ALL.into_iter().find(|field| {
        let digits = format.digits(*field);
        let letter = digits.iter().any(|span| span.has_letter(lines));
        letter || refuted.contains(&field.of_mrz())
    })
}

fn kind(format: MrzFormat, issuer: &str) -> &'static str {
    match format {
        MrzFormat::Td3 => DocumentKind::Passport.as_str(),
        MrzFormat::Td1 | MrzFormat::Td2 if issuer == Country::honduras().as_str() => {
            DocumentKind::Dni.as_str()
        }
        _ => "",
    }
}

/// `X` is what the letters above the zone say; some issuers print it in the zone too.
const fn sex(printed: mrz::Sex) -> Option<Sex> {
    match printed {
        mrz::Sex::Female => Some(Sex::Female),
        mrz::Sex::Male => Some(Sex::Male),
        mrz::Sex::Unspecified | mrz::Sex::NonConformant('X') => Some(Sex::Unspecified),
        _ => None,
    }
}

/// The code as forms offer it: three letters, also of Germany, which prints `D`. An issuer may
/// leave it open.
fn country(printed: &str) -> Option<String> {
    match Country::parse(printed) {
        Ok(country) => Some(country.as_str().to_owned()),
        Err(_) => printed.is_empty().then(String::new),
    }
}
