//! At which office? By country and city, or by distance; the first free day at a glance.

use super::Way;
use super::choices::Choices;
use super::near_me::{Location, locate};
use super::search::{Found, countries, giving, narrowed};
use crate::appointments::picker::first_free;
use crate::appointments::shelf::{Shelf, Shelves};
use crate::ask::{Asked, ask};
use crate::boot::kept;
use crate::http;
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, ErrorSummary, Form, Mistakes, SelectField, intl, lang,
};
use contract::appointments::OfficeFree;
use contract::appointments::catalogue::{OfficeKind, OfficeSummary};
use contract::lang::Lang;
use contract::pages::Step;
use contract::problem::FieldError;
use leptos::prelude::*;
use std::sync::Arc;

/// What narrows the list. Kept above the page like every answer.
#[derive(Clone, Copy, Default)]
struct Search {
    country: RwSignal<String>,
    location: RwSignal<Location>,
}

pub fn page() -> AnyView {
    Shelves::open().shown(|shelf| form(&shelf))
}

fn form(shelf: &Arc<Shelf>) -> AnyView {
    let lang = lang();
    let answers = kept::<Choices>();
    let search: Search = kept();
    let service = answers.service.get_untracked();
    let free = RwSignal::new(Asked::<Vec<OfficeFree>>::Waiting);
    let address = first_free(&service);
    ask(free, async move { http::get(&address).await });

    let chosen = shelf.office(&answers.office.get_untracked());
    if let Some(office) = chosen.filter(|_| search.country.with_untracked(String::is_empty)) {
        search.country.set(office.country.as_str().into());
    }
    let offices: Arc<Vec<OfficeSummary>> = Arc::new(giving(&shelf.offices, &service));
    let countries = countries(&offices, lang);
    let choices = Signal::derive(move || {
        let (country, location) = (search.country.get(), search.location.get());
        let found = narrowed(&offices, &country, location);
        free.with(|free| {
            let free = free.here().map(Vec::as_slice);
            found
                .iter()
                .map(|found| choice(found, free, lang))
                .collect()
        })
    });
    let (mistakes, way) = (Mistakes::default(), Way::here());
    let go_on = move |()| {
        let chosen = answers.office.get_untracked();
        let in_sight =
            choices.with_untracked(|all: &Vec<Choice>| all.iter().any(|c| c.value == chosen));
        if in_sight {
            way.to(Step::Requirements);
        } else {
            mistakes.show(vec![FieldError::new("/office", "office.missing")]);
        }
    };
    let any = Memo::new(move |_| choices.with(|all| !all.is_empty()));
    let list = live(move || {
        any.get().then(|| {
            view! {
                <ChoiceField field="/office" label=lang.pick("Consulados", "Consulates") choices
                    value=answers.office mistakes />
            }
        })
    });
    view! {
        <ErrorSummary mistakes />
        {nearby(lang, search)}
        <Form on_submit=go_on>
            <SelectField field="/country" label=lang.pick("País donde está", "Country where you are")
                options=countries value=search.country mistakes />
            {list}
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
}

/// The button that shares the location, and what came of it.
fn nearby(lang: Lang, search: Search) -> impl IntoView {
    let busy = Signal::derive(move || search.location.get() == Location::OnItsWay);
    let press = Callback::new(move |()| {
        search.country.set(String::new());
        locate(search.location);
    });
    let said = live(move || match search.location.get() {
        Location::Unknown => lang.pick(
            "Su dispositivo no compartió la ubicación. Elija el país.",
            "Your device did not share the location. Choose the country.",
        ),
        Location::Known(..) if search.country.with(String::is_empty) => lang.pick(
            "Estos son los más cercanos. Su ubicación no sale de este dispositivo.",
            "These are the nearest. Your location does not leave this device.",
        ),
        _ => "",
    });
    view! {
        <Button text=lang.pick("Buscar cerca de mí", "Search near me") kind=ButtonKind::Secondary
            busy on_press=press />
        <p role="status" class="muted">{said}</p>
    }
}

fn choice(found: &Found, free: Option<&[OfficeFree]>, lang: Lang) -> Choice {
    let office = &found.office;
    let mut hint = format!("{}, {}", office.city, office.region);
    if office.city == office.region {
        hint.clone_from(&office.city);
    }
    if office.kind == OfficeKind::Mobile {
        hint.push_str(lang.pick(" · consulado móvil", " · mobile consulate"));
    }
    if let Some(kilometres) = found.kilometres {
        // By the browser: Rust's own printing of fractions weighs more than this page.
        let whole = js_sys::Number::from(kilometres).to_fixed(0);
        let whole = whole.map(String::from).unwrap_or_default();
        hint = format!("{hint} · {whole} km");
    }
    let first = free.and_then(|free| free.iter().find(|free| free.office == office.id));
    let aside = match first.map(|first| first.first_free) {
        Some(Some(day)) => format!(
            "{} {}",
            lang.pick("desde", "from"),
            intl::short_day(lang, day)
        ),
        Some(None) => lang.pick("sin fechas", "no dates").to_owned(),
        None => String::new(),
    };
    Choice::new(&office.id, office.name.in_lang(lang))
        .hint(hint)
        .aside(aside)
}
