//! The document beside the declaration, field by field.

use crate::markup::view;
use crate::ui::{Notice, NoticeKind, StatusTag, Tone, intl, lang};
use contract::lang::Lang;
use contract::moments::read_day;
use contract::precheck::compare::{Compared, ComparedField, Likeness, is_same};
use leptos::prelude::*;

/// Nothing when there was no document.
pub fn view(all: &[Compared]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let lang = lang();
    let (kind, sentence) = if is_same(all) {
        (
            NoticeKind::Good,
            lang.pick(
                "El documento coincide con lo declarado. Compare también la foto y lo que falte.",
                "The document matches what was declared. Compare the photo too, and what is missing.",
            ),
        )
    } else {
        (
            NoticeKind::Danger,
            lang.pick(
                "El documento no coincide con lo declarado. Abajo se ve en qué.",
                "The document does not match what was declared. Below you see in what.",
            ),
        )
    };
    let rows: Vec<AnyView> = all.iter().map(|one| row(lang, one)).collect();
    Some(view! {
        <Notice kind><p>{sentence}</p></Notice>
        <ul class="rows">{rows}</ul>
    })
}

fn row(lang: Lang, one: &Compared) -> AnyView {
    let (tone, word) = match one.likeness {
        Likeness::Same => (Tone::Good, lang.pick("Igual", "Same")),
        Likeness::Differs => (Tone::Bad, lang.pick("Distinto", "Differs")),
        Likeness::NotRead => (Tone::Waiting, lang.pick("Compare a ojo", "Compare by eye")),
    };
    let document = (one.likeness == Likeness::Differs).then(|| {
        let said = said(lang, one.field, &one.document);
        view! { <p>{lang.pick("En el documento: ", "In the document: ")}<strong>{said}</strong></p> }
    });
    let declared = said(lang, one.field, &one.declared);
    view! {
        <li>
            <div class="rows__line">
                <span>{field(lang, one.field)}": "<strong>{declared}</strong></span>
                <StatusTag text=word tone />
            </div>
            {document}
        </li>
    }
}

/// Days as people read them.
fn said(lang: Lang, field: ComparedField, value: &str) -> String {
    let day = match field {
        ComparedField::BirthDate | ComparedField::Expires => read_day(value),
        _ => None,
    };
    day.map_or_else(|| value.to_owned(), |day| intl::day(lang, day))
}

fn field(lang: Lang, field: ComparedField) -> &'static str {
    match field {
        ComparedField::Surnames => lang.pick("Apellidos", "Surnames"),
        ComparedField::GivenNames => lang.pick("Nombres", "Given names"),
        ComparedField::BirthDate => lang.pick("Fecha de nacimiento", "Date of birth"),
        ComparedField::Sex => lang.pick("Sexo", "Sex"),
        ComparedField::Nationality => lang.pick("Nacionalidad", "Nationality"),
        ComparedField::Issuer => lang.pick("País que emitió", "Issuing country"),
        ComparedField::Number => lang.pick("Número del documento", "Document number"),
        ComparedField::Expires => lang.pick("Vence", "Expires"),
    }
}
