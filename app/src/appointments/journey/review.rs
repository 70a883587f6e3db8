//! Check your answers, with the seats held and the time running.

use super::held::{self, Seen};
use super::outcome::Outcome;
use super::state::Journey;
use super::{ended, kept_place};
use crate::appointments::shelf::{Shelf, Shelves};
use crate::ask::Asked;
use crate::boot::kept;
use crate::identity::Who;
use crate::markup::{live, view};
use crate::ui::{
    AnswerFirst, Go, Inset, Moment, MoneyText, Skeleton, SummaryList, SummaryRow, Trouble, intl,
    lang,
};
use contract::appointments::AppointmentView;
use contract::lang::Lang;
use contract::pages::{Page, Step};
use leptos::prelude::*;
use std::sync::Arc;

pub fn page() -> AnyView {
    Shelves::open().shown(body)
}

fn body(shelf: Arc<Shelf>) -> AnyView {
    let journey: Journey = kept();
    let booking = held::of_journey(journey);
    live(move || match booking.get() {
        Asked::Waiting => view! { <Skeleton lines=6 /> },
        Asked::Failed(failure) => view! { <Trouble failure /> },
        Asked::Here(None) => view! { <AnswerFirst question=Page::Journey(Step::Time) /> },
        Asked::Here(Some(seen)) => match seen.outcome() {
            Outcome::Held | Outcome::Paying => answers(journey, &shelf, &seen),
            ended => ended::view(journey, ended),
        },
    })
}

fn answers(journey: Journey, shelf: &Shelf, seen: &Seen) -> AnyView {
    let lang = lang();
    let ended = Callback::new(move |()| journey.seen.set(None));
    let total = intl::money(lang, seen.booking.total);
    view! {
        {kept_place::countdown(journey, seen, ended)}
        {visit(lang, shelf, seen)}
        {people(lang, shelf, &seen.booking.appointments)}
        {contact(lang, journey, seen)}
        <Inset>
            <p>
                {lang.pick(
                    "Las personas no se pueden cambiar después de pagar. Para cambiarlas ahora, suelte el lugar: lo que escribió no se pierde.",
                    "The people cannot be changed after paying. To change them now, let the place go: what you typed is not lost.",
                )}
            </p>
        </Inset>
        <div class="buttons">
            <Go to=Page::Journey(Step::Payment).at(lang)
                text=lang.pick(format!("Continuar al pago de {total}"), format!("Go on to pay {total}")) />
            {kept_place::release(journey, seen)}
        </div>
    }
}

fn visit(lang: Lang, shelf: &Shelf, seen: &Seen) -> impl IntoView + use<> {
    let first = seen.booking.appointments.first();
    let office = first
        .map(|first| shelf.office_name(&first.office, lang))
        .unwrap_or_default();
    let at = first.map(|first| view! { <Moment at=first.starts_at.clone() /> });
    let change = Page::Journey(Step::Time).at(lang);
    let rows = vec![
        SummaryRow::new(lang.pick("Consulado", "Consulate"), office),
        SummaryRow::new(lang.pick("Día y hora", "Day and time"), at).change(change),
        SummaryRow::new(
            lang.pick("Total", "Total"),
            view! { <MoneyText amount=seen.booking.total /> },
        )
        .total(),
    ];
    view! { <SummaryList rows /> }
}

fn people(lang: Lang, shelf: &Shelf, all: &[AppointmentView]) -> Vec<AnyView> {
    let change = Page::Journey(Step::People).at(lang);
    all.iter()
        .map(|one| {
            let name = format!("{} {}", one.person.given_names, one.person.surnames);
            let time = intl::time(lang, one.starts_at.at, &one.starts_at.zone);
            let rows = vec![
                SummaryRow::new(lang.pick("Nombre", "Name"), name.clone()).change(change.clone()),
                SummaryRow::new(
                    lang.pick("Documento", "Document"),
                    one.person.document.clone(),
                )
                .change(change.clone()),
                SummaryRow::new(
                    lang.pick("Trámite", "Service"),
                    shelf.service_name(&one.service, lang),
                )
                .change(change.clone()),
                SummaryRow::new(lang.pick("Hora", "Time"), time),
                SummaryRow::new(
                    lang.pick("Precio", "Price"),
                    view! { <MoneyText amount=one.price /> },
                ),
            ];
            view! { <h2>{name}</h2><SummaryList rows /> }
        })
        .collect()
}

fn contact(lang: Lang, journey: Journey, seen: &Seen) -> impl IntoView + use<> {
    let who = Who::open();
    let typed = journey.answers().phone.get_untracked();
    let known = &seen.booking.contact.phone;
    let phone = if known.is_empty() {
        typed
    } else {
        known.clone()
    };
    let phone = if phone.trim().is_empty() {
        lang.pick("No lo dio", "Not given").to_owned()
    } else {
        phone
    };
    let rows = vec![
        SummaryRow::new(lang.pick("Correo", "E-mail"), move || who.email()),
        SummaryRow::new(lang.pick("Teléfono", "Telephone"), phone)
            .change(Page::Journey(Step::People).at(lang)),
    ];
    view! { <h2>{lang.pick("Cómo le avisamos", "How we reach you")}</h2><SummaryList rows /> }
}
