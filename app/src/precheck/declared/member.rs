//! One person of a declaration: the code for everybody, and the reference that is theirs alone.

use crate::markup::view;
use crate::ui::{QrImage, StatusTag, Tone};
use crate::words::precheck as words;
use contract::lang::Lang;
use contract::paths::{fill, precheck as doors};
use contract::precheck::{MemberState, MemberView};
use leptos::prelude::*;
use uuid::Uuid;

pub fn view(lang: Lang, declaration: Uuid, member: &MemberView) -> AnyView {
    let name = name(member);
    let tone = match member.state {
        MemberState::Declared => Tone::Good,
        MemberState::Crossed => Tone::Plain,
        MemberState::Withdrawn => Tone::Bad,
    };
    let state = (member.state != MemberState::Declared)
        .then(|| view! { <StatusTag text=words::state(lang, member.state) tone /> });
    view! {
        <section class="declared" aria-label=name.clone()>
            <h2 class="declared__name">{name.clone()}" "{state}</h2>
            {code(lang, declaration, &name, member)}
        </section>
    }
}

fn code(lang: Lang, declaration: Uuid, name: &str, member: &MemberView) -> Option<AnyView> {
    let number = member.number.to_string();
    let ids = [declaration.to_string(), member.id.to_string()];
    let [declaration, id] = ids.each_ref().map(String::as_str);
    let paper = fill(doors::MEMBER_PAPER, &[declaration, id]) + "?lang=" + lang.tag();
    (member.state == MemberState::Declared).then(|| view! {
        <QrImage src=picture(&member.qr) caption=number
            alt=lang.pick(format!("Código QR de {name}"), format!("QR code of {name}")) />
        <p class="papers">
            <a href=paper download>
                {lang.pick("Descargar el PDF", "Download the PDF")}
                <span class="unseen">" "{name.to_owned()}</span>
            </a>
        </p>
        <div class="declared__own">
            <p>
                {lang.pick("Referencia privada: ", "Private reference: ")}
                <strong class="declared__reference">{member.reference.to_string()}</strong>
            </p>
            <p class="muted small">{lang.pick(
                "Con ella y la fecha de nacimiento se cambia o se retira. No la comparta: para la frontera basta el código.",
                "With it and the date of birth one changes or withdraws. Do not share it: the code is enough for the border.",
            )}</p>
        </div>
    })
}

/// As an image, which runs nothing of what it holds.
fn picture(svg: &str) -> String {
    format!(
        "data:image/svg+xml,{}",
        String::from(js_sys::encode_uri_component(svg))
    )
}

pub fn name(member: &MemberView) -> String {
    let person = &member.traveller;
    format!("{} {}", person.given_names, person.surnames)
}
