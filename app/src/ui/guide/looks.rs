//! Colours, letters and buttons.

use super::{sample, section};
use crate::markup::view;
use crate::ui::{Button, ButtonKind, Go};
use contract::lang::Lang;
use contract::pages::Page;
use leptos::prelude::*;

/// Token and where it is used.
const COLOURS: [(&str, &str); 12] = [
    ("paper", "page"),
    ("surface", "fields"),
    ("sand", "footer, tags"),
    ("ink", "text"),
    ("muted", "hints"),
    ("line-strong", "borders"),
    ("flag", "bands"),
    ("primary", "links, buttons"),
    ("primary-wash", "chosen, notice"),
    ("maize", "warning bar"),
    ("danger", "mistakes"),
    ("good", "done"),
];

pub fn colours(lang: Lang) -> AnyView {
    let swatches: Vec<_> = COLOURS
        .into_iter()
        .map(|(token, usage)| {
            view! {
                <li>
                    <span class=format!("swatch swatch--{token}")></span>
                    <strong>{token}</strong>
                    <span class="muted small">{usage}</span>
                </li>
            }
        })
        .collect();
    section(
        lang.pick("Colores", "Colours"),
        view! { <ul class="swatches">{swatches}</ul> },
    )
}

pub fn type_scale(lang: Lang) -> AnyView {
    section(
        lang.pick("Letra", "Type"),
        view! {
            <h2>{lang.pick("Título de sección", "Section heading")}</h2>
            <h3>{lang.pick("Título menor", "Minor heading")}</h3>
            <p>{sample(lang)}" "<a href="#">{lang.pick("Un enlace", "A link")}</a></p>
            <p class="small muted">{sample(lang)}</p>
            <ul class="list"><li>{sample(lang)}</li><li>{sample(lang)}</li></ul>
            <ol class="steps">
                <li><strong>{lang.pick("Elija", "Choose")}</strong><span>{sample(lang)}</span></li>
                <li><strong>{lang.pick("Pague", "Pay")}</strong><span>{sample(lang)}</span></li>
            </ol>
        },
    )
}

pub fn buttons(lang: Lang) -> AnyView {
    let busy = RwSignal::new(false);
    let press = Callback::new(move |()| busy.update(|busy| *busy = !*busy));
    let pressed = Callback::new(|()| ());
    section(
        lang.pick("Botones", "Buttons"),
        view! {
            <div class="buttons">
                <Button text=lang.pick("Continuar", "Continue") on_press=pressed />
                <Button text=lang.pick("Guardar", "Save") kind=ButtonKind::Secondary on_press=pressed />
                <Button text=lang.pick("Cancelar la cita", "Cancel the appointment") kind=ButtonKind::Warning on_press=pressed />
                <Button text=lang.pick("Pedir otro código", "Ask for another code") kind=ButtonKind::Link on_press=pressed />
            </div>
            <div class="buttons">
                <Button text=lang.pick("Pagar", "Pay") busy=Signal::stored(true) on_press=pressed />
                <Button text=lang.pick("Se ocupa al pulsar", "Busy when pressed") kind=ButtonKind::Secondary busy on_press=press />
                <Go to=Page::Start.at(lang) text=lang.pick("Un enlace como botón", "A link as a button") />
            </div>
        },
    )
}
