//! Why the machine-readable lines of a document were not read, and what to look at again.

use super::brought::Sentences;
use super::fields::Both;
use contract::lang::Lang;
use contract::person::mrz::{MrzField, Remarks};
use contract::problem::{Code, FieldError};

/// For whoever offers to read the lines.
pub const SENTENCES: Sentences = Sentences { of_code, of_field };

fn of_code(_: Code) -> Option<Both> {
    None
}

fn of_field(lang: Lang, error: &FieldError) -> Option<&'static str> {
    reason(&error.code).map(|(es, en)| lang.pick(es, en))
}

fn reason(code: &str) -> Option<Both> {
    Some(match code {
        "mrz.not_arrived" => (
            "No llegó la parte que lee las líneas. Revise su conexión y pruebe otra vez, o llene los campos",
            "The part that reads the lines did not arrive. Check your connection and try again, or fill in the fields",
        ),
        "mrz.missing" => (
            "Escriba o pegue las líneas con «<<<» del pie del documento",
            "Type or paste the lines with “<<<” from the foot of the document",
        ),
        "mrz.shape" => (
            "Esas líneas no tienen la forma esperada: son dos de 44 o de 36 signos, o tres de 30 en un carné",
            "Those lines do not have the expected shape: two of 44 or 36 characters, or three of 30 in a card",
        ),
        "mrz.letters" => (
            "En los nombres y los países de esas líneas solo hay letras: revise si un 0 es una O, o un 1 una I",
            "Names and countries in those lines have letters only: check whether a 0 is an O, or a 1 an I",
        ),
        "mrz.sex" => (
            "El sexo en esas líneas es una M, una F o un «<»: compárelo con el documento",
            "The sex in those lines is an M, an F or a “<”: compare it with the document",
        ),
        "mrz.number_check" => (
            "El número del documento no coincide con su cifra de control: compárelo signo por signo",
            "The document number does not match its check digit: compare it character by character",
        ),
        "mrz.birth_check" => (
            "La fecha de nacimiento no coincide con su cifra de control: compare las 7 cifras antes de la M, la F o el «<»",
            "The date of birth does not match its check digit: compare the 7 digits before the M, the F or the “<”",
        ),
        "mrz.expiry_check" => (
            "La fecha de vencimiento no coincide con su cifra de control: compare las 7 cifras después de la M, la F o el «<»",
            "The expiry date does not match its check digit: compare the 7 digits after the M, the F or the “<”",
        ),
        "mrz.personal_check" => (
            "El final de la segunda línea no coincide con su cifra de control: compare lo que sigue a la fecha de vencimiento",
            "The end of the second line does not match its check digit: compare what follows the expiry date",
        ),
        "mrz.whole_check" => (
            "La última cifra de control no coincide: compare las líneas enteras con el documento",
            "The last check digit does not match: compare the whole lines with the document",
        ),
        _ => return None,
    })
}

/// What a person must look at although the lines were read.
pub fn remarks(lang: Lang, remarks: &Remarks) -> Vec<&'static str> {
    let cut = remarks.names_cut.then(|| {
        lang.pick(
            "Los nombres llenan toda la línea: si faltan letras, complételos como están en el documento.",
            "The names fill the whole line: if letters are missing, complete them as they are in the document.",
        )
    });
    let mended = remarks.mended.iter().map(|field| match field {
        MrzField::Birth => lang.pick(
            "En la fecha de nacimiento tomamos una letra por la cifra parecida: compárela.",
            "In the date of birth we took a letter for the digit that looks like it: compare it.",
        ),
        MrzField::Expiry => lang.pick(
            "En la fecha de vencimiento tomamos una letra por la cifra parecida: compárela.",
            "In the expiry date we took a letter for the digit that looks like it: compare it.",
        ),
        MrzField::Number | MrzField::Personal | MrzField::Whole => lang.pick(
            "En una cifra de control tomamos una letra por la cifra parecida.",
            "In a check digit we took a letter for the digit that looks like it.",
        ),
    });
    let mut told = Vec::new();
    for sentence in cut.into_iter().chain(mended) {
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_mended_is_told_once_each() {
        let mended = vec![
            MrzField::Number,
            MrzField::Birth,
            MrzField::Personal,
            MrzField::Whole,
        ];
        let told = remarks(
            Lang::En,
            &Remarks {
                names_cut: true,
                mended,
            },
        );
        assert!(told[0].contains("complete them"));
        assert_eq!(
            told.iter()
                .filter(|line| line.contains("date of birth"))
                .count(),
            1
        );
        assert_eq!(told.len(), 3);
        assert!(remarks(Lang::Es, &Remarks::default()).is_empty());
    }
}
