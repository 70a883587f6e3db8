//! One of the people who attend: service, names, birth date, documents.

use super::forms::{DocumentForm, PersonForm};
use crate::appointments::countries;
use crate::appointments::today::today;
use crate::markup::{live, view};
use crate::ui::{
    AreaField, Button, ButtonKind, Choice, ChoiceField, DateField, Details, Mistakes, Notice,
    NoticeKind, SelectField, TextField, TextKind,
};
use crate::words::problems::mrz::remarks;
use contract::lang::Lang;
use contract::person::{DocumentKind, mrz};
use contract::problem::FieldError;
use leptos::prelude::*;

/// The fields of a person, all bound to `form`; `services` are those of the office.
pub fn fields(
    lang: Lang,
    index: usize,
    form: PersonForm,
    services: Vec<(String, String)>,
    mistakes: Mistakes,
) -> AnyView {
    let at = |field: &str| format!("/people/{index}/{field}");
    view! {
        {lines(lang, index, form, mistakes)}
        <SelectField field=at("service") label=lang.pick("Trámite", "Service") options=services
            value=form.service mistakes />
        <TextField field=at("given_names") kind=TextKind::GivenNames value=form.given_names mistakes
            label=lang.pick("Nombres", "Given names")
            hint=lang.pick("Como están en el documento", "As in the document") />
        <TextField field=at("surnames") kind=TextKind::Surnames value=form.surnames mistakes
            label=lang.pick("Apellidos", "Surnames") />
        <DateField field=at("birth_date") value=form.birth mistakes own_birthday=index == 0
            label=lang.pick("Fecha de nacimiento", "Date of birth")
            hint=lang.pick("Por ejemplo, 7 3 1990", "For example, 7 3 1990 for 7 March 1990") />
        <div class="documents" id=format!("people-{index}-documents") tabindex="-1">
            {document(lang, &at("documents/0"), form.document, mistakes, Part::First)}
            {second(lang, at("documents/1"), form, mistakes)}
        </div>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    First,
    Second,
}

fn kind_name(kind: DocumentKind, lang: Lang) -> &'static str {
    match kind {
        DocumentKind::Dni => lang.pick("DNI", "DNI (Honduran identity card)"),
        DocumentKind::Passport => lang.pick("Pasaporte", "Passport"),
        DocumentKind::BirthCertificate => lang.pick("Partida de nacimiento", "Birth certificate"),
    }
}

fn document(lang: Lang, at: &str, form: DocumentForm, mistakes: Mistakes, part: Part) -> AnyView {
    let kinds: Vec<Choice> = DocumentKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.as_str(), kind_name(kind, lang)))
        .collect();
    let label = match part {
        Part::First => lang.pick("Documento", "Document"),
        Part::Second => lang.pick("Segundo documento", "Second document"),
    };
    let is_dni = Memo::new(move |_| form.kind.with(|kind| kind == DocumentKind::Dni.as_str()));
    let options =
        Signal::derive(move || form.country.with(|chosen| countries::options(lang, chosen)));
    let number = format!("{at}/number");
    let country = format!("{at}/country");
    let hint = move || {
        if is_dni.get() {
            lang.pick(
                "13 cifras, con o sin guiones",
                "13 digits, with or without hyphens",
            )
        } else {
            ""
        }
    };
    view! {
        <ChoiceField field=format!("{at}/kind") label choices=kinds value=form.kind mistakes />
        {move || (!is_dni.get()).then(|| view! {
            <SelectField field=country.clone() options value=form.country mistakes
                label=lang.pick("País que lo emitió", "Country that issued it") />
        })}
        {move || view! {
            <TextField field=number.clone() kind=TextKind::Number value=form.number mistakes
                label=lang.pick("Número del documento", "Document number") hint=hint() />
        }}
    }
}

fn second(lang: Lang, at: String, form: PersonForm, mistakes: Mistakes) -> impl IntoView {
    let wanted = form.second_wanted;
    live(move || {
        let at = at.clone();
        if wanted.get() {
            let put_away = Callback::new(move |()| wanted.set(false));
            view! {
                {document(lang, &at, form.second, mistakes, Part::Second)}
                <Button kind=ButtonKind::Link on_press=put_away
                    text=lang.pick("Quitar el segundo documento", "Remove the second document") />
            }
        } else {
            let add = Callback::new(move |()| wanted.set(true));
            view! {
                <Button kind=ButtonKind::Link on_press=add
                    text=lang.pick("Agregar un segundo documento (opcional)", "Add a second document (optional)") />
            }
        }
    })
}

/// The machine-readable lines: they fill in the form, and the person compares.
fn lines(lang: Lang, index: usize, form: PersonForm, people: Mistakes) -> AnyView {
    let field = format!("/people/{index}/mrz");
    let mistakes = form.mrz_mistakes;
    let read = {
        let field = field.clone();
        Callback::new(
            move |()| match mrz::read(&form.mrz.get_untracked(), today()) {
                Ok(read) => {
                    let remarks = read.remarks.clone();
                    let mut person = untrack(|| form.draft());
                    person.fill(read);
                    form.restore(person);
                    form.mrz_read.set(Some(remarks));
                    // What was missing has just been filled in.
                    people.clear();
                }
                Err(code) => {
                    form.mrz_read.set(None);
                    mistakes.show(vec![FieldError::new(field.clone(), code)]);
                }
            },
        )
    };
    let compare = live(move || {
        form.mrz_read.get().map(|read| view! {
            <Notice kind=NoticeKind::Warning alert=true
                title=lang.pick("Compare con su documento, letra por letra", "Compare with your document, letter by letter")>
                <p>
                    {lang.pick(
                        "Llenamos los campos de abajo. Un 6 y una G, un 8 y una S, o un 1 y una L se confunden sin que la cuenta lo note, y los nombres no llevan comprobación.",
                        "We filled in the fields below. A 6 and a G, an 8 and an S, or a 1 and an L can be mistaken without the check noticing, and names carry no check.",
                    )}
                </p>
                {remarks(lang, &read).into_iter().map(|told| view! { <p>{told}</p> }).collect_view()}
            </Notice>
        })
    });
    let refused = {
        let field = field.clone();
        move || mistakes.sentence(&field)
    };
    let open = untrack(|| form.mrz_read.get().is_some() || mistakes.any());
    view! {
        <Details open summary=lang.pick(
            "Llenar con las líneas del pasaporte o del carné",
            "Fill in from the lines of the passport or card",
        )>
            <AreaField field value=form.mrz mistakes mono=true optional=true
                label=lang.pick("Líneas de letras, cifras y signos <", "Lines of letters, digits and < signs")
                hint=lang.pick(
                    "Están al pie de la página con su foto: dos líneas en el pasaporte, tres en un carné. Péguelas o escríbalas.",
                    "They are at the foot of the page with your photo: two lines in a passport, three on a card. Paste or type them.",
                ) />
            <Button kind=ButtonKind::Secondary on_press=read
                text=lang.pick("Leer las líneas", "Read the lines") />
        </Details>
        <p class="unseen" role="status">{refused}</p>
        {compare}
    }
}
