//! A declaration in words, for the check of the answers and for what was declared.

use crate::ui::{SummaryRow, intl};
use crate::words::precheck as words;
use contract::country::Country;
use contract::lang::Lang;
use contract::moments::read_day;
use contract::precheck::trip::PRIVATE;
use contract::precheck::{
    Direction, Means, Purpose, Sex, StayRequest, Tables, TravelDocumentKind, TravellerRequest,
    TripRequest,
};

/// What a page does with each row, such as adding a way to change it.
type Finish<'a> = &'a dyn Fn(SummaryRow) -> SummaryRow;

pub fn direction(lang: Lang, word: &str) -> &'static str {
    match Direction::from_text(word) {
        Some(Direction::Exit) => lang.pick("Salida de Honduras", "Leaving Honduras"),
        _ => lang.pick("Entrada a Honduras", "Entering Honduras"),
    }
}

fn day(lang: Lang, iso: &str) -> String {
    read_day(iso).map_or_else(|| iso.to_owned(), |day| intl::day(lang, day))
}

fn country(lang: Lang, code: &str) -> String {
    Country::parse(code).map_or_else(|_| code.to_owned(), |country| country.name(lang).to_owned())
}

/// When, why, and from or to where.
pub fn trip(
    lang: Lang,
    trip: &TripRequest,
    finish: impl Fn(SummaryRow) -> SummaryRow,
) -> Vec<SummaryRow> {
    let leaving = trip.direction == Direction::Exit.as_str();
    let (label, end) = if leaving {
        (lang.pick("Hacia", "To"), &trip.destination)
    } else {
        (lang.pick("Desde", "From"), &trip.origin)
    };
    let mut place = country(lang, &end.country);
    if !end.city.trim().is_empty() {
        place = format!("{}, {place}", end.city.trim());
    }
    let purpose = Purpose::from_text(&trip.purpose).map(|one| words::purpose(lang, one));
    rows(
        vec![
            (lang.pick("Fecha", "Date"), day(lang, &trip.travel_date)),
            (
                lang.pick("Motivo", "Purpose"),
                purpose.unwrap_or_default().to_owned(),
            ),
            (label, place),
        ],
        &finish,
    )
}

/// By what means, through which post, and when it leaves; `post` is its name.
pub fn transport(
    lang: Lang,
    trip: &TripRequest,
    post: String,
    carrier: Option<String>,
    finish: impl Fn(SummaryRow) -> SummaryRow,
) -> Vec<SummaryRow> {
    let means = Means::from_text(&trip.means);
    let conveyance = match means {
        Some(Means::Foot) => None,
        Some(Means::Land) => Some(lang.pick("Placa", "Plate")),
        Some(Means::Sea) => Some(lang.pick("Barco", "Ship")),
        _ if trip.carrier == PRIVATE => Some(lang.pick("Matrícula", "Registration")),
        _ => Some(lang.pick("Vuelo", "Flight")),
    };
    let name = means
        .map(|means| words::means(lang, means))
        .unwrap_or_default();
    let mut all = vec![
        (lang.pick("Medio", "Means"), name.to_owned()),
        (lang.pick("Puesto fronterizo", "Border post"), post),
    ];
    all.extend(carrier.map(|carrier| (lang.pick("Empresa", "Carrier"), carrier)));
    all.extend(conveyance.map(|called| (called, trip.conveyance.clone())));
    if let Some(departure) = &trip.departure {
        let when = format!(
            "{}, {} ({})",
            day(lang, &departure.date),
            departure.time,
            departure.zone
        );
        all.push((lang.pick("Sale", "Leaves"), when));
    }
    rows(all, &finish)
}

/// The carrier as people call it.
pub fn carrier(lang: Lang, trip: &TripRequest, tables: Option<&Tables>) -> Option<String> {
    match trip.carrier.trim() {
        "" => None,
        PRIVATE => Some(lang.pick("Avión privado", "Private aircraft").to_owned()),
        code => {
            let airlines = tables.map(|tables| tables.airlines.iter());
            let known = airlines.and_then(|mut all| all.find(|airline| airline.code == code));
            Some(known.map_or_else(|| code.to_owned(), |airline| airline.name.clone()))
        }
    }
}

pub fn traveller(
    lang: Lang,
    person: &TravellerRequest,
    finish: impl Fn(SummaryRow) -> SummaryRow,
) -> Vec<SummaryRow> {
    let document = &person.document;
    let kind = TravelDocumentKind::ALL
        .into_iter()
        .find(|kind| kind.as_str() == document.kind);
    let kind = kind
        .map(|kind| words::document(lang, kind))
        .unwrap_or_default();
    let sex = Sex::parse(&person.sex)
        .map(|sex| words::sex(lang, sex))
        .unwrap_or_default();
    let expires = match document.expires.as_str() {
        "" => lang.pick("Sin vencimiento", "Does not expire").to_owned(),
        iso => day(lang, iso),
    };
    rows(
        vec![
            (
                lang.pick("Nacimiento", "Born"),
                day(lang, &person.birth_date),
            ),
            (lang.pick("Sexo", "Sex"), sex.to_owned()),
            (
                lang.pick("Nacionalidad", "Nationality"),
                country(lang, &person.nationality),
            ),
            (
                kind,
                format!("{} ({})", document.number, country(lang, &document.issuer)),
            ),
            (lang.pick("Vence", "Expires"), expires),
            (
                lang.pick("Vive en", "Lives in"),
                country(lang, &person.residence),
            ),
            (
                lang.pick("Profesión", "Profession"),
                person.profession.clone(),
            ),
        ],
        &finish,
    )
}

pub fn stay(stay: &StayRequest) -> String {
    let parts = [&stay.lodging, &stay.address, &stay.city].map(|part| part.trim());
    let given: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    given.join(", ")
}

fn rows(all: Vec<(&'static str, String)>, finish: Finish) -> Vec<SummaryRow> {
    all.into_iter()
        .map(|(key, value)| finish(SummaryRow::new(key, value)))
        .collect()
}
