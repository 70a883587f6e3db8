//! What stands in the place of a page that is not here, yet or at all.

use super::chunks::Chunks;
use super::use_navigator;
use crate::markup::view;
use contract::frame;
use contract::lang::Lang;
use contract::pages::Chunk;
use leptos::prelude::*;

/// The address names no page.
#[component]
pub fn ToStart() -> impl IntoView {
    let lang = use_navigator().lang();
    view! { <div inner_html=frame::to_start(lang)></div> }
}

/// Said only when the wait is long enough to be felt; the style fades it in late.
#[component]
pub fn OnItsWay() -> impl IntoView {
    let lang = use_navigator().lang();
    view! { <p class="waiting" role="status">{lang.pick("Cargando…", "Loading…")}</p> }
}

/// A part of the app did not come. Nothing typed is lost: it lives above the page. The second
/// time it may be that the site was replaced twice since it was opened, and only a load helps.
#[component]
pub fn NotArrived(lang: Lang, chunk: Chunk, times: u8) -> impl IntoView {
    let chunks: Chunks = expect_context();
    let again = move |_| chunks.ask(chunk);
    let reload = move |_| drop(window().location().reload());
    view! {
        <div class="notice notice--warning" role="alert">
            <p>
                {lang
                    .pick(
                        "Esta parte de la página no llegó. Puede ser la conexión. Lo que escribió sigue aquí.",
                        "This part of the page did not arrive. It may be the connection. What you typed is still here.",
                    )}
            </p>
            <button class="button" type="button" on:click=again>
                {lang.pick("Intentar de nuevo", "Try again")}
            </button>
            {(times > 1)
                .then(|| {
                    view! {
                        <p>
                            {lang
                                .pick(
                                    "Si sigue sin llegar, cargue la página de nuevo: puede haber una versión más reciente del sitio.",
                                    "If it still does not arrive, load the page again: there may be a newer version of the site.",
                                )}
                        </p>
                        <button class="button button--secondary" type="button" on:click=reload>
                            {lang.pick("Cargar de nuevo", "Load again")}
                        </button>
                    }
                })}
        </div>
    }
}
