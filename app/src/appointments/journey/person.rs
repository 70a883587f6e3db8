//! One of the people who attend: service, names, birth date, documents.

use super::forms::{DocumentForm, PersonForm};
use crate::appointments::countries;
use crate::appointments::today::today;
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, DateField, LinesField, Mistakes, SelectField,
    TextField, TextKind,
};
use contract::lang::Lang;
use contract::person::DocumentKind;
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
        {lines(index, form, mistakes)}
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

/// What was missing has just been filled in, so nothing of the people is wrong any more.
fn lines(index: usize, form: PersonForm, people: Mistakes) -> AnyView {
    let fill = move |read| {
        let mut person = untrack(|| form.draft());
        person.fill(read);
        form.restore(person);
        people.clear();
    };
    view! {
        <LinesField field=format!("/people/{index}/mrz") text=form.mrz read=form.lines today=today()
            on_read=Callback::new(fill) />
    }
}
