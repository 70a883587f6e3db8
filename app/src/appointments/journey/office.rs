//! At which office? By country and city, or by distance; the first free day at a glance.

use super::Way;
use super::near_me::{Location, locate};
use super::state::Journey;
use crate::appointments::near::kilometres;
use crate::appointments::picker::first_free;
use crate::appointments::shelf::{Shelf, Shelves};
use crate::ask::{Asked, ask};
use crate::boot::kept;
use crate::http;
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

/// Offices shown when they are put in order by distance.
const NEAREST: usize = 6;

/// What narrows the list. Kept above the page like every answer.
#[derive(Clone, Copy, Default)]
struct Search {
    country: RwSignal<String>,
    location: RwSignal<Location>,
}

pub fn page() -> AnyView {
    Shelves::open().shown(form).into_any()
}

fn form(shelf: Arc<Shelf>) -> AnyView {
    let lang = lang();
    let answers = kept::<Journey>().answers;
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
    let list = move || {
        any.get().then(|| {
            view! {
                <ChoiceField field="/office" label=lang.pick("Consulados", "Consulates") choices
                    value=answers.office mistakes />
            }
        })
    };
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
    .into_any()
}

/// The button that shares the location, and what came of it.
fn nearby(lang: Lang, search: Search) -> impl IntoView {
    let busy = Signal::derive(move || search.location.get() == Location::OnItsWay);
    let press = Callback::new(move |()| {
        search.country.set(String::new());
        locate(search.location);
    });
    let said = move || match search.location.get() {
        Location::Unknown => lang.pick(
            "Su dispositivo no compartió la ubicación. Elija el país.",
            "Your device did not share the location. Choose the country.",
        ),
        Location::Known(..) if search.country.with(String::is_empty) => lang.pick(
            "Estos son los más cercanos. Su ubicación no sale de este dispositivo.",
            "These are the nearest. Your location does not leave this device.",
        ),
        _ => "",
    };
    view! {
        <Button text=lang.pick("Buscar cerca de mí", "Search near me") kind=ButtonKind::Secondary
            busy on_press=press />
        <p role="status" class="muted">{said}</p>
    }
}

fn giving(offices: &[OfficeSummary], service: &str) -> Vec<OfficeSummary> {
    let gives =
        |office: &&OfficeSummary| office.offers.iter().any(|offer| offer.service == service);
    offices.iter().filter(gives).cloned().collect()
}

/// Each country once, in the alphabet of the reader.
fn countries(offices: &[OfficeSummary], lang: Lang) -> Vec<(String, String)> {
    let mut countries: Vec<(String, String)> = offices
        .iter()
        .map(|office| {
            let name = office.country_name.in_lang(lang).to_owned();
            (office.country.as_str().to_owned(), name)
        })
        .collect();
    countries.sort_by(|one, other| one.1.cmp(&other.1));
    countries.dedup();
    countries
}

/// An office and how far it is, where that is known.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    office: OfficeSummary,
    kilometres: Option<f64>,
}

/// The offices of a country by state and city; without a country the nearest.
fn narrowed(offices: &[OfficeSummary], country: &str, location: Location) -> Vec<Found> {
    let here = match location {
        Location::Known(latitude, longitude) => Some((latitude, longitude)),
        _ => None,
    };
    let mut found: Vec<Found> = offices
        .iter()
        .filter(|office| country.is_empty() || office.country.as_str() == country)
        .map(|office| Found {
            kilometres: here
                .map(|here| kilometres(here, (office.place.latitude, office.place.longitude))),
            office: office.clone(),
        })
        .collect();
    if here.is_some() {
        found.sort_by(|one, other| {
            let far = |found: &Found| found.kilometres.unwrap_or(f64::MAX);
            far(one).total_cmp(&far(other))
        });
    } else {
        let place = |found: &Found| (found.office.region.clone(), found.office.city.clone());
        found.sort_by_key(place);
    }
    match (country.is_empty(), here.is_some()) {
        (true, false) => found.clear(),
        (true, true) => found.truncate(NEAREST),
        _ => {}
    }
    found
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

#[cfg(test)]
mod tests {
    use super::*;
    use contract::appointments::catalogue::Place;
    use contract::country::Country;
    use contract::lang::Text;

    fn office(id: &str, country: &str, region: &str, at: (f64, f64)) -> OfficeSummary {
        OfficeSummary {
            id: id.into(),
            kind: OfficeKind::Consulate,
            name: Text::default(),
            country: Country::parse(country).unwrap(),
            country_name: Text {
                es: country.into(),
                en: country.into(),
            },
            region: region.into(),
            city: id.into(),
            zone: "UTC".into(),
            place: Place {
                latitude: at.0,
                longitude: at.1,
                unconfirmed: false,
            },
            offers: vec![],
            visits: vec![],
            visits_unconfirmed: false,
            unconfirmed: false,
        }
    }

    fn offices() -> Vec<OfficeSummary> {
        vec![
            office("miami", "USA", "Florida", (25.8, -80.2)),
            office("houston", "USA", "Texas", (29.8, -95.4)),
            office("madrid", "ESP", "Madrid", (40.4, -3.7)),
            office("atlanta", "USA", "Georgia", (33.7, -84.4)),
        ]
    }

    fn ids(found: &[Found]) -> Vec<&str> {
        found.iter().map(|found| found.office.id.as_str()).collect()
    }

    #[test]
    fn the_offices_of_a_country_stand_by_state() {
        let found = narrowed(&offices(), "USA", Location::Unasked);
        assert_eq!(ids(&found), ["miami", "atlanta", "houston"]);
    }

    #[test]
    fn a_shared_location_puts_the_nearest_first_in_any_country() {
        let found = narrowed(&offices(), "", Location::Known(33.0, -84.0));
        assert_eq!(ids(&found)[..2], ["atlanta", "miami"]);
        assert_eq!(ids(&found).last(), Some(&"madrid"));
    }

    #[test]
    fn nothing_is_listed_before_a_country_or_a_location_is_known() {
        assert_eq!(narrowed(&offices(), "", Location::Unasked), []);
    }

    #[test]
    fn each_country_is_offered_once_in_order() {
        let names: Vec<String> = countries(&offices(), Lang::Es)
            .into_iter()
            .map(|c| c.0)
            .collect();
        assert_eq!(names, ["ESP", "USA"]);
    }
}
