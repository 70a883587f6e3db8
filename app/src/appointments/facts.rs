//! What belongs to an appointment wherever it is shown: where the office is, and the papers.

use crate::ask::{Asked, ask};
use crate::http;
use crate::markup::{live, view};
use crate::ui::lang;
use contract::appointments::Action;
use contract::appointments::catalogue::{OfficeSummary, OfficeView};
use contract::lang::Lang;
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;
use uuid::Uuid;

/// Name, address, telephone and the way there. The name is known at once, the rest follows.
#[allow(
    clippy::needless_pass_by_value,
    reason = "a component owns its properties"
)]
#[component]
pub fn OfficeFacts(#[prop(into)] name: String, #[prop(into)] office: String) -> impl IntoView {
    let lang = lang();
    let asked = RwSignal::new(Asked::<OfficeView>::Waiting);
    let path = fill(doors::OFFICE, &[&office]);
    ask(asked, async move { http::get(&path).await });
    let more = live(move || {
        let view = asked.with(|asked| asked.here().cloned())?;
        let address = view.address.map(|address| view! { <br/>{address.text} });
        let phone = view.phone.map(|phone| {
            let dial = format!("tel:{}", phone.text.replace([' ', '(', ')', '-'], ""));
            view! { <br/><a href=dial>{phone.text}</a> }
        });
        let map = view! {
            <br/>
            <a href=map(&view.office) rel="external noreferrer">
                {lang.pick("Ver en el mapa", "See on the map")}
            </a>
        };
        Some(view! { {address}{phone}{map} })
    });
    view! { <address class="office"><strong>{name}</strong>{more}</address> }
}

/// The door where it is known, else the city's middle at a scale that does not pretend more.
fn map(office: &OfficeSummary) -> String {
    let place = office.place;
    let scale = if place.unconfirmed { 12 } else { 17 };
    let (latitude, longitude) = (degrees(place.latitude), degrees(place.longitude));
    format!(
        "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map={scale}/{latitude}/{longitude}"
    )
}

/// By the browser: Rust's own printing of fractions weighs more than this page.
fn degrees(value: f64) -> String {
    let text = js_sys::Number::from(value).to_fixed(5);
    text.map(String::from).unwrap_or_default()
}

/// Voucher, receipt and calendar file, as far as the state allows them.
#[allow(
    clippy::needless_pass_by_value,
    reason = "a component owns its properties"
)]
#[component]
pub fn Papers(appointment: Uuid, actions: Vec<Action>) -> impl IntoView {
    let lang = lang();
    let id = appointment.to_string();
    let papers = [
        (
            Action::Voucher,
            doors::VOUCHER,
            lang.pick(
                "Descargar el comprobante (PDF)",
                "Download the voucher (PDF)",
            ),
        ),
        (
            Action::Receipt,
            doors::RECEIPT,
            lang.pick("Descargar el recibo (PDF)", "Download the receipt (PDF)"),
        ),
        // What can be shown at the door belongs in the calendar.
        (
            Action::Voucher,
            doors::CALENDAR,
            lang.pick("Guardar en mi calendario", "Save to my calendar"),
        ),
    ];
    let rows: Vec<_> = papers
        .into_iter()
        .filter(|(action, ..)| actions.contains(action))
        .map(|(_, door, text)| {
            let href = address(door, &id, lang);
            view! { <li><a href=href download>{text}</a></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="papers">{rows}</ul> })
}

fn address(door: &str, id: &str, lang: Lang) -> String {
    format!("{}?lang={}", fill(door, &[id]), lang.tag())
}
