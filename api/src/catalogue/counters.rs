//! Counter pools: who is served at the same time, when, and for what.

use super::fields::Fields;
use super::hours::Week;
use super::sourced::Sourced;
use serde::Serialize;
use std::collections::BTreeMap;

/// Counters that share their times: a slot has one place for each of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pool {
    pub id: String,
    pub services: Sourced<Vec<String>>,
    /// Counters open at the same time.
    pub capacity: Sourced<u32>,
    /// Length of a slot; a longer service takes several in a row.
    pub minutes: Sourced<u32>,
    pub hours: Sourced<Week>,
}

/// The pools that offices refer to by name; `None` for one whose mistakes are noted already.
pub type Counters = BTreeMap<String, Option<Pool>>;

/// Reads `counters.toml`. `minutes_of` knows the services and what each takes.
pub fn read_counters(mut file: Fields<'_>, minutes_of: &BTreeMap<String, Option<u32>>) -> Counters {
    let tables = file.named_tables().into_iter();
    tables
        .map(|(id, fields)| (id.clone(), read_pool(id, fields, minutes_of)))
        .collect()
}

fn read_pool(
    id: String,
    mut f: Fields<'_>,
    minutes_of: &BTreeMap<String, Option<u32>>,
) -> Option<Pool> {
    let services = f.sourced::<Vec<String>>("services");
    let capacity = f.sourced::<u32>("capacity");
    let minutes = f.sourced::<u32>("minutes");
    let hours = f.sourced::<Week>("hours");
    let pool = Pool {
        id,
        services: services?,
        capacity: capacity?,
        minutes: minutes?,
        hours: hours?,
    };
    f.expect(
        pool.capacity.value > 0,
        "capacity",
        "is 0: nobody can be served",
    );
    let length = pool.minutes.value;
    f.expect((5..=240).contains(&length), "minutes", "is not 5 to 240");
    f.expect(!pool.services.value.is_empty(), "services", "is empty");
    let longest = pool.hours.value.longest_stretch().num_minutes();
    for service in &pool.services.value {
        match minutes_of.get(service) {
            None => f.refuse("services", format!("`{service}` is not a service")),
            Some(None) => {}
            Some(Some(minutes)) => {
                let length = i64::from(length.max(1));
                let whole = (i64::from(*minutes) + length - 1) / length * length;
                let reason = format!("no stretch is long enough for `{service}`, {whole} minutes");
                f.expect(whole <= longest, "hours", reason);
            }
        }
    }
    Some(pool)
}
