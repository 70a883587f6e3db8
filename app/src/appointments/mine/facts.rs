//! An appointment in full: what, where, when, for whom, its papers and refunds. Who came by the
//! link of a mail sees this and nothing to change.

use super::{refunds, states};
use crate::appointments::facts::{OfficeFacts, Papers};
use crate::appointments::shelf::Shelf;
use crate::markup::view;
use crate::ui::{Moment, MoneyText, Notice, NoticeKind, StatusTag, SummaryList, SummaryRow};
use contract::appointments::AppointmentView;
use contract::lang::Lang;
use leptos::prelude::*;

pub fn appointment(lang: Lang, shelf: &Shelf, one: &AppointmentView) -> AnyView {
    let (text, tone) = states::of_appointment(one.state, lang);
    let office = shelf.office_name(&one.office, lang);
    let name = format!("{} {}", one.person.given_names, one.person.surnames);
    let rows = vec![
        SummaryRow::new(
            lang.pick("Estado", "State"),
            view! { <StatusTag text tone /> },
        ),
        SummaryRow::new(
            lang.pick("Referencia", "Reference"),
            one.reference.to_string(),
        ),
        SummaryRow::new(
            lang.pick("Trámite", "Service"),
            shelf.service_name(&one.service, lang),
        ),
        SummaryRow::new(lang.pick("Persona", "Person"), name),
        SummaryRow::new(
            lang.pick("Documento", "Document"),
            one.person.document.clone(),
        ),
        SummaryRow::new(
            lang.pick("Día y hora", "Day and time"),
            view! { <Moment at=one.starts_at.clone() /> },
        ),
        SummaryRow::new(
            lang.pick("Consulado", "Consulate"),
            view! { <OfficeFacts name=office office=one.office.clone() /> },
        ),
        SummaryRow::new(
            lang.pick("Precio", "Price"),
            view! { <MoneyText amount=one.price /> },
        ),
    ];
    view! {
        {one.contested.then(|| contested(lang))}
        <SummaryList rows />
        <Papers appointment=one.id actions=one.actions.clone() />
        {refunds::list(one.refunds.clone())}
    }
}

fn contested(lang: Lang) -> impl IntoView {
    let title = lang.pick("Lleve el documento original", "Bring the original document");
    view! {
        <Notice kind=NoticeKind::Warning title>
            <p>
                {lang.pick(
                    "Hay más de una cita pagada con el mismo documento. En el consulado se atiende a quien presente el original; a la otra persona se le devuelve todo.",
                    "More than one appointment was paid with the same document. The consulate serves whoever brings the original; the other person gets everything back.",
                )}
            </p>
        </Notice>
    }
}
