//! "Will you come?": the page of a reminder, with two buttons. Pressing again answers the same.

use super::link::{Opened, shown};
use crate::appointments::shelf::{Shelf, Shelves};
use crate::ask::{Asked, Submit};
use crate::http::{self, Key};
use crate::markup::view;
use crate::ui::{
    Button, ButtonKind, Moment, MoneyText, Notice, NoticeKind, SummaryList, SummaryRow, lang,
};
use contract::appointments::manage::ReconfirmRequest;
use contract::appointments::{AppointmentView, State};
use contract::lang::Lang;
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;

pub fn page() -> AnyView {
    let opened = Opened::open();
    shown(opened, move |one| {
        Shelves::open().shown(move |shelf| question(opened, &shelf, &one))
    })
}

fn question(opened: Opened, shelf: &Shelf, one: &AppointmentView) -> AnyView {
    let lang = lang();
    let answer = match (one.state, one.reconfirm_by) {
        (State::Confirmed, Some(_)) => buttons(lang, opened, one),
        (State::Confirmed, None) => done(
            NoticeKind::Good,
            lang.pick("Le esperamos", "We expect you"),
            lang.pick(
                "Su asistencia está confirmada. No hace falta nada más.",
                "Your attendance is confirmed. Nothing more is needed.",
            ),
        ),
        _ => done(
            NoticeKind::Info,
            lang.pick("El lugar ya está libre", "The place is already free"),
            lang.pick(
                "Esta cita ya no está activa. Si corresponde una devolución, va a la misma tarjeta.",
                "This appointment is no longer active. If a refund is due, it goes to the same card.",
            ),
        ),
    };
    view! { {summary(lang, shelf, one)} {answer} }
}

fn done(kind: NoticeKind, title: &'static str, text: &'static str) -> AnyView {
    view! { <Notice kind title alert=true><p>{text}</p></Notice> }
}

fn summary(lang: Lang, shelf: &Shelf, one: &AppointmentView) -> impl IntoView + use<> {
    let name = format!("{} {}", one.person.given_names, one.person.surnames);
    let rows = vec![
        SummaryRow::new(lang.pick("Persona", "Person"), name),
        SummaryRow::new(
            lang.pick("Trámite", "Service"),
            shelf.service_name(&one.service, lang),
        ),
        SummaryRow::new(
            lang.pick("Consulado", "Consulate"),
            shelf.office_name(&one.office, lang),
        ),
        SummaryRow::new(
            lang.pick("Día y hora", "Day and time"),
            view! { <Moment at=one.starts_at.clone() /> },
        ),
    ];
    view! { <SummaryList rows /> }
}

fn buttons(lang: Lang, opened: Opened, one: &AppointmentView) -> AnyView {
    let submit = Submit::default();
    let id = one.id;
    let answer = move |coming| {
        let path = fill(doors::RECONFIRMATION, &[&id.to_string()]);
        let send = async move {
            http::post::<AppointmentView>(&path, &ReconfirmRequest { coming }, &Key::new()).await
        };
        submit.run(send, move |one| opened.asked.set(Asked::Here(one)));
    };
    let refund = one.refund_if_cancelled;
    view! {
        {submit.trouble()}
        <p>
            {lang.pick("Si lo libera se le devuelven: ", "If you release it you get back: ")}
            <MoneyText amount=refund />
        </p>
        <div class="buttons">
            <Button busy=submit.busy on_press=Callback::new(move |()| answer(true))
                text=lang.pick("Sí, asistiré", "Yes, I will attend") />
            <Button kind=ButtonKind::Warning busy=submit.busy on_press=Callback::new(move |()| answer(false))
                text=lang.pick("No, liberar el lugar", "No, release the place") />
        </div>
    }
}
