//! What to bring, who may have it, what it costs and the rules: before any form is filled in.

use super::Way;
use super::about::{About, name_of};
use super::choices::Choices;
use crate::appointments::shelf::{Shelf, Shelves};
use crate::appointments::terms;
use crate::boot::kept;
use crate::markup::{live, view};
use crate::ui::{
    AnswerFirst, Button, ButtonKind, CheckField, Choice, ChoiceField, Details, ErrorSummary, Form,
    Go, Mistakes, MoneyText, Notice, NoticeKind, lang,
};
use crate::words::problems;
use contract::appointments::catalogue::ServiceView;
use contract::appointments::eligibility::{
    AgeGroup, Circumstances, Obstacle, Requirement, age_obstacle, checklist,
};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use contract::problem::FieldError;
use leptos::prelude::*;
use std::sync::Arc;

pub fn page() -> AnyView {
    Shelves::open().shown(|shelf| form(&shelf))
}

fn form(shelf: &Arc<Shelf>) -> AnyView {
    let lang = lang();
    let answers = kept::<Choices>();
    let (id, office) = untrack(|| (answers.service.get(), answers.office.get()));
    let Some(service) = shelf.service(&id).cloned() else {
        return view! { <AnswerFirst question=Page::Journey(Step::Service) /> };
    };
    let (mistakes, way) = (Mistakes::default(), Way::here());
    let service = Arc::new(service);
    let verdict = {
        let service = service.clone();
        Memo::new(move |_| verdict(&service, &answers.about()))
    };
    let go_on = move |()| match verdict.get_untracked() {
        Verdict::Open(missing) => mistakes.show(missing),
        Verdict::Obstacle(_) => {}
        Verdict::Clear(_) => {
            answers.requirements_read.set(true);
            way.to(Step::Calendar);
        }
    };
    let told = live(move || match verdict.get() {
        Verdict::Open(_) => ().into_any(),
        Verdict::Obstacle(obstacle) => not_eligible(lang, obstacle),
        Verdict::Clear(person) => to_bring(lang, &service.requirements, person),
    });
    view! {
        <ErrorSummary mistakes />
        {cost(lang, shelf, &office, &id)}
        <Form on_submit=go_on>
            {questions(lang, answers, mistakes)}
            <div aria-live="polite">{told}</div>
            <Button text=lang.pick("Ver las fechas", "See the dates") />
        </Form>
    }
}

/// What the answers mean for the service.
#[derive(Clone, Debug, PartialEq)]
enum Verdict {
    /// Questions that are still open.
    Open(Vec<FieldError>),
    Obstacle(Obstacle),
    Clear(Circumstances),
}

fn verdict(service: &ServiceView, about: &About) -> Verdict {
    let age = AgeGroup::ALL
        .into_iter()
        .find(|group| name_of(*group) == about.age);
    // An age may rule the service out whatever else is answered. Whoever is within the group's
    // bounds only at its end is judged again with the birth date.
    let obstacle = age.and_then(|age| age_obstacle(&service.rules, oldest(age)));
    if let Some(obstacle) = obstacle {
        return Verdict::Obstacle(obstacle);
    }
    match about.circumstances() {
        Some(person) => Verdict::Clear(person),
        None => Verdict::Open(missing(about)),
    }
}

/// The greatest age of a group, as far as rules ask.
const fn oldest(group: AgeGroup) -> u32 {
    match group {
        AgeGroup::Minor => 17,
        AgeGroup::Under21 => 20,
        AgeGroup::Adult => 130,
    }
}

fn missing(about: &About) -> Vec<FieldError> {
    let mut missing = Vec::new();
    if about.age.is_empty() {
        missing.push(FieldError::new("/age", "answer.missing"));
    }
    if about.has_dni.is_empty() {
        missing.push(FieldError::new("/has_dni", "answer.missing"));
    }
    missing
}

fn questions(lang: Lang, answers: Choices, mistakes: Mistakes) -> impl IntoView {
    let age = |group| name_of(group).to_owned();
    let ages = vec![
        Choice::new(age(AgeGroup::Adult), lang.pick("21 o más", "21 or older")),
        Choice::new(age(AgeGroup::Under21), lang.pick("De 18 a 20", "18 to 20")),
        Choice::new(age(AgeGroup::Minor), lang.pick("Menos de 18", "Under 18")),
    ];
    let dni = vec![
        Choice::new("yes", lang.pick("Sí", "Yes")),
        Choice::new("no", lang.pick("No", "No")),
    ];
    let adult = move || answers.age.with(|age| age != name_of(AgeGroup::Minor));
    view! {
        <ChoiceField field="/age" choices=ages value=answers.age mistakes
            label=lang.pick("¿Qué edad tiene la persona de la cita?", "How old is the person of the appointment?") />
        <ChoiceField field="/has_dni" choices=dni value=answers.has_dni mistakes
            label=lang.pick("¿Tiene DNI hondureño?", "Does that person have a Honduran DNI?") />
        {move || adult().then(|| view! {
            <CheckField field="/married_name" checked=answers.married_name mistakes
                label=lang.pick(
                    "Quiere llevar el apellido de casada en el documento",
                    "She wants her married name in the document",
                ) />
        })}
    }
}

fn cost(lang: Lang, shelf: &Shelf, office: &str, service: &str) -> impl IntoView + use<> {
    let fee = terms::fee(shelf, office, service).map(|fee| {
        let doubt = fee.unconfirmed.then(|| terms::unconfirmed(lang));
        view! { <p class="price"><MoneyText amount=fee.amount />" "<span class="muted small">{doubt}</span></p> }
    });
    let rules: Vec<_> = terms::policy(&shelf.policy, lang)
        .into_iter()
        .map(|rule| view! { <li>{rule}</li> })
        .collect();
    let name = shelf.service_name(service, lang);
    let place = shelf.office_name(office, lang);
    view! {
        <h2>{name}</h2>
        <p>{place}</p>
        {fee}
        <p>
            {lang.pick(
                "Es el precio oficial, por persona, y lo único que se paga. Nadie puede cobrarle por conseguirle una cita.",
                "It is the official price, per person, and all there is to pay. Nobody may charge you for getting you an appointment.",
            )}
        </p>
        <Details open=true summary=lang.pick("Cambios, cancelaciones y devoluciones", "Changes, cancellations and refunds")>
            <ul class="list">{rules}</ul>
        </Details>
    }
}

fn to_bring(lang: Lang, all: &[Requirement], person: Circumstances) -> AnyView {
    let rows: Vec<_> = checklist(all, person)
        .into_iter()
        .map(|requirement| {
            let doubt = requirement.unconfirmed.then(|| terms::unconfirmed(lang));
            let text = requirement.text.in_lang(lang).to_owned();
            view! { <li>{text}" "<span class="muted small">{doubt}</span></li> }
        })
        .collect();
    view! {
        <h2>{lang.pick("Debe llevar", "You must bring")}</h2>
        <ul class="list">{rows}</ul>
    }
}

/// Not a mistake of the form: the service is not for this person, and another may be.
fn not_eligible(lang: Lang, obstacle: Obstacle) -> AnyView {
    let title = lang.pick(
        "Este trámite no es para esta persona",
        "This service is not for this person",
    );
    view! {
        <Notice kind=NoticeKind::Warning title>
            <p>{problems::field(lang, obstacle.as_str())}</p>
            <Go to=Page::Journey(Step::Service).at(lang) kind=ButtonKind::Secondary
                text=lang.pick("Elegir otro trámite", "Choose another service") />
        </Notice>
    }
}
