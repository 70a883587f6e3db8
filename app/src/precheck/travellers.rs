//! Who travels: the people of the declaration, and the form of one of them.

use super::order::mistakes_of;
use super::question::Question;
use super::traveller;
use crate::appointments::today::today;
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, ErrorSummary, Form, StatusTag, Tone, focus, lang};
use contract::lang::Lang;
use contract::precheck::MOST_MEMBERS;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

pub fn page(question: &Question) -> AnyView {
    let answers = question.answers;
    if answers.coming.get_untracked() == 0 {
        answers.add_traveller();
    }
    let question = question.clone();
    live(move || match answers.open.get() {
        Some(index) => one(&question, index),
        None => everybody(&question),
    })
}

/// The form of one person, who is done when nothing of theirs is wrong.
fn one(question: &Question, index: usize) -> AnyView {
    let lang = lang();
    let answers = question.answers;
    let Some(form) = answers.traveller(index) else {
        return ().into_any();
    };
    let mistakes = question.mistakes;
    let done = {
        let question = question.clone();
        Callback::new(move |()| {
            let own = format!("/travellers/{index}/");
            let mut errors =
                mistakes_of(question.step, &question.draft(), &question.tables, today());
            // Two people with one document are told where the person is who came second.
            errors.retain(|error| error.field.starts_with(&own) || error.field == "/travellers");
            if errors.is_empty() {
                mistakes.clear();
                answers.open.set(None);
                to_the_heading();
            } else {
                mistakes.show(errors);
            }
        })
    };
    let alone = answers.coming.get_untracked() == 1;
    let remove = (!alone).then(|| view! {
        <Button kind=ButtonKind::Link text=lang.pick("Quitar a esta persona", "Remove this person")
            on_press=Callback::new(move |()| {
                mistakes.clear();
                answers.remove_traveller(index);
                to_the_heading();
            }) />
    });
    let title = numbered(lang, index);
    view! {
        <ErrorSummary mistakes />
        <section class="person" aria-labelledby="travellers">
            <div class="person__head"><h2 id="travellers" tabindex="-1">{title}</h2>{remove}</div>
            <Form on_submit=done>
                {traveller::fields(&format!("/travellers/{index}"), form, mistakes, index == 0)}
                <Button text=lang.pick("Guardar persona", "Save person") />
            </Form>
        </section>
    }
}

/// List and form take each other's place, and the focus would be lost with what it was on. Asked of
/// the browser itself: Leptos gives up what a part of the page asked for when that part is gone.
fn to_the_heading() {
    let drawn = Closure::once_into_js(|| focus("travellers"));
    drop(window().request_animation_frame(drawn.unchecked_ref()));
}

/// What somebody without a name is called.
fn numbered(lang: Lang, index: usize) -> String {
    let number = index + 1;
    lang.pick(format!("Persona {number}"), format!("Person {number}"))
}

fn everybody(question: &Question) -> AnyView {
    let lang = lang();
    let (answers, mistakes) = (question.answers, question.mistakes);
    let draft = question.draft();
    let wrong = mistakes_of(question.step, &draft, &question.tables, today());
    let rows: Vec<_> = draft
        .travellers
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let own = format!("/travellers/{index}/");
            let incomplete = wrong.iter().any(|error| error.field.starts_with(&own));
            let name = match person.full_name() {
                name if name.is_empty() => numbered(lang, index),
                name => name,
            };
            row(question, index, name, incomplete)
        })
        .collect();
    let more = (rows.len() < MOST_MEMBERS).then(|| {
        view! {
            <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| {
                answers.add_traveller();
                to_the_heading();
            })
                text=lang.pick("Agregar a otra persona", "Add another person") />
        }
    });
    let title = count(lang, rows.len());
    view! {
        <ErrorSummary mistakes />
        <h2 id="travellers" tabindex="-1">{title}</h2>
        <ul class="rows">{rows}</ul>
        {more}
        <Form on_submit=question.goes_on()>
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
}

fn count(lang: Lang, people: usize) -> String {
    match people {
        1 => lang
            .pick("Viaja una persona", "One person travels")
            .to_owned(),
        _ => lang.pick(
            format!("Viajan {people} personas"),
            format!("{people} people travel"),
        ),
    }
}

fn row(question: &Question, index: usize, name: String, incomplete: bool) -> AnyView {
    let lang = lang();
    let (answers, mistakes) = (question.answers, question.mistakes);
    let change = Callback::new(move |()| {
        mistakes.clear();
        answers.open.set(Some(index));
        to_the_heading();
    });
    let remove = (index > 0 || answers.coming.get_untracked() > 1).then(|| {
        view! {
            <Button kind=ButtonKind::Link text=lang.pick("Quitar", "Remove") about=name.clone()
                on_press=Callback::new(move |()| {
                    mistakes.clear();
                    answers.remove_traveller(index);
                    to_the_heading();
                }) />
        }
    });
    let state = incomplete.then(|| {
        view! {
            <StatusTag tone=Tone::Waiting text=lang.pick("Falta algo", "Incomplete") />
        }
    });
    view! {
        <li>
            <div class="rows__line">
                <strong>{name.clone()}</strong>
                {state}
                <span class="buttons">
                    <Button kind=ButtonKind::Link on_press=change about=name
                        text=lang.pick("Cambiar", "Change") />
                    {remove}
                </span>
            </div>
        </li>
    }
}
