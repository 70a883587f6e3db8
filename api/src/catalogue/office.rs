//! Offices: what they are, where they are and when they are there.

use super::counters::{Counters, Pool};
use super::days::{DayOff, read_days_off};
use super::fields::Fields;
use super::sourced::{Origin, Sourced};
use super::words;
use chrono::NaiveDate;
use chrono_tz::Tz;
use contract::appointments::catalogue::{OfficeKind, Visit};
use contract::country::Country;
use contract::lang::Text;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeSet;

/// An office as the catalogue has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Office {
    pub id: String,
    pub kind: OfficeKind,
    pub name: Text,
    /// Who says that it exists.
    #[serde(flatten)]
    pub origin: Origin,
    pub country: Country,
    pub country_name: Text,
    pub region: String,
    pub city: String,
    #[serde(serialize_with = "iana")]
    pub zone: Tz,
    pub place: Sourced<Point>,
    pub details: Details,
    pub pools: Vec<Pool>,
    /// Only a mobile consulate has them: it is open on no other day.
    pub visits: Option<Sourced<Vec<Visit>>>,
    pub days_off: Vec<DayOff>,
}

/// How to reach it, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Details {
    pub address: Option<Sourced<String>>,
    pub phone: Option<Sourced<String>>,
    pub email: Option<Sourced<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub latitude: f64,
    pub longitude: f64,
}

impl Office {
    pub fn address(&self) -> Option<String> {
        self.details.address.as_ref().map(|text| text.value.clone())
    }

    pub fn phone(&self) -> Option<String> {
        self.details.phone.as_ref().map(|text| text.value.clone())
    }

    /// The rule that closes or shortens a date; where two meet, the one that leaves less open.
    pub fn day_off(&self, date: NaiveDate) -> Option<&DayOff> {
        let off = self.days_off.iter().filter(|off| off.rule.covers(date));
        off.min_by_key(|off| off.open.length())
    }

    /// The pool that gives a service here.
    pub fn pool(&self, service: &str) -> Option<&Pool> {
        let gives = |pool: &&Pool| pool.services.value.iter().any(|id| id == service);
        self.pools.iter().find(gives)
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands in a reference"
)]
fn iana<S: Serializer>(zone: &Tz, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(zone.name())
}

/// What every office is read with.
pub struct Around<'a> {
    pub counters: &'a Counters,
    /// Honduran holidays, kept everywhere.
    pub days_off: &'a [DayOff],
    /// Identifiers seen so far, in any file.
    pub seen: BTreeSet<String>,
}

/// Reads the offices of a country's file.
pub fn read_country(mut file: Fields<'_>, around: &mut Around<'_>) -> Vec<Office> {
    let country = file.table("country").and_then(|mut f| {
        let (code, name) = (f.need::<Country>("code"), words::text(&mut f, "name"));
        Some((code?, name?))
    });
    let own = read_days_off(&mut file);
    let offices = file.tables("office");
    file.expect(!offices.is_empty(), "office", "no office is here");
    let read = offices.into_iter().filter_map(|fields| {
        let days_off = around.days_off.iter().chain(&own).cloned().collect();
        let office = read_office(fields, country.clone(), days_off, around)?;
        Some(office)
    });
    read.collect()
}

fn read_office(
    mut f: Fields<'_>,
    country: Option<(Country, Text)>,
    days_off: Vec<DayOff>,
    around: &mut Around<'_>,
) -> Option<Office> {
    let id = words::id(&mut f, &mut around.seen);
    let kind = f.need::<OfficeKind>("kind");
    let name = words::sourced_text(&mut f, "name");
    let (region, city) = (words::line(&mut f, "region"), words::line(&mut f, "city"));
    let zone = read_zone(&mut f);
    let place = f.sourced::<Point>("place");
    if let Some(Sourced { value, .. }) = &place {
        let on_earth = value.latitude.abs() <= 90.0 && value.longitude.abs() <= 180.0;
        f.expect(on_earth, "place", "is not on Earth");
    }
    let details = Details {
        address: f.sourced_if_known("address"),
        phone: f.sourced_if_known("phone"),
        email: f.sourced_if_known("email"),
    };
    let pools = read_pools(&mut f, around.counters);
    let visits = f.sourced_if_known::<Vec<Visit>>("visits");
    check_visits(&f, kind, visits.as_ref());
    let (country, country_name) = country?;
    let name = name?;
    Some(Office {
        id: id?,
        kind: kind?,
        name: name.value,
        origin: name.origin,
        country,
        country_name,
        region: region?,
        city: city?,
        zone: zone?,
        place: place?,
        details,
        pools: pools?,
        visits,
        days_off,
    })
}

fn read_zone(f: &mut Fields<'_>) -> Option<Tz> {
    let name = f.need::<String>("zone")?;
    let zone = name.parse::<Tz>().ok();
    f.expect(
        zone.is_some(),
        "zone",
        format!("`{name}` is not a time zone of the IANA database"),
    );
    zone
}

fn read_pools(f: &mut Fields<'_>, counters: &Counters) -> Option<Vec<Pool>> {
    let names = f.need::<Vec<String>>("counters")?;
    f.expect(!names.is_empty(), "counters", "is empty");
    let mut pools = Vec::new();
    for name in &names {
        match counters.get(name) {
            None => f.refuse("counters", format!("`{name}` is not in counters.toml")),
            Some(pool) => pools.extend(pool.clone()),
        }
    }
    let services = || pools.iter().flat_map(|pool| &pool.services.value);
    let once: BTreeSet<_> = services().collect();
    f.expect(
        once.len() == services().count(),
        "counters",
        "two of them give the same service",
    );
    Some(pools)
}

fn check_visits(f: &Fields<'_>, kind: Option<OfficeKind>, visits: Option<&Sourced<Vec<Visit>>>) {
    let mobile = kind == Some(OfficeKind::Mobile);
    match visits {
        Some(_) if !mobile => f.refuse("visits", "only a mobile consulate has visits"),
        None if mobile => f.refuse("visits", "is missing: when is this mobile consulate there?"),
        Some(visits) => {
            let backwards = visits.value.iter().any(|visit| visit.from > visit.to);
            f.expect(!backwards, "visits", "one ends before it begins");
        }
        None => {}
    }
}
