//! Fields, empty and refused.

use super::section;
use crate::markup::view;
use crate::reader::LinesFromPicture;
use crate::ui::{
    AreaField, Button, CheckField, Choice, ChoiceField, DateField, DateParts, ErrorSummary, Form,
    Mistakes, SelectField, TextField, TextKind,
};
use contract::lang::Lang;
use contract::problem::FieldError;
use leptos::prelude::*;

fn services(lang: Lang) -> Vec<Choice> {
    vec![
        Choice::new(
            "passport-5",
            lang.pick("Pasaporte de 5 años", "5-year passport"),
        )
        .hint(lang.pick("Para menores y adultos", "For minors and adults"))
        .aside("US$60.00"),
        Choice::new(
            "passport-10",
            lang.pick("Pasaporte de 10 años", "10-year passport"),
        )
        .hint(lang.pick("Desde los 21 años", "From the age of 21"))
        .aside("US$75.00"),
    ]
}

fn countries(lang: Lang) -> Vec<(String, String)> {
    [
        ("HND", "Honduras"),
        ("USA", lang.pick("Estados Unidos", "United States")),
        ("ESP", lang.pick("España", "Spain")),
    ]
    .map(|(code, name)| (code.to_owned(), name.to_owned()))
    .into()
}

pub fn fields(lang: Lang) -> AnyView {
    let mistakes = Mistakes::default();
    let lines = RwSignal::new("P<HNDLOPEZ<<ANA<MARIA".to_owned());
    section(
        lang.pick("Campos", "Fields"),
        view! {
            <Form on_submit=Callback::new(|()| ())>
                <TextField field="/a/given_names" label=lang.pick("Nombres", "Given names") large=true
                    hint=lang.pick("Como están en el documento", "As they are in the document")
                    kind=TextKind::GivenNames value=RwSignal::new(String::new()) mistakes />
                <TextField field="/a/phone" label=lang.pick("Teléfono", "Telephone") optional=true
                    kind=TextKind::Phone value=RwSignal::new("+1 305 555 0134".to_owned()) mistakes />
                <TextField field="/a/code" label=lang.pick("Código de 6 cifras", "6-digit code")
                    kind=TextKind::Code value=RwSignal::new("482913".to_owned()) mistakes />
                <DateField field="/a/birth_date" label=lang.pick("Fecha de nacimiento", "Date of birth")
                    hint=lang.pick("Por ejemplo, 27 3 1990", "For example, 27 3 1990")
                    value=RwSignal::new(DateParts::default()) mistakes />
                <ChoiceField field="/a/service" label=lang.pick("Trámite", "Service")
                    choices=Signal::stored(services(lang)) value=RwSignal::new("passport-10".to_owned()) mistakes />
                <SelectField field="/a/country" label=lang.pick("País", "Country")
                    options=Signal::stored(countries(lang)) value=RwSignal::new(String::new()) mistakes />
                <AreaField field="/a/mrz" label=lang.pick("Líneas del pasaporte", "Lines of the passport") mono=true optional=true
                    value=lines mistakes />
                <LinesFromPicture id="a-picture" on_lines=Callback::new(move |read| lines.set(read)) />
                <CheckField field="/a/read" label=lang.pick("He leído lo que debo llevar", "I have read what to bring")
                    checked=RwSignal::new(true) mistakes />
                <Button text=lang.pick("Continuar", "Continue") />
            </Form>
        },
    )
}

pub fn wrong(lang: Lang) -> AnyView {
    let mistakes = Mistakes::default();
    mistakes.show(vec![
        FieldError::new("/b/email", "email.format"),
        FieldError::new("/b/birth_date", "birth_date.in_future"),
        FieldError::new("/b/service", "service.missing"),
        FieldError::new("/b/country", "country.format"),
    ]);
    section(
        lang.pick("Campos con errores", "Fields with mistakes"),
        view! {
            <ErrorSummary mistakes />
            <Form on_submit=Callback::new(|()| ())>
                <TextField field="/b/email" label=lang.pick("Correo electrónico", "E-mail address")
                    kind=TextKind::Email value=RwSignal::new("ana@".to_owned()) mistakes />
                <DateField field="/b/birth_date" label=lang.pick("Fecha de nacimiento", "Date of birth")
                    value=RwSignal::new(DateParts::from_iso("2090-03-27")) mistakes />
                <ChoiceField field="/b/service" label=lang.pick("Trámite", "Service")
                    choices=Signal::stored(services(lang)) value=RwSignal::new(String::new()) mistakes />
                <SelectField field="/b/country" label=lang.pick("País", "Country")
                    options=Signal::stored(countries(lang)) value=RwSignal::new(String::new()) mistakes />
            </Form>
        },
    )
}
