//! The fields of one person, wherever they are asked for.

use super::forms::{TravellerFields, TravellerForm};
use super::tables::countries;
use crate::appointments::today::today;
use crate::markup::view;
use crate::reader::LinesFromPicture;
use crate::ui::{
    Choice, ChoiceField, DateField, LinesField, Mistakes, SelectField, TextField, TextKind, lang,
};
use crate::words::precheck as words;
use contract::lang::Lang;
use contract::precheck::{Sex, TravelDocumentKind};
use leptos::prelude::*;

/// `at` is the person's JSON pointer in the request; `own`: the browser may offer its own person's
/// birthday.
pub fn fields(at: &str, form: TravellerForm, mistakes: Mistakes, own: bool) -> AnyView {
    let lang = lang();
    let fields = form.fields;
    let fill = Callback::new(move |read| {
        let mut person = untrack(|| fields.draft());
        person.fill(read);
        fields.restore(person);
        // What was missing has just been filled in.
        mistakes.clear();
    });
    let (lines, photo) = (format!("{at}/mrz"), format!("{at}/photo"));
    let of_picture = {
        let field = lines.clone();
        Callback::new(move |read: String| {
            fields.mrz.set(read.clone());
            form.lines.take(field.clone(), read, today(), fill);
        })
    };
    view! {
        <LinesField field=lines text=fields.mrz read=form.lines today=today() on_read=fill>
            <LinesFromPicture id=photo on_lines=of_picture />
        </LinesField>
        {names(lang, at, fields, mistakes, own)}
        {document(lang, at, fields, mistakes)}
        {home(lang, at, fields, mistakes)}
    }
}

fn names(lang: Lang, at: &str, form: TravellerFields, mistakes: Mistakes, own: bool) -> AnyView {
    let sexes: Vec<_> = Sex::ALL
        .iter()
        .map(|sex| Choice::new(sex.as_str(), words::sex(lang, *sex)))
        .collect();
    view! {
        <TextField field=format!("{at}/given_names") kind=TextKind::GivenNames value=form.given_names mistakes
            label=lang.pick("Nombres", "Given names")
            hint=lang.pick("Como están en el documento", "As in the document") />
        <TextField field=format!("{at}/surnames") kind=TextKind::Surnames value=form.surnames mistakes
            label=lang.pick("Apellidos", "Surnames") />
        <DateField field=format!("{at}/birth_date") value=form.birth mistakes own_birthday=own
            label=lang.pick("Fecha de nacimiento", "Date of birth")
            hint=lang.pick("Por ejemplo, 7 3 1990", "For example, 7 3 1990 for 7 March 1990") />
        <ChoiceField field=format!("{at}/sex") choices=sexes value=form.sex mistakes
            label=lang.pick("Sexo, como está en el documento", "Sex, as it is in the document") />
        <Country field=format!("{at}/nationality") value=form.nationality mistakes
            label=lang.pick("Nacionalidad", "Nationality") />
    }
}

fn document(lang: Lang, at: &str, form: TravellerFields, mistakes: Mistakes) -> AnyView {
    let kinds: Vec<_> = TravelDocumentKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), words::document(lang, *kind)))
        .collect();
    view! {
        <ChoiceField field=format!("{at}/document/kind") choices=kinds value=form.kind mistakes
            label=lang.pick("Documento con que viaja", "Document for the trip") />
        <TextField field=format!("{at}/document/number") kind=TextKind::Number value=form.number mistakes
            label=lang.pick("Número del documento", "Document number") />
        <Country field=format!("{at}/document/issuer") value=form.issuer mistakes
            label=lang.pick("País que lo emitió", "Country that issued it") />
        <DateField field=format!("{at}/document/expires") value=form.expires mistakes
            label=lang.pick("Vence el", "Expires on")
            hint=lang.pick(
                "Déjelo vacío si es un documento de identidad sin vencimiento",
                "Leave it empty for an identity card that does not expire",
            ) />
    }
}

fn home(lang: Lang, at: &str, form: TravellerFields, mistakes: Mistakes) -> AnyView {
    view! {
        <Country field=format!("{at}/residence") value=form.residence mistakes
            label=lang.pick("País donde vive", "Country of residence") />
        <TextField field=format!("{at}/profession") value=form.profession mistakes
            label=lang.pick("Profesión u oficio", "Profession or occupation")
            hint=lang.pick("Por ejemplo: comerciante, estudiante, jubilado", "For example: trader, student, retired") />
    }
}

#[component]
fn Country(
    field: String,
    label: &'static str,
    value: RwSignal<String>,
    mistakes: Mistakes,
) -> impl IntoView {
    let lang = lang();
    let options = Signal::derive(move || value.with(|chosen| countries(lang, chosen)));
    view! { <SelectField field label options value mistakes /> }
}
