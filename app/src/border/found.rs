//! What a search brought: the verdict on the paper, and each traveller.

use super::search::Seen;
use super::{compared, traveller};
use crate::markup::view;
use crate::ui::{Empty, Notice, NoticeKind, lang};
use contract::lang::Lang;
use contract::precheck::desk::{Found, ScanResult};
use contract::verify::Verdict;
use leptos::prelude::*;

pub fn view(seen: &Seen) -> AnyView {
    match seen {
        Seen::Scan(result) => scan(result),
        Seen::Document(all) if all.is_empty() => nobody(),
        Seen::Document(all) => {
            let note = (all.len() > 1).then(several);
            let all: Vec<AnyView> = all.iter().map(one).collect();
            view! { {note} {all} }
        }
        Seen::Device(all) => on_device(all),
        Seen::Name(all) if all.is_empty() => nobody(),
        Seen::Name(all) => {
            let all: Vec<AnyView> = all
                .iter()
                .map(|member| traveller::card(member.clone(), None))
                .collect();
            view! { {all} }
        }
    }
}

fn scan(result: &ScanResult) -> AnyView {
    let (kind, sentence) = verdict(lang(), result.verdict);
    let found = result.found.as_ref().map(one);
    view! {
        <Notice kind><p>{sentence}</p></Notice>
        {found}
    }
}

fn one(found: &Found) -> AnyView {
    traveller::card(found.member.clone(), compared::view(&found.compared))
}

/// There is no network: the list of the device answers, and says what it cannot know.
fn on_device(all: &[Found]) -> AnyView {
    let lang = lang();
    let title = lang.pick("Sin conexión", "No connection");
    let none = all.is_empty().then(|| {
        let none = lang.pick(
            "No está en la lista guardada.",
            "They are not on the kept list.",
        );
        view! { <p>{none}</p> }
    });
    let found: Vec<AnyView> = all.iter().map(one).collect();
    view! {
        <Notice kind=NoticeKind::Warning title>
            <p>
                {lang.pick(
                    "Se buscó en la lista de este dispositivo. La firma del código no se comprobó: compare el documento.",
                    "The list of this device was searched. The code’s signature was not checked: compare the document.",
                )}
            </p>
            {none}
        </Notice>
        {found}
    }
}

fn nobody() -> AnyView {
    let lang = lang();
    let title = lang.pick(
        "No hay ninguna declaración así",
        "There is no such declaration",
    );
    let none = lang.pick(
        "El prechequeo no es obligatorio para todos: atienda al viajero como siempre.",
        "The pre-check is not mandatory for everyone: serve the traveller as always.",
    );
    view! { <Empty title><p>{none}</p></Empty> }
}

fn several() -> AnyView {
    let note = lang().pick(
        "Hay varias declaraciones vigentes con este documento, la más nueva primero. Un número no prueba quién declaró: compare con la persona.",
        "There are several live declarations with this document, the newest first. A number does not prove who declared: compare with the person.",
    );
    view! { <Notice kind=NoticeKind::Warning><p>{note}</p></Notice> }
}

fn verdict(lang: Lang, verdict: Verdict) -> (NoticeKind, &'static str) {
    match verdict {
        Verdict::Valid => (
            NoticeKind::Good,
            lang.pick(
                "El código es auténtico y está vigente.",
                "The code is genuine and valid.",
            ),
        ),
        Verdict::NotYet => (
            NoticeKind::Warning,
            lang.pick(
                "El código es auténtico, pero todavía no vale.",
                "The code is genuine but not valid yet.",
            ),
        ),
        Verdict::Expired => (
            NoticeKind::Warning,
            lang.pick(
                "El código es auténtico, pero ya se usó o su viaje pasó.",
                "The code is genuine, but it was used or its trip is over.",
            ),
        ),
        Verdict::Superseded => (
            NoticeKind::Warning,
            lang.pick(
                "El código es de una versión anterior. Abajo está la declaración como es ahora.",
                "The code is of an earlier version. Below is the declaration as it is now.",
            ),
        ),
        Verdict::Revoked => (
            NoticeKind::Warning,
            lang.pick(
                "El viajero retiró esta declaración.",
                "The traveller withdrew this declaration.",
            ),
        ),
        Verdict::Unknown => (
            NoticeKind::Warning,
            lang.pick(
                "No hay ninguna declaración con ese código.",
                "There is no declaration with that code.",
            ),
        ),
        Verdict::Forged => (
            NoticeKind::Danger,
            lang.pick(
                "El código no es auténtico: no lo firmó este servicio, o se cambió.",
                "The code is not genuine: this service did not sign it, or it was changed.",
            ),
        ),
    }
}
