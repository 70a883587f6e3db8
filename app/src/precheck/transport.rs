//! By what means, through which post, in what, and when it leaves.

use super::draft::OTHER_AIRLINE;
use super::order::post_of;
use super::question::Question;
use super::trip::TripFields;
use crate::markup::{live, view};
use crate::ui::{
    Button, Choice, ChoiceField, Details, ErrorSummary, Form, SelectField, TextField, TextKind,
    intl, lang,
};
use crate::words::precheck as words;
use contract::lang::Lang;
use contract::precheck::Means;
use contract::precheck::trip::PRIVATE;
use leptos::prelude::*;

pub fn page(question: &Question) -> AnyView {
    let lang = lang();
    let trip = TripFields::of(question);
    let go_on = {
        let (trip, question) = (trip.clone(), question.clone());
        Callback::new(move |()| {
            name_the_zone(lang, &trip);
            question.go_on();
        })
    };
    view! {
        <ErrorSummary mistakes=trip.mistakes />
        <Form on_submit=go_on>
            {fields(&trip)}
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
}

/// By what means, through which post, in what, and when it leaves.
pub fn fields(trip: &TripFields) -> AnyView {
    let lang = lang();
    let form = trip.form;
    let all: Vec<_> = Means::ALL
        .iter()
        .map(|means| Choice::new(means.as_str(), words::means(lang, *means)))
        .collect();
    let means = Memo::new(move |_| form.means.with(|means| Means::from_text(means)));
    forget_the_post_of_other_means(trip, means);
    let parts = {
        let trip = trip.clone();
        live(move || means.get().map(|means| by(lang, means, &trip)))
    };
    view! {
        <ChoiceField field="/trip/means" choices=all value=form.means mistakes=trip.mistakes
            label=lang.pick("¿Cómo cruza la frontera?", "How do you cross the border?") />
        {parts}
    }
}

fn forget_the_post_of_other_means(trip: &TripFields, means: Memo<Option<Means>>) {
    let (post, tables) = (trip.form.post, trip.tables.clone());
    Effect::new(move || {
        let kind = post.with(|post| tables.post(post).map(|post| post.kind));
        let means = means.get();
        if kind.is_some_and(|kind| !means.is_some_and(|means| kind.serves(means))) {
            post.set(String::new());
        }
    });
}

fn by(lang: Lang, means: Means, trip: &TripFields) -> AnyView {
    let (form, mistakes) = (trip.form, trip.mistakes);
    let posts: Vec<_> = trip
        .tables
        .posts
        .iter()
        .filter(|post| post.kind.serves(means))
        .map(|post| (post.id.clone(), post.name.in_lang(lang).to_owned()))
        .collect();
    let post = match means {
        Means::Air => lang.pick("Aeropuerto en Honduras", "Airport in Honduras"),
        Means::Land | Means::Foot => lang.pick("Frontera", "Border crossing"),
        Means::Sea => lang.pick("Puerto en Honduras", "Port in Honduras"),
    };
    view! {
        <SelectField field="/trip/post" label=post options=posts value=form.post mistakes />
        {match means {
            Means::Air => flight(lang, trip),
            Means::Land => conveyance(trip,
                lang.pick("Empresa de transporte", "Transport company"),
                lang.pick("Placa del vehículo", "Plate of the vehicle"),
                lang.pick("Por ejemplo, PDK 1234", "For example, PDK 1234")),
            Means::Foot => ().into_any(),
            Means::Sea => conveyance(trip,
                lang.pick("Naviera", "Shipping company"),
                lang.pick("Nombre del barco", "Name of the ship"), ""),
        }}
        {(means != Means::Foot).then(|| departure(lang, trip))}
    }
}

fn flight(lang: Lang, trip: &TripFields) -> AnyView {
    let (form, mistakes) = (trip.form, trip.mistakes);
    let tables = &trip.tables;
    let mut airlines: Vec<_> = tables
        .airlines
        .iter()
        .map(|airline| {
            (
                airline.code.clone(),
                format!("{} ({})", airline.name, airline.code),
            )
        })
        .collect();
    airlines.push((
        OTHER_AIRLINE.into(),
        lang.pick("Otra aerolínea", "Another airline").into(),
    ));
    airlines.push((
        PRIVATE.into(),
        lang.pick("Avión privado", "Private aircraft").into(),
    ));
    let number = live(move || {
        let (label, hint) = match form.airline.get().as_str() {
            PRIVATE => (
                lang.pick("Matrícula del avión", "Registration of the aircraft"),
                lang.pick("Por ejemplo, HR-ABC", "For example, HR-ABC"),
            ),
            OTHER_AIRLINE | "" => (
                lang.pick("Número de vuelo", "Flight number"),
                lang.pick(
                    "Entero, con las letras, por ejemplo AV431",
                    "Whole, with its letters, for example AV431",
                ),
            ),
            _ => (
                lang.pick("Número de vuelo", "Flight number"),
                lang.pick(
                    "Por ejemplo, 431. Está en su boleto",
                    "For example, 431. It is on your ticket",
                ),
            ),
        };
        view! {
            <TextField field="/trip/conveyance" kind=TextKind::Number value=form.conveyance mistakes label hint />
        }
    });
    view! {
        <SelectField field="/trip/carrier" options=airlines value=form.airline mistakes
            label=lang.pick("Aerolínea", "Airline") />
        {number}
    }
}

fn conveyance(
    trip: &TripFields,
    company: &'static str,
    label: &'static str,
    hint: &'static str,
) -> AnyView {
    let (form, mistakes) = (trip.form, trip.mistakes);
    view! {
        <TextField field="/trip/carrier" label=company value=form.company mistakes optional=true />
        <TextField field="/trip/conveyance" kind=TextKind::Number value=form.conveyance mistakes label hint />
    }
}

/// The time by the timetable. The declaration closes when the flight leaves.
fn departure(lang: Lang, trip: &TripFields) -> AnyView {
    let (form, mistakes) = (trip.form, trip.mistakes);
    let days = [
        ("0", lang.pick("El día del viaje", "The day of the trip")),
        ("1", lang.pick("Un día antes", "One day before")),
        ("2", lang.pick("Dos días antes", "Two days before")),
    ];
    let days: Vec<_> = days
        .map(|(value, text)| (value.to_owned(), text.to_owned()))
        .into();
    let zones = zones(lang, trip);
    let zone = (zones.len() > 1).then(|| view! {
        <SelectField field="/trip/departure/zone" options=zones value=form.leaves_in mistakes optional=true
            label=lang.pick("¿Hora de dónde?", "On which clocks?") />
    });
    let open = form.leaves_at.with_untracked(|time| !time.is_empty());
    view! {
        <Details open summary=lang.pick("Hora de salida programada (opcional)", "Scheduled time of departure (optional)")>
            <p>{lang.pick(
                "Con ella puede enviar o cambiar su declaración hasta la salida. Sin ella, hasta que termine el día.",
                "With it you can send or change your declaration until the departure. Without it, until the day ends.",
            )}</p>
            <TextField field="/trip/departure/time" value=form.leaves_at mistakes optional=true
                label=lang.pick("Hora", "Time") hint=lang.pick("Por ejemplo, 14:30", "For example, 14:30") />
            <SelectField field="/trip/departure/date" options=days value=form.leaves_before mistakes optional=true
                label=lang.pick("¿Qué día sale?", "Which day does it leave?") />
            {zone}
        </Details>
    }
}

/// Where the clocks of the departure may stand: here for whoever leaves; for whoever comes, where
/// the person is most likely to be.
fn zones(lang: Lang, trip: &TripFields) -> Vec<(String, String)> {
    let here = post_zone(trip);
    let there = intl::reader_zone();
    if trip.leaving() || here == there {
        return vec![(here, String::new())];
    }
    let city = there.rsplit('/').next().unwrap_or(&there).replace('_', " ");
    let device = lang.pick(
        format!("La de mi aparato ({city})"),
        format!("Those of my device ({city})"),
    );
    let honduras = lang.pick("La de Honduras", "Those of Honduras");
    vec![(there, device), (here, honduras.to_owned())]
}

fn post_zone(trip: &TripFields) -> String {
    let post = post_of(&untrack(|| trip.form.draft()), &trip.tables);
    post.map(|post| post.zone.clone()).unwrap_or_default()
}

/// A time without a zone is on the clocks that are offered first; whoever leaves has no choice.
pub fn name_the_zone(lang: Lang, trip: &TripFields) {
    let chosen = trip.form.leaves_in;
    if trip.leaving() || chosen.with_untracked(String::is_empty) {
        let first = zones(lang, trip).into_iter().next();
        chosen.set(first.map(|(zone, _)| zone).unwrap_or_default());
    }
}
