//! The offer to keep the result on this device, with what that means.

use super::offline;
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, lang};
use contract::lang::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

#[derive(Clone, Copy, PartialEq, Eq)]
enum OnDevice {
    /// The browser has not answered yet.
    Unknown,
    None,
    Kept,
    /// The browser would not.
    Refused,
}

pub fn offer(id: Uuid) -> AnyView {
    let lang = lang();
    let (copy, busy) = (RwSignal::new(OnDevice::Unknown), RwSignal::new(false));
    spawn_local(async move {
        if offline::kept(id).await.is_none() {
            copy.try_set(OnDevice::None);
            return;
        }
        // What was removed while it is renewed would come back.
        busy.try_set(true);
        copy.try_set(OnDevice::Kept);
        offline::renew(id).await;
        busy.try_set(false);
    });
    let keep = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            let done = offline::keep(id).await.is_ok();
            busy.try_set(false);
            copy.try_set(if done {
                OnDevice::Kept
            } else {
                OnDevice::Refused
            });
        });
    });
    let forget = Callback::new(move |()| {
        spawn_local(async move {
            let done = offline::forget(id).await.is_ok();
            copy.try_set(if done { OnDevice::None } else { OnDevice::Kept });
        });
    });
    let body = live(move || match copy.get() {
        OnDevice::Unknown => ().into_any(),
        OnDevice::Kept => kept(lang, forget, busy),
        OnDevice::None => not_kept(lang, keep, busy, false),
        OnDevice::Refused => not_kept(lang, keep, busy, true),
    });
    view! {
        <section class="offline" aria-labelledby="offline">
            <h2 id="offline">{lang.pick("Sin conexión", "Without a connection")}</h2>
            {body}
        </section>
    }
}

fn kept(lang: Lang, forget: Callback<()>, busy: RwSignal<bool>) -> AnyView {
    view! {
        <p role="status">{lang.pick(
            "Guardado en este aparato: abra esta misma dirección aunque no tenga conexión.",
            "Kept on this device: open this same address even without a connection.",
        )}</p>
        <Button kind=ButtonKind::Secondary on_press=forget busy
            text=lang.pick("Borrar de este aparato", "Remove from this device") />
    }
}

fn not_kept(lang: Lang, keep: Callback<()>, busy: RwSignal<bool>, refused: bool) -> AnyView {
    let trouble = refused.then(|| view! {
        <Notice kind=NoticeKind::Warning alert=true>
            <p>{lang.pick(
                "No se pudo guardar. Puede ser la conexión, o una ventana privada del navegador. El PDF también se abre sin conexión.",
                "It could not be kept. It may be the connection, or a private window of the browser. The PDF opens without a connection too.",
            )}</p>
        </Notice>
    });
    view! {
        <p>{lang.pick(
            "Quedan en este aparato, hasta que los borre: esta página, los datos de las personas que ve aquí y sus códigos. No lo haga en un aparato prestado.",
            "These stay on this device until you remove them: this page, the details of the people you see here and their codes. Do not do it on a borrowed device.",
        )}</p>
        {trouble}
        <Button kind=ButtonKind::Secondary on_press=keep busy
            text=lang.pick("Guardar en este aparato", "Keep on this device") />
    }
}
