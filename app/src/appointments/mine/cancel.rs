//! Cancelling, with the refund in sight before anything is done.

use super::opened::{ask_one, refused, with_one};
use super::states;
use super::unlock::Unlock;
use crate::appointments::shelf::Shelf;
use crate::boot::use_navigator;
use crate::http::{self, Key};
use crate::markup::view;
use crate::ui::{
    Button, ButtonKind, Empty, Go, Moment, MoneyText, Notice, NoticeKind, SummaryList, SummaryRow,
    lang,
};
use crate::words::problems;
use contract::appointments::{Action, AppointmentView, CancelRequest};
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{appointments as doors, fill};
use contract::problem::Code;
use leptos::prelude::*;
use uuid::Uuid;

pub fn page(id: Uuid) -> AnyView {
    // Outlives the page's own redrawing with the newer figures.
    let changed = RwSignal::new(false);
    with_one(id, move |asked, one, shelf| {
        let lang = lang();
        if !one.actions.contains(&Action::Cancel) {
            return closed(lang, &one);
        }
        let (unlock, navigator) = (Unlock::new(), use_navigator());
        let (id, seen) = (one.id, one.refund_if_cancelled.cents);
        // One key for one wish: the retry after the fresh code is the same cancellation.
        let key = Key::new();
        let cancel = Callback::new(move |()| {
            let path = fill(doors::CANCELLATION, &[&id.to_string()]);
            let (request, key) = (
                CancelRequest {
                    seen_refund_cents: seen,
                },
                key.clone(),
            );
            unlock.run(
                async move { http::post::<AppointmentView>(&path, &request, &key).await },
                move |_| {
                    let lang = untrack(|| navigator.lang());
                    navigator.replace(&Page::Appointment.of(lang, id.to_string()));
                },
                // The refund is another by now: show it before anything is done.
                move |failure| {
                    if refused(failure, Code::RefundChanged) {
                        changed.set(true);
                        ask_one(asked, id);
                    }
                },
            );
        });
        view! {
            {changed.get_untracked().then(|| another_refund(lang))}
            {summary(lang, &shelf, &one)}
            {consequence(lang, &one)}
            {unlock.view(cancel)}
            <div class="buttons">
                <Button kind=ButtonKind::Warning busy=unlock.submit.busy on_press=cancel
                    text=lang.pick("Sí, cancelar la cita", "Yes, cancel the appointment") />
                <Go to=Page::Appointment.of(lang, id.to_string()) kind=ButtonKind::Link
                    text=lang.pick("No, conservarla", "No, keep it") />
            </div>
        }
    })
}

fn another_refund(lang: Lang) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Warning alert=true>
            <p>{problems::refused(lang, &Code::RefundChanged.into())}</p>
        </Notice>
    }
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
        SummaryRow::new(
            lang.pick("Pagó", "You paid"),
            view! { <MoneyText amount=one.price /> },
        ),
        SummaryRow::new(
            lang.pick("Se le devuelve", "You get back"),
            view! { <MoneyText amount=one.refund_if_cancelled /> },
        )
        .total(),
    ];
    view! { <SummaryList rows /> }
}

fn consequence(lang: Lang, one: &AppointmentView) -> impl IntoView + use<> {
    let nothing = one.refund_if_cancelled.cents == 0;
    let text = if nothing {
        lang.pick(
            "Ya pasó el plazo para la devolución: si cancela ahora no se le devuelve nada. Todavía puede cambiar la fecha, si le quedan cambios.",
            "The time for a refund is over: if you cancel now you get nothing back. You may still change the date, if you have changes left.",
        )
    } else {
        lang.pick(
            "El lugar quedará libre y no podrá recuperarlo. El dinero vuelve a la misma tarjeta.",
            "The place will be free and you cannot get it back. The money returns to the same card.",
        )
    };
    let kind = if nothing {
        NoticeKind::Danger
    } else {
        NoticeKind::Warning
    };
    view! { <Notice kind><p>{text}</p></Notice> }
}

/// The state does not allow it (any more): said with the reason and the way back.
pub fn closed(lang: Lang, one: &AppointmentView) -> AnyView {
    let to = Page::Appointment.of(lang, one.id.to_string());
    let (title, why) = states::closed(one, lang);
    view! {
        <Empty title>
            <p>{why}</p>
            <Go to text=lang.pick("Ver la cita", "See the appointment") />
        </Empty>
    }
}
