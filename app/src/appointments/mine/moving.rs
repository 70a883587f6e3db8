//! Another date: the calendar again, the difference before anything is done.

use super::cancel::closed;
use super::opened::with_one;
use super::unlock::Unlock;
use super::wish::Wish;
use crate::appointments::picker::Picker;
use crate::appointments::shelf::Shelf;
use crate::appointments::terms;
use crate::boot::use_navigator;
use crate::http::{self, Failure};
use crate::markup::view;
use crate::ui::{
    Button, ButtonKind, Go, Inset, Mistakes, Moment, Notice, NoticeKind, SelectField, SummaryList,
    SummaryRow, intl, lang,
};
use contract::appointments::{Action, AppointmentView, MoveRequest, TimeFree};
use contract::lang::Lang;
use contract::money::Money;
use contract::pages::Page;
use contract::paths::{appointments as doors, fill};
use contract::problem::Code;
use contract::zone::Zoned;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

pub fn page(id: Uuid) -> AnyView {
    with_one(id, |_, one, shelf| {
        if one.actions.contains(&Action::Move) {
            form(&Arc::new(one), &shelf)
        } else {
            closed(lang(), &one)
        }
    })
}

fn form(one: &Arc<AppointmentView>, shelf: &Arc<Shelf>) -> AnyView {
    let (lang, unlock, navigator) = (lang(), Unlock::new(), use_navigator());
    let wish = Wish::of(one);
    let Wish {
        office,
        day,
        chosen,
        ..
    } = wish;
    let id = one.id;
    let change = Callback::new(move |()| {
        let Some(time) = chosen.get_untracked() else {
            return;
        };
        let path = fill(doors::MOVE, &[&id.to_string()]);
        let request = MoveRequest {
            office: office.get_untracked(),
            slot: time.slot,
        };
        let key = wish.key(time.slot);
        unlock.run(
            async move { http::post::<AppointmentView>(&path, &request, &key).await },
            move |moved| {
                wish.came_true();
                if let Some(url) = moved.pending_move.and_then(|pending| pending.url) {
                    let _ = window().location().assign(&url);
                } else {
                    let lang = untrack(|| navigator.lang());
                    navigator.replace(&Page::Appointment.of(lang, id.to_string()));
                }
            },
            move |failure| {
                if matches!(failure, Failure::Refused(p) if p.code == Code::SlotTaken) {
                    wish.has_gone();
                }
            },
        );
    });
    let picker = {
        let (shelf, service) = (shelf.clone(), one.service.clone());
        move || view! { <Picker shelf=shelf.clone() office=office.get() service=service.clone() day chosen /> }
    };
    let offer = {
        let (shelf, one) = (shelf.clone(), one.clone());
        move || {
            chosen
                .get()
                .map(|time| offer(lang, &shelf, &one, &office.get(), time, (unlock, change)))
        }
    };
    view! {
        {current(lang, shelf, one)}
        <SelectField field="/office" label=lang.pick("Consulado", "Consulate") value=office
            mistakes=Mistakes::default() options=offices(shelf, &one.service, lang) />
        {picker}
        {unlock.view(change)}
        <div aria-live="polite">{offer}</div>
    }
}

fn current(lang: Lang, shelf: &Shelf, one: &AppointmentView) -> impl IntoView + use<> {
    let office = shelf.office_name(&one.office, lang);
    let name = format!("{} {}", one.person.given_names, one.person.surnames);
    let at = one.starts_at.clone();
    view! {
        <Inset>
            <p><strong>{name}</strong></p>
            <p>{lang.pick("Fecha actual: ", "Current date: ")}<Moment at /></p>
            <p>{office}</p>
        </Inset>
    }
}

fn offices(shelf: &Shelf, service: &str, lang: Lang) -> Vec<(String, String)> {
    let gives = shelf
        .offices
        .iter()
        .filter(|office| office.offers.iter().any(|offer| offer.service == service));
    let mut all: Vec<(String, String)> = gives
        .map(|office| (office.id.clone(), office.name.in_lang(lang).to_owned()))
        .collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// The chosen time and what it costs, with the button that does it.
fn offer(
    lang: Lang,
    shelf: &Shelf,
    one: &AppointmentView,
    office: &str,
    time: TimeFree,
    (unlock, change): (Unlock, Callback<()>),
) -> AnyView {
    let zone = shelf
        .office(office)
        .map_or(&one.starts_at.zone, |office| &office.zone);
    let at = Zoned {
        at: time.starts_at,
        zone: zone.clone(),
    };
    let fee = terms::fee(shelf, office, &one.service).map(|fee| fee.amount);
    let difference = fee.map(|fee| Money {
        cents: fee.cents - one.price.cents,
        ..fee
    });
    let rows = vec![
        SummaryRow::new(
            lang.pick("Nueva fecha", "New date"),
            view! { <Moment at /> },
        ),
        SummaryRow::new(
            lang.pick("Consulado", "Consulate"),
            shelf.office_name(office, lang),
        ),
        SummaryRow::new(
            lang.pick("Diferencia", "Difference"),
            difference.map(|d| in_words(lang, d)),
        )
        .total(),
    ];
    let dearer = difference.is_some_and(|difference| difference.cents > 0);
    let text = if dearer {
        lang.pick(
            "Apartar y pagar la diferencia",
            "Keep it and pay the difference",
        )
    } else {
        lang.pick("Cambiar a esta fecha", "Change to this date")
    };
    view! {
        <SummaryList rows />
        {dearer.then(|| view! {
            <Notice kind=NoticeKind::Info>
                <p>{lang.pick(
                    "Conserva su fecha actual hasta que la diferencia esté pagada.",
                    "You keep your current date until the difference is paid.",
                )}</p>
            </Notice>
        })}
        <div class="buttons">
            <Button text busy=unlock.submit.busy on_press=change />
            <Go to=Page::Appointment.of(lang, one.id.to_string()) kind=ButtonKind::Link
                text=lang.pick("Conservar la fecha actual", "Keep the current date") />
        </div>
    }
}

fn in_words(lang: Lang, difference: Money) -> String {
    let amount = intl::money(
        lang,
        Money {
            cents: difference.cents.abs(),
            ..difference
        },
    );
    match difference.cents {
        0 => lang
            .pick("Ninguna: cuesta lo mismo", "None: it costs the same")
            .to_owned(),
        1.. => lang.pick(
            format!("Paga {amount} más"),
            format!("You pay {amount} more"),
        ),
        _ => lang.pick(
            format!("Se le devuelven {amount}"),
            format!("You get {amount} back"),
        ),
    }
}
