//! When, why, and from or to where.

use super::forms::TripForm;
use super::later;
use super::order::{Window, window_of};
use super::question::Question;
use super::tables::countries;
use crate::boot::prefetch;
use crate::markup::{live, view};
use crate::ui::{
    Button, DateField, ErrorSummary, Form, Mistakes, Notice, NoticeKind, SelectField, TextField,
    intl, lang,
};
use crate::words::precheck as words;
use contract::lang::Lang;
use contract::pages::Chunk;
use contract::precheck::{Purpose, Tables};
use leptos::prelude::*;
use std::sync::Arc;

/// The half-typed trip, wherever it is asked for.
#[derive(Clone)]
pub struct TripFields {
    pub form: TripForm,
    pub tables: Arc<Tables>,
    pub mistakes: Mistakes,
}

impl TripFields {
    pub fn of(question: &Question) -> Self {
        Self {
            form: question.answers.trip,
            tables: Arc::clone(&question.tables),
            mistakes: question.mistakes,
        }
    }

    pub fn leaving(&self) -> bool {
        untrack(|| self.form.draft()).leaving()
    }
}

pub fn page(question: &Question) -> AnyView {
    prefetch(Chunk::Travellers);
    let lang = lang();
    let trip = TripFields::of(question);
    let later = later::when_early(question);
    view! {
        <ErrorSummary mistakes=trip.mistakes />
        <Form on_submit=question.goes_on()>
            {fields(&trip)}
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
        {later}
    }
}

/// When, why, and from or to where.
pub fn fields(trip: &TripFields) -> AnyView {
    let lang = lang();
    let (form, mistakes) = (trip.form, trip.mistakes);
    let purposes: Vec<_> = Purpose::ALL
        .iter()
        .map(|one| {
            (
                one.as_str().to_owned(),
                words::purpose(lang, *one).to_owned(),
            )
        })
        .collect();
    view! {
        <DateField field="/trip/travel_date" value=form.date mistakes
            label=lang.pick("Fecha del viaje", "Date of the trip")
            hint=lang.pick(
                "El día en que cruza la frontera, por ejemplo 5 12 2026",
                "The day on which you cross the border, for example 5 12 2026 for 5 December 2026",
            ) />
        {window(trip)}
        <SelectField field="/trip/purpose" options=purposes value=form.purpose mistakes
            label=lang.pick("Motivo del viaje", "Purpose of the trip") />
        {other_end(lang, trip)}
    }
}

/// The end of the trip that is not Honduras.
fn other_end(lang: Lang, trip: &TripFields) -> AnyView {
    let (form, mistakes) = (trip.form, trip.mistakes);
    let (end, country, city) = if trip.leaving() {
        (
            "destination",
            lang.pick("¿A qué país va?", "Which country are you going to?"),
            lang.pick("Ciudad a la que llega", "City you arrive in"),
        )
    } else {
        (
            "origin",
            lang.pick("¿De qué país viene?", "Which country do you come from?"),
            lang.pick("Ciudad de la que sale", "City you leave from"),
        )
    };
    let options = Signal::derive(move || form.country.with(|chosen| countries(lang, chosen)));
    view! {
        <SelectField field=format!("/trip/{end}/country") label=country options value=form.country mistakes />
        <TextField field=format!("/trip/{end}/city") label=city value=form.city mistakes optional=true />
    }
}

/// What the day means, said while it is typed.
fn window(trip: &TripFields) -> AnyView {
    let lang = lang();
    let (form, tables) = (trip.form, Arc::clone(&trip.tables));
    let window = Memo::new(move |_| window_of(&form.draft(), &tables));
    let said = live(move || {
        Some(match window.get() {
            Window::Unknown => return None,
            Window::Open => view! {
                <p class="muted">{lang.pick("Puede enviarlo hoy.", "You can send it today.")}</p>
            },
            Window::Past => view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{lang.pick("Ese día ya pasó.", "That day has passed.")}</p>
                </Notice>
            },
            Window::Early(opens_on) => view! {
                <Notice>
                    <p>
                        {lang.pick("Este viaje se puede enviar desde el ", "This trip can be sent from ")}
                        <strong>{intl::day(lang, opens_on)}</strong>
                        {lang.pick(
                            ". Puede llenar todo ahora: al final lo guardamos y le escribimos cuando se abra.",
                            ". You can fill in everything now: at the end we keep it and write to you when it opens.",
                        )}
                    </p>
                </Notice>
            },
        })
    });
    view! { <div role="status">{said}</div> }
}
