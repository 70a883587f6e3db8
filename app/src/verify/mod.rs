//! Checking papers: by camera, by picture, by the printed number; and comparing a file with what
//! was issued. What a code says is checked on the device, and then the service is asked.

mod ask;
mod compare;
mod outcome;
mod picture;
mod signature;

use crate::ask::Submit;
use crate::boot::kept;
use crate::markup::{live, view};
use crate::scan;
use crate::ui::{Button, ButtonKind, ErrorSummary, Form, TextField, TextKind};
use crate::words::verify::of as words;
use ask::Outcome;
use contract::lang::Lang;
use contract::pages::Place;
use contract::problem::FieldError;
use contract::verify::Number;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was typed and what came of it; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Desk {
    number: RwSignal<String>,
    outcome: RwSignal<Option<Outcome>>,
    /// The keys as they were published, for when the connection is gone.
    keys: RwSignal<Option<String>>,
}

/// What stands below the heading.
pub fn page(place: &Place) -> AnyView {
    let (lang, desk): (Lang, Desk) = (place.lang, kept());
    let submit = Submit::default();
    spawn_local(async move {
        if let Ok(keys) = signature::published(false).await {
            desk.keys.try_set(Some(keys));
        }
    });
    let check = Callback::new(move |text: String| {
        desk.outcome.set(None);
        let asked = async move { ask::about(&text, desk.keys).await };
        submit.run_instead(asked, move |outcome| {
            if let Some(paper) = &outcome.finding.paper {
                desk.number.set(paper.number.as_str().to_owned());
            }
            desk.outcome.set(Some(outcome));
            let _ = request_animation_frame(outcome::bring_into_view);
        });
    });
    let result = live(move || {
        let outcome = desk.outcome.get()?;
        Some(outcome::shown(lang, &outcome))
    });
    let trouble = live(move || submit.trouble());
    let waiting = live(move || {
        submit
            .busy
            .get()
            .then(|| view! { <p role="status">{words(lang).checking}</p> })
    });
    view! {
        <ErrorSummary mistakes=submit.mistakes />
        {trouble}
        {result}
        {waiting}
        {by_code(lang, check)}
        {typed(lang, desk, submit, check)}
        {compare::part(lang, desk.number, desk.keys)}
    }
}

fn by_code(lang: Lang, check: Callback<String>) -> AnyView {
    view! {
        <section>
            <h2>{words(lang).by_code}</h2>
            {scan::by_camera(lang, ButtonKind::Primary, check)}
            {picture::choice(lang, check)}
        </section>
    }
}

fn typed(lang: Lang, desk: Desk, submit: Submit, check: Callback<String>) -> AnyView {
    let words = words(lang);
    let send = move |()| {
        let typed = desk.number.get_untracked();
        match Number::parse(&typed) {
            Ok(number) => check.run(number.as_str().to_owned()),
            Err(_) => submit.mistakes.show(vec![no_number("/number")]),
        }
    };
    view! {
        <section>
            <h2>{words.by_number}</h2>
            <Form on_submit=send busy=submit.busy>
                <TextField field="/number" kind=TextKind::Number value=desk.number
                    mistakes=submit.mistakes label=words.number hint=words.number_hint />
                <Button text=words.check kind=ButtonKind::Secondary busy=submit.busy />
            </Form>
        </section>
    }
}

fn no_number(field: &str) -> FieldError {
    FieldError::new(field, "paper_number.format")
}
