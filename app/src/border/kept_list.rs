//! What the officer is told of the list on the device and of the marks that wait.

use super::offline::Offline;
use super::{crossing, flights};
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, Details, Notice, NoticeKind, intl, lang};
use contract::lang::Lang;
use contract::precheck::desk::{FlightList, MarkOutcome, Marked};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Stands above both pages of the desk.
pub fn view(offline: Offline) -> AnyView {
    spawn_local(offline.follow());
    // Not at every mark: what stands open in the list stays open.
    let drawn = Memo::new(move |_| {
        let which = |list: &FlightList| (list.flight.clone(), list.taken_at);
        let which = offline.list.with(|list| list.as_ref().map(which));
        (which, offline.heard.get(), offline.reopens.get())
    });
    let kept = live(move || {
        // Read, not only tracked: a memo that nobody reads follows nothing.
        let _ = drawn.get();
        let list = offline.list.get_untracked()?;
        Some(notice(offline, &list))
    });
    let waiting = live(move || {
        let marks = offline.waiting.with(Vec::len);
        (marks > 0).then(|| waiting(offline, marks))
    });
    let conflicts = live(move || {
        let all = offline.conflicts.get();
        (!all.is_empty()).then(|| conflicts(offline, &all))
    });
    let refused = live(move || {
        let sentence = lang().pick(
            "Este navegador no pudo guardar la lista. Sin conexión no la tendrá.",
            "This browser could not keep the list. You will not have it without a connection.",
        );
        offline.refused.get().then(|| {
            view! { <Notice kind=NoticeKind::Danger alert=true><p>{sentence}</p></Notice> }
        })
    });
    let lost = live(move || {
        let marks = offline.lost.get();
        (marks > 0).then(|| lost(offline, marks))
    });
    view! { {refused} {lost} {conflicts} {waiting} {kept} }
}

/// The list went with marks that nobody has heard of.
fn lost(offline: Offline, marks: usize) -> AnyView {
    let lang = lang();
    let seen = Callback::new(move |()| offline.lost.set(0));
    view! {
        <Notice kind=NoticeKind::Danger alert=true>
            <p>
                {lang.pick(
                    format!("Con la lista se borraron marcas que no se habían enviado: {marks}. Si esos viajeros cruzaron, hay que marcarlos de nuevo."),
                    format!("With the list, marks that had not been sent were deleted: {marks}. If those travellers crossed, they must be marked again."),
                )}
            </p>
            <Button kind=ButtonKind::Link on_press=seen text=lang.pick("Entendido", "Understood") />
        </Notice>
    }
}

fn notice(offline: Offline, list: &FlightList) -> AnyView {
    let lang = lang();
    let time = |at| intl::time(lang, at, &intl::reader_zone());
    let (taken, until) = (time(list.taken_at), time(list.keep_until));
    let title = format!(
        "{} {}",
        lang.pick(
            "En este dispositivo: lista del vuelo",
            "On this device: list of flight"
        ),
        list.flight
    );
    let forget = Callback::new(move |()| offline.forget());
    let closing = match offline.reopens.get_untracked() {
        None => lang.pick(
            "Se prepara para abrirse también sin conexión.",
            "It is being made ready to open without a connection too.",
        ),
        Some(true) => lang.pick(
            "Sin conexión, esta página se puede cerrar y volver a abrir.",
            "Without a connection this page can be closed and opened again.",
        ),
        Some(false) => lang.pick(
            "Sin conexión no cierre esta página.",
            "Without a connection do not close this page.",
        ),
    };
    let summary = lang.pick("Ver la lista guardada", "See the kept list");
    let members = flights::members(list);
    view! {
        <Notice title>
            <p>
                {lang.pick(
                    format!("Es de las {taken} y no cambia sola. Está cifrada y se borra al salir o a las {until}, cuando termina su turno. Nadie más la puede abrir aquí. {closing}"),
                    format!("It is of {taken} and does not change by itself. It is encrypted and deleted when you sign out or at {until}, when your shift ends. Nobody else can open it here. {closing}"),
                )}
            </p>
            <Details summary>{members}</Details>
            <Button kind=ButtonKind::Link on_press=forget
                text=lang.pick("Borrar la lista de este dispositivo", "Delete the list from this device") />
        </Notice>
    }
}

fn waiting(offline: Offline, marks: usize) -> AnyView {
    let lang = lang();
    let send = Callback::new(move |()| offline.send());
    view! {
        <Notice kind=NoticeKind::Warning>
            <p role="status">
                {lang.pick(
                    format!("Marcas sin enviar: {marks}. Se envían solas cuando vuelve la conexión."),
                    format!("Marks not sent yet: {marks}. They are sent by themselves when the connection is back."),
                )}
            </p>
            <Button kind=ButtonKind::Secondary on_press=send
                text=lang.pick("Enviar ahora", "Send now") />
        </Notice>
    }
}

fn conflicts(offline: Offline, all: &[Marked]) -> AnyView {
    let lang = lang();
    let title = lang.pick(
        "Estas marcas no quedaron como las hizo",
        "These marks did not turn out as you made them",
    );
    let line = |one: &Marked| {
        let (name, why) = (offline.name_of(one.member), reason(lang, one.outcome));
        view! { <li><strong>{name}</strong>" "{why}</li> }
    };
    let lines: Vec<AnyView> = all.iter().map(line).collect();
    let seen = Callback::new(move |()| offline.conflicts.set(Vec::new()));
    view! {
        <Notice kind=NoticeKind::Warning title alert=true>
            <ul class="list">{lines}</ul>
            <Button kind=ButtonKind::Link on_press=seen text=lang.pick("Entendido", "Understood") />
        </Notice>
    }
}

fn reason(lang: Lang, outcome: MarkOutcome) -> &'static str {
    crossing::conflict(lang, outcome).unwrap_or_default()
}
