//! Who attends: one to four people, and how to reach whoever books.

use super::Way;
use super::draft::Personal;
use super::held::Seen;
use super::outcome::Outcome;
use super::person;
use super::state::Journey;
use crate::appointments::shelf::{Shelf, Shelves};
use crate::appointments::today::today;
use crate::boot::kept;
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, ErrorSummary, Form, Notice, TextField, TextKind, lang};
use chrono::NaiveDate;
use contract::appointments::MOST_PEOPLE;
use contract::appointments::eligibility::eligibility;
use contract::lang::Lang;
use contract::pages::Step;
use contract::person::{BirthDate, Document};
use contract::problem::FieldError;
use leptos::prelude::*;
use std::sync::Arc;

pub fn page() -> AnyView {
    Shelves::open().shown(form)
}

fn form(shelf: Arc<Shelf>) -> AnyView {
    let lang = lang();
    let journey: Journey = kept();
    let (answers, mistakes, way) = (journey.answers(), journey.people_mistakes, Way::here());
    if answers.coming.get_untracked() == 0 {
        answers.add_person();
    }
    let services = offered(&shelf, &answers.choices.office.get_untracked(), lang);
    let go_on = move |()| {
        let personal = untrack(|| answers.personal());
        let mut errors = personal.errors(today());
        if errors.is_empty() {
            errors = obstacles(&shelf, &personal, answers.choices.day.get_untracked());
        }
        if errors.is_empty() {
            mistakes.clear();
            way.to(Step::Time);
        } else {
            mistakes.show(errors);
        }
    };
    let people = live(move || {
        let many = answers.coming.get() > 1;
        let forms = answers.people().enumerate();
        forms
            .map(|(index, form)| {
                let remove = many.then(|| remover(lang, journey, index));
                let title = lang.pick(
                    format!("Persona {}", index + 1),
                    format!("Person {}", index + 1),
                );
                let label = title.clone();
                let fields = person::fields(lang, index, form, services.clone(), mistakes);
                view! {
                    <section class="person" aria-label=label>
                        <div class="person__head"><h2 tabindex="-1">{title}</h2>{remove}</div>
                        {fields}
                    </section>
                }
            })
            .collect::<Vec<_>>()
    });
    let more = Callback::new(move |()| answers.add_person());
    let room = live(move || {
        (answers.coming.get() < MOST_PEOPLE).then(|| {
            view! {
                <Button kind=ButtonKind::Secondary on_press=more
                    text=lang.pick("Agregar a otra persona", "Add another person") />
            }
        })
    });
    view! {
        <ErrorSummary mistakes />
        {held_already(lang, journey)}
        <Form on_submit=go_on>
            <div class="people" id="people" tabindex="-1">{people}</div>
            {room}
            <TextField field="/contact/phone" kind=TextKind::Phone value=answers.phone mistakes
                optional=true label=lang.pick("Teléfono de contacto", "Contact telephone")
                hint=lang.pick(
                    "Con el prefijo del país, por ejemplo +1 305 555 0100",
                    "With the country’s prefix, for example +1 305 555 0100",
                ) />
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
}

fn remover(lang: Lang, journey: Journey, index: usize) -> impl IntoView {
    let remove = Callback::new(move |()| {
        journey.people_mistakes.clear();
        journey.answers().remove_person(index);
    });
    view! {
        <Button kind=ButtonKind::Link on_press=remove text=lang.pick("Quitar", "Remove")
            about=lang.pick(format!("a la persona {}", index + 1), format!("person {}", index + 1)) />
    }
}

fn offered(shelf: &Shelf, office: &str, lang: Lang) -> Vec<(String, String)> {
    let offers = shelf.office(office).map(|office| office.offers.as_slice());
    let offers = offers.unwrap_or_default().iter();
    offers
        .map(|offer| {
            (
                offer.service.clone(),
                shelf.service_name(&offer.service, lang),
            )
        })
        .collect()
}

/// The people whose places are held cannot be changed in them: the places are held anew.
fn held_already(lang: Lang, journey: Journey) -> impl IntoView {
    let held = journey.seen.with_untracked(|seen| {
        let outcome = seen.as_ref().map(Seen::outcome);
        matches!(outcome, Some(Outcome::Held | Outcome::Paying))
    });
    held.then(|| view! {
        <Notice>
            <p>
                {lang.pick(
                    "Ya tiene lugares apartados con los datos de abajo. Si los cambia, suelte esos lugares en la página siguiente y elija la hora otra vez.",
                    "You already hold places with the details below. If you change them, let those places go on the next page and choose the time again.",
                )}
            </p>
        </Notice>
    })
}

/// Services that cannot be given to a person, as far as can be told before the day is chosen.
fn obstacles(shelf: &Shelf, personal: &Personal, day: Option<NaiveDate>) -> Vec<FieldError> {
    let today = today();
    let day = day.unwrap_or(today);
    let mut errors = Vec::new();
    for (index, person) in personal.people.iter().enumerate() {
        let request = person.request();
        let (Some(service), Ok(born)) = (
            shelf.service(&person.service),
            BirthDate::parse(&request.birth_date, today),
        ) else {
            continue;
        };
        let documents = request
            .documents
            .iter()
            .filter_map(|document| document.parse().ok());
        let kinds: Vec<_> = documents
            .map(|document: Document| document.kind())
            .collect();
        for obstacle in eligibility(&service.rules, born, day, &kinds) {
            errors.push(FieldError::new(
                format!("/people/{index}/service"),
                obstacle.as_str(),
            ));
        }
    }
    errors
}
