//! One traveller: what they declared, whether they crossed, and the mark.

use super::crossing;
use crate::markup::{live, view};
use crate::ui::{StatusTag, SummaryList, SummaryRow, Tone, intl, lang};
use contract::lang::Lang;
use contract::moments::read_day;
use contract::precheck::MemberState;
use contract::precheck::desk::DeskMember;
use leptos::prelude::*;

/// The comparison with the document stands above the mark, which follows from it.
pub fn card(member: DeskMember, compared: Option<AnyView>) -> AnyView {
    let lang = lang();
    let names = &member.traveller;
    let name = format!("{} {}", names.surnames, names.given_names);
    let rows = rows(lang, &member);
    let now = RwSignal::new(member);
    let tag = live(move || now.with(|member| state(lang, member.state)));
    view! {
        <h2>{name}" "{tag}</h2>
        {compared}
        <SummaryList rows />
        {crossing::view(now)}
    }
}

/// One of many: closed, with their state beside the name.
pub fn listed(member: DeskMember) -> AnyView {
    let lang = lang();
    let names = &member.traveller;
    let name = format!("{}, {}", names.surnames, names.given_names);
    let rows = rows(lang, &member);
    let now = RwSignal::new(member);
    let tag = live(move || now.with(|member| state(lang, member.state)));
    view! {
        <details class="details">
            <summary>{name}" "{tag}</summary>
            <div class="details__body">
                <SummaryList rows />
                {crossing::view(now)}
            </div>
        </details>
    }
}

fn state(lang: Lang, state: MemberState) -> AnyView {
    let (tone, word) = match state {
        MemberState::Declared => (Tone::Active, lang.pick("Declarado", "Declared")),
        MemberState::Crossed => (Tone::Good, lang.pick("Cruzó", "Crossed")),
        MemberState::Withdrawn => (Tone::Bad, lang.pick("Retirado", "Withdrawn")),
    };
    view! { <StatusTag text=word tone /> }
}

fn rows(lang: Lang, member: &DeskMember) -> Vec<SummaryRow> {
    let (person, trip) = (&member.traveller, &member.trip);
    let document = &person.document;
    let day = |iso: &str| read_day(iso).map_or_else(String::new, |day| intl::day(lang, day));
    let direction = if trip.direction == "exit" {
        lang.pick("Salida", "Exit")
    } else {
        lang.pick("Entrada", "Entry")
    };
    // Whoever walks has no conveyance.
    let by = match trip.means.as_str() {
        "foot" => lang.pick("a pie", "on foot"),
        _ => &trip.conveyance,
    };
    let zone = intl::reader_zone();
    let mut rows = vec![
        SummaryRow::new(
            lang.pick("Documento", "Document"),
            format!("{} {}", document.issuer, document.number),
        ),
        SummaryRow::new(lang.pick("Nacimiento", "Birth"), day(&person.birth_date)),
        SummaryRow::new(
            lang.pick("Nacionalidad", "Nationality"),
            person.nationality.clone(),
        ),
        SummaryRow::new(
            lang.pick("Viaje", "Trip"),
            format!("{direction}, {by}, {}", day(&trip.travel_date)),
        ),
        SummaryRow::new(
            lang.pick("Puesto", "Post"),
            member.post_name.in_lang(lang).to_owned(),
        ),
        SummaryRow::new(
            lang.pick("De y hacia", "From and to"),
            format!("{} → {}", trip.origin.country, trip.destination.country),
        ),
    ];
    if let Some(stay) = &member.stay {
        let address = [&stay.lodging, &stay.address, &stay.city];
        let said = address.into_iter().filter(|part| !part.is_empty()).cloned();
        let address: Vec<String> = said.collect();
        rows.push(SummaryRow::new(
            lang.pick("Estadía", "Stay"),
            address.join(", "),
        ));
    }
    rows.push(SummaryRow::new(
        lang.pick("Declarado", "Declared"),
        intl::moment(lang, member.declared_at, &zone),
    ));
    rows
}
