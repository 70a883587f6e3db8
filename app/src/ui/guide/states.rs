//! Notices, lists and waiting.

use super::{sample, section};
use crate::http::Failure;
use crate::markup::view;
use crate::ui::{
    Details, Empty, Inset, Notice, NoticeKind, Panel, QrImage, Skeleton, StatusTag, SummaryList,
    SummaryRow, Task, TaskList, Tone, Trouble,
};
use contract::lang::Lang;
use contract::pages::Page;
use contract::problem::{Code, Problem};
use leptos::prelude::*;

pub fn notices(lang: Lang) -> AnyView {
    section(
        lang.pick("Avisos", "Notices"),
        view! {
            <Notice title=lang.pick("Información", "Information")><p>{sample(lang)}</p></Notice>
            <Notice kind=NoticeKind::Warning><p>{sample(lang)}</p></Notice>
            <Notice kind=NoticeKind::Good><p>{sample(lang)}</p></Notice>
            <Notice kind=NoticeKind::Danger><p>{sample(lang)}</p></Notice>
            <Inset><p>{sample(lang)}</p></Inset>
            <Panel title=lang.pick("Su cita está confirmada", "Your appointment is confirmed") reference="HN-7K3M-9QTX">
                <p>{lang.pick("Su referencia", "Your reference")}</p>
            </Panel>
            <Trouble failure=Failure::Offline on_retry=Callback::new(|()| ()) />
            <Trouble failure=Failure::Refused(Box::new(Problem {
                request_id: Some("01JD7X5K".to_owned()),
                ..Code::Internal.into()
            })) />
        },
    )
}

pub fn lists(lang: Lang) -> AnyView {
    let tones = [
        (Tone::Plain, lang.pick("Cancelada", "Cancelled")),
        (Tone::Active, lang.pick("Apartada", "Kept")),
        (Tone::Good, lang.pick("Confirmada", "Confirmed")),
        (
            Tone::Waiting,
            lang.pick("Pago en camino", "Payment on its way"),
        ),
        (Tone::Bad, lang.pick("Sin pagar", "Not paid")),
    ];
    let tags: Vec<_> = tones
        .into_iter()
        .map(|(tone, text)| view! { <StatusTag text tone />" " })
        .collect();
    let rows = vec![
        SummaryRow::new(
            lang.pick("Trámite", "Service"),
            lang.pick("Pasaporte de 10 años", "10-year passport"),
        )
        .change(Page::Start.at(lang)),
        SummaryRow::new(lang.pick("Consulado", "Consulate"), "Miami, Florida")
            .change(Page::Start.at(lang)),
        SummaryRow::new("Total", "US$75.00").total(),
    ];
    let task = |text: &str, open: bool, state: &str, tone| Task {
        text: text.to_owned(),
        hint: String::new(),
        to: open.then(|| Page::Start.at(lang)),
        state: state.to_owned(),
        tone,
    };
    let tasks = vec![
        task(
            lang.pick("Personas", "People"),
            true,
            lang.pick("Hecho", "Done"),
            Tone::Plain,
        ),
        task(
            lang.pick("Hora", "Time"),
            true,
            lang.pick("Pendiente", "To do"),
            Tone::Active,
        ),
        task(
            lang.pick("Pago", "Payment"),
            false,
            lang.pick("Todavía no", "Not yet"),
            Tone::Plain,
        ),
    ];
    section(
        lang.pick("Listas y estados", "Lists and states"),
        view! {
            <p>{tags}</p>
            <SummaryList rows />
            <TaskList tasks />
            <div>
                <Details summary=lang.pick("¿Puede ir otra persona por mí?", "Can someone else go for me?")>
                    <p>{sample(lang)}</p>
                </Details>
                <Details summary=lang.pick("Una respuesta abierta", "An open answer") open=true>
                    <p>{sample(lang)}</p>
                </Details>
            </div>
        },
    )
}

pub fn waiting(lang: Lang) -> AnyView {
    section(
        lang.pick("Espera y vacío", "Waiting and nothing"),
        view! {
            <Skeleton lines=3 />
            <Empty title=lang.pick("Todavía no tiene citas", "You have no appointments yet")>
                <p>{lang.pick("Cuando reserve una, aparecerá aquí.", "When you book one, it will be here.")}</p>
            </Empty>
            <QrImage src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Cpath d='M1 1h3v3H1zM5 1h1v1H5zM7 2h1v2H7zM1 5h1v3H1zM3 6h2v1H3zM6 5h2v1H6zM5 7h3v1H5z'/%3E%3C/svg%3E"
                alt=lang.pick("Código QR de muestra", "Sample QR code")
                caption=lang.pick("Muéstrelo en la entrada", "Show it at the door") />
        },
    )
}
