//! The flights of a day with their counts, and everybody of one of them.

use super::offline::{Offline, device_time};
use super::{kept_list, refused, traveller};
use crate::ask::{Asked, Submit, ask_while};
use crate::boot::kept;
use crate::http;
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, DateField, DateParts, Empty, ErrorSummary, Form, Skeleton, lang,
};
use contract::lang::Lang;
use contract::moments::read_day;
use contract::paths::{fill, precheck as doors};
use contract::precheck::desk::{Counts, FlightCounts, FlightList};
use contract::problem::FieldError;
use leptos::prelude::*;

/// What is looked at; kept when the language is switched, and in memory alone.
#[derive(Clone, Copy, Default)]
struct Flights {
    typed: RwSignal<DateParts>,
    /// The day that is shown, `YYYY-MM-DD`.
    day: RwSignal<String>,
    all: RwSignal<Asked<Vec<FlightCounts>>>,
    one: RwSignal<Option<String>>,
    list: RwSignal<Asked<FlightList>>,
    /// Whose it is, see [`Offline::turn`].
    turn: RwSignal<u32>,
}

impl Flights {
    fn load(self) {
        self.one.set(None);
        let day = self.day.get_untracked();
        let path = fill(doors::DESK_FLIGHTS, &[&day]);
        let wanted = move || self.day.get_untracked() == day;
        ask_while(self.all, async move { http::get(&path).await }, wanted);
    }

    fn open(self, flight: &str) {
        let (day, one) = (self.day.get_untracked(), Some(flight.to_owned()));
        let path = fill(doors::DESK_FLIGHT, &[&day, flight]);
        self.one.set(one.clone());
        let wanted = move || self.day.get_untracked() == day && self.one.get_untracked() == one;
        ask_while(self.list, async move { http::get(&path).await }, wanted);
    }
}

pub fn page() -> AnyView {
    let flights: Flights = kept();
    let turn = Offline::open().turn.get_untracked();
    if flights.day.with_untracked(String::is_empty) || flights.turn.get_untracked() != turn {
        flights.turn.set(turn);
        let today = today_here();
        flights.typed.set(DateParts::from_iso(&today));
        flights.day.set(today);
        flights.load();
    }
    view! {
        {kept_list::view(Offline::open())}
        {day_form(flights)}
        {live(move || match flights.one.get() {
            Some(flight) => one(flights, &flight),
            None => all(flights),
        })}
    }
}

/// The day on the officer's own clock.
fn today_here() -> String {
    let minutes = js_sys::Date::new_0().get_timezone_offset();
    #[allow(clippy::cast_possible_truncation, reason = "whole minutes")]
    let offset = chrono::TimeDelta::minutes(minutes as i64);
    (device_time() - offset).date_naive().to_string()
}

fn day_form(flights: Flights) -> AnyView {
    let (lang, submit) = (lang(), Submit::default());
    let mistakes = submit.mistakes;
    let show = move |()| {
        let iso = flights.typed.get_untracked().iso();
        mistakes.clear();
        match read_day(&iso) {
            Some(day) => {
                flights.day.set(day.to_string());
                flights.load();
            }
            None => mistakes.show(vec![FieldError::new("/date", "travel_date.not_a_date")]),
        }
    };
    view! {
        <ErrorSummary mistakes />
        <Form on_submit=show>
            <DateField field="/date" value=flights.typed mistakes label=lang.pick("Día", "Day") />
            <Button kind=ButtonKind::Secondary text=lang.pick("Ver los vuelos", "See the flights") />
        </Form>
    }
}

fn all(flights: Flights) -> AnyView {
    let again = Callback::new(move |()| flights.load());
    live(move || match flights.all.get() {
        Asked::Waiting => view! { <Skeleton /> },
        Asked::Failed(failure) => refused(failure, again),
        Asked::Here(all) if all.is_empty() => {
            let lang = lang();
            let title = lang.pick("Sin vuelos declarados", "No declared flights");
            let why = lang.pick(
                "Nadie declaró un vuelo para ese día en su puesto. Pruebe con otro día.",
                "Nobody declared a flight for that day at your post. Try another day.",
            );
            view! { <Empty title><p>{why}</p></Empty> }
        }
        Asked::Here(all) => {
            let rows: Vec<AnyView> = all.into_iter().map(|one| row(flights, one)).collect();
            view! { <ul class="rows">{rows}</ul> }
        }
    })
}

fn row(flights: Flights, one: FlightCounts) -> AnyView {
    let lang = lang();
    let direction = if one.direction == "exit" {
        lang.pick("salida", "exit")
    } else {
        lang.pick("entrada", "entry")
    };
    let (flight, post) = (one.flight.clone(), one.post_name.in_lang(lang).to_owned());
    let open = Callback::new(move |()| flights.open(&flight));
    view! {
        <li>
            <div class="rows__line">
                <span><strong>{one.flight}</strong>", "{direction}", "{post}</span>
                <Button kind=ButtonKind::Link on_press=open
                    text=lang.pick("Ver la lista", "See the list") />
            </div>
            <p class="muted">{counted(lang, one.counts)}</p>
        </li>
    }
}

fn counted(lang: Lang, counts: Counts) -> String {
    let Counts {
        declared,
        crossed,
        withdrawn,
    } = counts;
    lang.pick(
        format!("Por cruzar: {declared}. Cruzaron: {crossed}. Retirados: {withdrawn}."),
        format!("Still to cross: {declared}. Crossed: {crossed}. Withdrawn: {withdrawn}."),
    )
}

fn one(flights: Flights, flight: &str) -> AnyView {
    let (lang, named) = (lang(), flight.to_owned());
    let again = Callback::new(move |()| flights.open(&named));
    let back = Callback::new(move |()| flights.load());
    let title = format!("{} {flight}", lang.pick("Vuelo", "Flight"));
    let list = live(move || match flights.list.get() {
        Asked::Waiting => view! { <Skeleton lines=5 /> },
        Asked::Failed(failure) => refused(failure, again),
        Asked::Here(list) => listed(&list),
    });
    view! {
        <h2>{title}</h2>
        <Button kind=ButtonKind::Link on_press=back text=lang.pick("Todos los vuelos", "All flights") />
        {list}
    }
}

fn listed(list: &FlightList) -> AnyView {
    let (lang, offline, kept) = (lang(), Offline::open(), list.clone());
    if list.members.is_empty() {
        let title = lang.pick("Sin declaraciones", "No declarations");
        let why = lang.pick(
            "Nadie declaró este vuelo en su puesto. El prechequeo no es obligatorio para todos.",
            "Nobody declared this flight at your post. The pre-check is not mandatory for everyone.",
        );
        return view! { <Empty title><p>{why}</p></Empty> };
    }
    let keep = Callback::new(move |()| offline.keep(kept.clone()));
    let (flight, taken_at) = (list.flight.clone(), list.taken_at);
    let done = live(move || {
        let kept = offline.list.with(|kept| {
            let kept = kept.as_ref();
            kept.is_some_and(|kept| (&kept.flight, kept.taken_at) == (&flight, taken_at))
        });
        let word = lang.pick("Guardada en este dispositivo.", "Kept on this device.");
        kept.then(|| view! { <p role="status">{word}</p> })
    });
    view! {
        <p>{counted(lang, list.counts)}</p>
        {done}
        <Button kind=ButtonKind::Secondary on_press=keep
            text=lang.pick("Guardar la lista para trabajar sin conexión", "Keep the list to work without a connection") />
        {members(list)}
    }
}

/// Everybody of the list, each to be opened.
pub fn members(list: &FlightList) -> AnyView {
    let members = list.members.iter().cloned().map(traveller::listed);
    let members: Vec<AnyView> = members.map(|member| view! { <li>{member}</li> }).collect();
    view! { <ul>{members}</ul> }
}
