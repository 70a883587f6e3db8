//! What the pre-check is and what to have at hand, before the first question.

use super::state::Answers;
use super::tables::KnownTables;
use crate::markup::{live, view};
use crate::ui::{Go, Inset, Notice, NoticeKind, lang};
use contract::lang::Lang;
use contract::pages::{Page, PrecheckStep};
use leptos::prelude::*;

pub fn page() -> AnyView {
    let lang = lang();
    view! {
        <div class="buttons">
            <Go to=Page::PrecheckStep(PrecheckStep::Direction).at(lang) text=lang.pick("Empezar", "Start now") />
            {resume()}
        </div>
        {opens(lang)}
        <h2>{lang.pick("Tenga a mano", "Have at hand")}</h2>
        <ul class="list">
            <li>{lang.pick("el documento con que viaja cada persona", "the document that each person travels with")}</li>
            <li>{lang.pick("la fecha, el puesto fronterizo y el número de vuelo, la placa o el barco", "the date, the border post and the flight number, the plate or the ship")}</li>
            <li>{lang.pick("si entra, la dirección donde se quedará", "if you enter, the address where you will stay")}</li>
        </ul>
        <p>{lang.pick(
            "Puede declarar hasta diez personas que viajan juntas. Toma unos cinco minutos; al final recibe un código QR por persona.",
            "You can declare up to ten people who travel together. It takes about five minutes; at the end each person gets a QR code.",
        )}</p>
        <h2>{lang.pick("¿Quién lo necesita?", "Who needs it?")}</h2>
        <p>{mandatory(lang)}{lang.pick(
            "Quien lo hace pasa más rápido por el control; sin él, el oficial toma los mismos datos en la ventanilla.",
            "Whoever does it passes the control faster; without it the officer takes the same details at the counter.",
        )}</p>
        <h2>{lang.pick("¿Ya lo hizo?", "Have you done it already?")}</h2>
        <p><a href=Page::OpenDeclaration.at(lang).path()>
            {lang.pick("Ver, cambiar o retirar un prechequeo", "See, change or withdraw a pre-check")}
        </a></p>
        <Notice kind=NoticeKind::Warning title=lang.pick("Es gratis", "It is free of charge")>
            <p>{lang.pick(
                "Nadie puede cobrarle por este trámite. Una página que le pide dinero no es la nuestra.",
                "Nobody may charge you for this. A page that asks for money is not ours.",
            )}</p>
        </Notice>
    }
}

/// From when a trip can be declared; the rule is the catalogue's.
fn opens(lang: Lang) -> AnyView {
    let tables = KnownTables::open();
    live(move || {
        let days = tables
            .0
            .with(|asked| asked.here().map(|tables| tables.days_before))?;
        Some(view! {
            <Inset>
                <p>{lang.pick(
                    format!("Se envía desde {days} días antes del viaje y hasta que sale su vuelo o termina el día. Puede llenarlo antes: lo guardamos y le avisamos."),
                    format!("You can send it from {days} days before the trip until your flight leaves or the day ends. You can fill it in earlier: we keep it and write to you."),
                )}</p>
            </Inset>
        })
    })
}

/// Who must; the rule is the catalogue's.
fn mandatory(lang: Lang) -> AnyView {
    let tables = KnownTables::open();
    live(move || {
        let names = tables.0.with(|asked| {
            let all = asked.here()?.mandatory_for.iter();
            let names: Vec<_> = all.map(|one| one.name.in_lang(lang).to_owned()).collect();
            Some(names.join(", "))
        })?;
        Some(if names.is_empty() {
            lang.pick("Es opcional. ", "It is optional. ").to_owned()
        } else {
            lang.pick(
                format!("Es obligatorio para nacionales de {names}. Para las demás personas es opcional. "),
                format!("It is mandatory for nationals of {names}. For everybody else it is optional. "),
            )
        })
    })
}

/// Someone who was here before goes on where the answers end.
fn resume() -> AnyView {
    let answers = Answers::open();
    live(move || {
        let begun = answers.restored.get() && !answers.trip.country.with(String::is_empty);
        let lang = lang();
        begun.then(|| {
            view! {
                <a href=Page::PrecheckStep(PrecheckStep::Review).at(lang).path()>
                    {lang.pick("Seguir con el que empezó", "Go on with the one you began")}
                </a>
            }
        })
    })
}
