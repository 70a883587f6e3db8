//! One's own passkeys: seen, removed, another one added.

use super::{Desk, passkey};
use crate::ask::{Asked, Submit, ask, shown};
use crate::http;
use crate::markup::{live, view};
use crate::ui::{Button, ButtonKind, Details, Moment, intl, lang};
use contract::identity::Passkey;
use contract::paths::{fill, identity as doors};
use contract::zone::Zoned;
use leptos::prelude::*;

type Keys = RwSignal<Asked<Vec<Passkey>>>;

pub fn view(desk: Desk) -> AnyView {
    let (lang, keys) = (lang(), Keys::default());
    let load = Callback::new(move |()| {
        let path = fill(doors::PASSKEYS, &[]);
        ask(keys, async move { http::get(&path).await });
    });
    load.run(());
    let list = shown(keys, load, move |all| list(desk, &all, load));
    view! {
        <h2>{lang.pick("Mis llaves de acceso", "My passkeys")}</h2>
        {list}
        <Details summary=lang.pick("Agregar otra llave", "Add another passkey")>
            {passkey::form(desk, load)}
        </Details>
    }
}

fn list(desk: Desk, all: &[Passkey], load: Callback<()>) -> AnyView {
    let lang = lang();
    if all.is_empty() {
        let none = lang.pick("No tiene ninguna.", "You have none.");
        return view! { <p>{none}</p> };
    }
    let submit = Submit::default();
    let rows: Vec<AnyView> = all.iter().map(|one| row(desk, one, submit, load)).collect();
    view! {
        {submit.trouble()}
        <ul class="rows">{rows}</ul>
    }
}

fn row(desk: Desk, one: &Passkey, submit: Submit, load: Callback<()>) -> AnyView {
    let (lang, id) = (lang(), one.id.to_string());
    let asking = RwSignal::new(false);
    let remove = Callback::new(move |()| {
        let path = fill(doors::PASSKEY, &[&id]);
        let send = async move { http::delete(&path).await };
        submit.run_or(
            send,
            move |()| load.run(()),
            move |failure| desk.renew_for(failure),
        );
    });
    let at = |at| Zoned {
        at,
        zone: intl::reader_zone(),
    };
    let used = one.used_at.map(|used| {
        view! { <br/>{lang.pick("Último uso: ", "Last used: ")}<Moment at=at(used) /> }
    });
    let name = one.name.clone();
    let about = name.clone();
    let question = live(move || {
        let about = about.clone();
        if asking.get() {
            view! {
                <p>{lang.pick("¿Quitarla? Sus otras sesiones terminarán.", "Remove it? Your other sessions will end.")}</p>
                <div class="buttons">
                    <Button kind=ButtonKind::Warning busy=submit.busy on_press=remove about
                        text=lang.pick("Sí, quitar", "Yes, remove") />
                    <Button kind=ButtonKind::Link on_press=Callback::new(move |()| asking.set(false))
                        text=lang.pick("No", "No") />
                </div>
            }
        } else {
            view! {
                <Button kind=ButtonKind::Link on_press=Callback::new(move |()| asking.set(true)) about
                    text=lang.pick("Quitar", "Remove") />
            }
        }
    });
    view! {
        <li>
            <strong>{name}</strong>
            <p class="muted small">
                {lang.pick("Registrada: ", "Registered: ")}<Moment at=at(one.created_at) />
                {used}
            </p>
            {question}
        </li>
    }
}
