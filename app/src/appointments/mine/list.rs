//! Everything that was booked with this e-mail, the newest first.

use super::opened::{refused, sign_in};
use super::states;
use crate::appointments::shelf::{Shelf, Shelves};
use crate::ask::{Asked, Submit, ask};
use crate::http::{self, Failure};
use crate::identity::Who;
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, Empty, Go, Skeleton, StatusTag, Trouble, intl, lang};
use contract::appointments::AppointmentView;
use contract::lang::Lang;
use contract::page::Page as Portion;
use contract::pages::Page;
use contract::paths::{appointments as doors, fill};
use contract::problem::Code;
use leptos::prelude::*;
use std::sync::Arc;

type Mine = Portion<AppointmentView>;

async fn fetch(cursor: Option<String>) -> Result<Mine, Failure> {
    let mut path = fill(doors::MINE, &[]);
    if let Some(cursor) = cursor {
        path = format!("{path}?cursor={cursor}");
    }
    http::get(&path).await
}

pub fn page() -> AnyView {
    let asked = RwSignal::new(Asked::<Mine>::Waiting);
    ask(asked, fetch(None));
    let again = Callback::new(move |()| ask(asked, fetch(None)));
    let shelves = Shelves::open();
    live(move || match asked.get() {
        Asked::Waiting => view! { <Skeleton lines=6 /> },
        Asked::Failed(failure) if refused(&failure, Code::SignInRequired) => sign_in(again),
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(first) if first.items.is_empty() => none(lang()),
        Asked::Here(first) => shelves.shown(move |shelf| list(shelf, first.clone())),
    })
}

fn none(lang: Lang) -> AnyView {
    view! {
        <Empty title=lang.pick("No hay citas con este correo", "There are no appointments with this address")>
            <Go to=Page::Appointments.at(lang) text=lang.pick("Reservar una cita", "Book an appointment") />
        </Empty>
        {account(lang)}
    }
}

fn list(shelf: Arc<Shelf>, first: Mine) -> AnyView {
    let lang = lang();
    let items = RwSignal::new(first.items);
    let next = RwSignal::new(first.next);
    let submit = Submit::default();
    let more = Callback::new(move |()| {
        submit.run(fetch(next.get_untracked()), move |portion| {
            items.update(|items| items.extend(portion.items));
            next.set(portion.next);
        });
    });
    let rows = live(move || {
        items.with(|items| {
            items
                .iter()
                .map(|one| row(lang, &shelf, one))
                .collect::<Vec<_>>()
        })
    });
    let button = live(move || {
        next.with(Option::is_some).then(|| {
            view! {
                <Button kind=ButtonKind::Secondary busy=submit.busy on_press=more
                    text=lang.pick("Ver más", "See more") />
            }
        })
    });
    view! {
        <ul class="rows">{rows}</ul>
        {submit.trouble()}
        {button}
        {account(lang)}
    }
}

fn row(lang: Lang, shelf: &Shelf, one: &AppointmentView) -> impl IntoView + use<> {
    let (text, tone) = states::of_appointment(one.state, lang);
    let href = Page::Appointment.of(lang, one.id.to_string()).path();
    let name = format!("{} {}", one.person.given_names, one.person.surnames);
    let when = intl::moment(lang, one.starts_at.at, &one.starts_at.zone);
    let what = format!(
        "{} · {}",
        shelf.service_name(&one.service, lang),
        shelf.office_name(&one.office, lang)
    );
    view! {
        <li>
            <p class="rows__line"><a href=href>{name}</a><StatusTag text tone /></p>
            <p>{when}</p>
            <p class="muted small">{what}" · "{one.reference.to_string()}</p>
        </li>
    }
}

/// Who is signed in, and the way to one's data.
fn account(lang: Lang) -> impl IntoView {
    let who = Who::open();
    view! {
        <p class="muted small">
            {lang.pick("Entró con ", "Signed in as ")}{move || who.email()}". "
            <a href=Page::SignIn.at(lang).path()>
                {lang.pick("Salir, descargar o borrar mis datos", "Sign out, download or erase my data")}
            </a>
        </p>
    }
}
