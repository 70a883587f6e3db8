//! One appointment and what can be done with it now.

use super::opened::{AskedOne, with_one};
use super::{contact, facts, states};
use crate::ask::Asked;
use crate::http::{self, Failure};
use crate::markup::view;
use crate::ui::{ButtonKind, Go, Inset, Moment, MoneyText, Notice, NoticeKind, lang};
use contract::appointments::manage::PendingMove;
use contract::appointments::{Action, AppointmentView, State};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;
use std::time::Duration;
use uuid::Uuid;

/// How often a dearer time that waits for its payment is looked at.
const WATCH: Duration = Duration::from_secs(5);

pub fn page(id: Uuid) -> AnyView {
    with_one(id, |asked, one, shelf| {
        let lang = lang();
        view! {
            {one.pending_move.clone().map(|pending| waiting(lang, asked, one.id, pending))}
            {facts::appointment(lang, &shelf, &one)}
            {choices(lang, &one)}
            {(one.state == State::Confirmed).then(|| contact::change(one.booking))}
        }
    })
}

/// What its owner may do, as the state says.
fn choices(lang: Lang, one: &AppointmentView) -> AnyView {
    let id = one.id.to_string();
    let may = |action| one.actions.contains(&action);
    let to_move = may(Action::Move).then(|| {
        view! {
            <Go to=Page::Move.of(lang, id.clone()) kind=ButtonKind::Secondary
                text=lang.pick("Cambiar la fecha", "Change the date") />
        }
    });
    let to_cancel = may(Action::Cancel).then(|| {
        view! {
            <Go to=Page::Cancel.of(lang, id.clone()) kind=ButtonKind::Secondary
                text=lang.pick("Cancelar la cita", "Cancel the appointment") />
        }
    });
    let pay = format!(
        "{}?reserva={}",
        Page::Journey(Step::Payment).at(lang).path(),
        one.booking
    );
    let to_pay = may(Action::Pay).then(|| {
        view! {
            <a class="button" href=pay>{lang.pick("Pagar la reserva", "Pay for the booking")}</a>
        }
    });
    let open = may(Action::Move) || may(Action::Cancel);
    let moves = moves_left(lang, one.moves_left);
    let until = open.then(|| {
        let at = contract::zone::Zoned { at: one.changes_close_at, zone: one.starts_at.zone.clone() };
        view! {
            <Inset>
                <p>{lang.pick("Puede cambiarla o cancelarla aquí hasta: ", "You can change or cancel it here until: ")}<Moment at /></p>
                <p>{moves}</p>
            </Inset>
        }
    });
    let shut = (one.state == State::Confirmed && !open).then(|| {
        let (title, why) = states::closed(one, lang);
        view! { <Notice title><p>{why}</p></Notice> }
    });
    view! { <div class="buttons">{to_pay}{to_move}{to_cancel}</div>{until}{shut} }
}

fn moves_left(lang: Lang, left: u32) -> String {
    match left {
        0 => lang
            .pick(
                "Ya no le quedan cambios de fecha.",
                "You have no changes of date left.",
            )
            .to_owned(),
        1 => lang
            .pick(
                "Le queda un cambio de fecha.",
                "You have one change of date left.",
            )
            .to_owned(),
        _ => lang.pick(
            format!("Le quedan {left} cambios de fecha."),
            format!("You have {left} changes of date left."),
        ),
    }
}

/// A dearer time is held until the difference is paid. The page looks again by itself.
fn waiting(lang: Lang, asked: AskedOne, id: Uuid, pending: PendingMove) -> AnyView {
    let tick = set_interval(move || look_again(asked, id), WATCH);
    if let Ok(tick) = tick {
        on_cleanup(move || tick.clear());
    }
    let pay = pending.url.map(|url| {
        view! {
            <a class="button" href=url rel="external">
                {lang.pick("Pagar la diferencia", "Pay the difference")}
            </a>
        }
    });
    let until = contract::zone::Zoned {
        at: pending.hold_expires_at,
        zone: pending.starts_at.zone.clone(),
    };
    view! {
        <Notice kind=NoticeKind::Warning title=lang.pick("El cambio espera el pago de la diferencia", "The change waits for the difference to be paid")>
            <p>{lang.pick("Nueva fecha: ", "New date: ")}<Moment at=pending.starts_at /></p>
            <p>{lang.pick("Diferencia: ", "Difference: ")}<MoneyText amount=pending.difference /></p>
            <p>
                {lang.pick("La guardamos hasta: ", "We keep it until: ")}<Moment at=until />
            </p>
            <p>
                {lang.pick(
                    "Si no la paga, conserva la fecha que ya tiene.",
                    "If you do not pay it, you keep the date you have.",
                )}
            </p>
            {pay}
        </Notice>
    }
}

fn look_again(asked: AskedOne, id: Uuid) {
    leptos::task::spawn_local(async move {
        let path = fill(doors::APPOINTMENT, &[&id.to_string()]);
        let answer: Result<AppointmentView, Failure> = http::get(&path).await;
        if let Ok(one) = answer
            && one.pending_move.is_none()
        {
            asked.set(Asked::Here(one));
        }
    });
}
