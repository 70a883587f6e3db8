//! Which offices are shown, and in which order.

use super::near_me::Location;
use crate::appointments::near::kilometres;
use contract::appointments::catalogue::OfficeSummary;
use contract::lang::Lang;
use std::cmp::Ordering;

/// Offices shown when they are put in order by distance.
const NEAREST: usize = 6;

/// The offices that give a service.
pub fn giving(offices: &[OfficeSummary], service: &str) -> Vec<OfficeSummary> {
    let gives =
        |office: &&OfficeSummary| office.offers.iter().any(|offer| offer.service == service);
    offices.iter().filter(gives).cloned().collect()
}

/// Each country once, in the alphabet of the reader.
pub fn countries(offices: &[OfficeSummary], lang: Lang) -> Vec<(String, String)> {
    let mut countries: Vec<(String, String)> = Vec::new();
    for office in offices {
        let name = office.country_name.in_lang(lang);
        if let Err(place) = countries.binary_search_by(|known| known.1.as_str().cmp(name)) {
            let code = office.country.as_str().to_owned();
            countries.insert(place, (code, name.to_owned()));
        }
    }
    countries
}

/// An office and how far it is, where that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub office: OfficeSummary,
    pub kilometres: Option<f64>,
}

/// The offices of a country by state and city; without a country the nearest.
pub fn narrowed(offices: &[OfficeSummary], country: &str, location: Location) -> Vec<Found> {
    let here = match location {
        Location::Known(latitude, longitude) => Some((latitude, longitude)),
        _ => None,
    };
    let mut found: Vec<Found> = Vec::new();
    for office in offices {
        if !country.is_empty() && office.country.as_str() != country {
            continue;
        }
        let one = Found {
            kilometres: here
                .map(|here| kilometres(here, (office.place.latitude, office.place.longitude))),
            office: office.clone(),
        };
        // By insertion: the lists are short, and a general sort weighs as much as this page.
        let place = found.partition_point(|other| order(other, &one).is_le());
        found.insert(place, one);
    }
    match (country.is_empty(), here.is_some()) {
        (true, false) => found.clear(),
        (true, true) => found.truncate(NEAREST),
        _ => {}
    }
    found
}

/// The nearer first; without a location by state and city.
fn order(one: &Found, other: &Found) -> Ordering {
    if let (Some(one), Some(other)) = (one.kilometres, other.kilometres) {
        return one.total_cmp(&other);
    }
    let regions = one.office.region.cmp(&other.office.region);
    regions.then_with(|| one.office.city.cmp(&other.office.city))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::appointments::catalogue::{OfficeKind, Place};
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
