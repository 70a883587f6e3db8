//! Services: what they are, what they take and cost, whom they are for and what to bring.

use super::fields::Fields;
use super::sourced::{Origin, Sourced};
use super::words;
use contract::appointments::catalogue::OfficeKind;
use contract::appointments::checklist::{Circumstance, Requirement};
use contract::appointments::eligibility::{AgeRule, DocumentRule, Obstacle, ServiceRules};
use contract::lang::Text;
use contract::money::Money;
use contract::person::DocumentKind;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Service {
    pub id: String,
    /// A person has one active appointment of a group: both passports are one.
    pub group: String,
    pub name: Text,
    pub summary: Text,
    /// At the counter.
    pub minutes: u32,
    pub minutes_origin: Origin,
    /// At a consulate.
    pub fee: Sourced<Money>,
    /// At offices of a kind with a rule of its own.
    pub fee_at: BTreeMap<OfficeKind, Sourced<Money>>,
    pub rules: ServiceRules,
    pub requirements: Vec<Requirement>,
}

impl Service {
    /// What it costs at an office of this kind.
    pub fn fee(&self, kind: OfficeKind) -> &Sourced<Money> {
        self.fee_at.get(&kind).unwrap_or(&self.fee)
    }
}

/// What was read, and every identifier that others may refer to: a service whose mistakes are
/// noted already is `None` there, so that what refers to it is not reported as well.
#[derive(Debug, Default)]
pub struct Services {
    pub list: Vec<Service>,
    pub minutes: BTreeMap<String, Option<u32>>,
}

/// Reads `services.toml`.
pub fn read_services(mut file: Fields<'_>) -> Services {
    let mut seen = BTreeSet::new();
    let tables = file.tables("service");
    file.expect(!tables.is_empty(), "service", "no service is here");
    let read = tables.into_iter();
    let mut list: Vec<Service> = read.filter_map(|f| read_service(f, &mut seen)).collect();
    for rule in file.tables("fee_rule") {
        apply_fee_rule(rule, &mut list, &seen);
    }
    let minutes = |id: &String| list.iter().find(|s| s.id == *id).map(|s| s.minutes);
    let minutes = seen.iter().map(|id| (id.clone(), minutes(id))).collect();
    Services { list, minutes }
}

fn read_service(mut f: Fields<'_>, seen: &mut BTreeSet<String>) -> Option<Service> {
    let id = words::id(&mut f, seen);
    let group = words::line(&mut f, "group");
    let (name, summary) = (words::text(&mut f, "name"), words::text(&mut f, "summary"));
    let minutes = f.sourced::<u32>("minutes");
    if let Some(minutes) = &minutes {
        f.expect(minutes.value > 0, "minutes", "is 0");
    }
    let fee = f.sourced::<Money>("fee");
    if let Some(fee) = &fee {
        f.expect(fee.value.cents >= 0, "fee", "is less than nothing");
    }
    let rules = read_rules(&mut f);
    let minutes = minutes?;
    Some(Service {
        id: id?,
        group: group?,
        name: name?,
        summary: summary?,
        minutes: minutes.value,
        minutes_origin: minutes.origin,
        fee: fee?,
        fee_at: BTreeMap::new(),
        rules,
        requirements: Vec::new(),
    })
}

fn read_rules(f: &mut Fields<'_>) -> ServiceRules {
    let least_age = f.table_if_any("least_age").and_then(|mut f| {
        let (years, otherwise) = (f.sourced::<u32>("years"), f.need::<Obstacle>("otherwise"));
        let (years, otherwise) = (years?.value, otherwise?);
        Some(AgeRule { years, otherwise })
    });
    let documents = f.table_if_any("documents").and_then(|mut f| {
        let one_of = f.sourced::<Vec<DocumentKind>>("one_of");
        let otherwise = f.need::<Obstacle>("otherwise");
        let (one_of, otherwise) = (one_of?.value, otherwise?);
        f.expect(
            !one_of.is_empty(),
            "one_of",
            "is empty: nobody could have the service",
        );
        Some(DocumentRule { one_of, otherwise })
    });
    ServiceRules {
        least_age,
        documents,
    }
}

/// Another fee at offices of a kind: `times = [13, 10]` of the consulate's, or an `amount`.
fn apply_fee_rule(mut f: Fields<'_>, services: &mut [Service], known: &BTreeSet<String>) {
    let kind = f.need::<OfficeKind>("kind");
    let of = f.need::<Vec<String>>("services").unwrap_or_default();
    let times = f.sourced_if_known::<[i64; 2]>("times");
    let amount = f.sourced_if_known::<Money>("amount");
    let one = times.is_some() != amount.is_some();
    f.expect(
        one,
        "times",
        "either `times` or `amount` says what the fee is",
    );
    for id in of.iter().filter(|id| !known.contains(*id)) {
        f.refuse("services", format!("`{id}` is not a service"));
    }
    let Some(kind) = kind else { return };
    for service in services
        .iter_mut()
        .filter(|service| of.contains(&service.id))
    {
        let fee = match (&times, &amount) {
            (Some(times), _) => exact(service.fee.value, times.value).map(|value| Sourced {
                value,
                origin: times.origin.clone(),
            }),
            (None, amount) => amount.clone(),
        };
        let Some(fee) = fee else {
            let reason = format!("`{}` would not cost whole cents", service.id);
            f.refuse("times", reason);
            continue;
        };
        let first = service.fee_at.insert(kind, fee).is_none();
        f.expect(
            first,
            "services",
            format!("`{}` has a rule at this kind already", service.id),
        );
    }
}

/// The fee times a fraction, when that is a whole number of cents that can be asked for.
fn exact(fee: Money, [times, per]: [i64; 2]) -> Option<Money> {
    let product = fee
        .cents
        .checked_mul(times)
        .filter(|_| times >= 0 && per > 0)?;
    (product % per == 0).then_some(Money {
        cents: product / per,
        ..fee
    })
}

/// Reads `requirements.toml` into the services it names.
pub fn read_requirements(mut file: Fields<'_>, services: &mut Services) {
    let mut seen = BTreeSet::new();
    for mut f in file.tables("requirement") {
        let id = words::id(&mut f, &mut seen);
        let text = words::sourced_text(&mut f, "text");
        let of = f.need::<Vec<String>>("services").unwrap_or_default();
        let when = f.may::<Vec<Circumstance>>("when").unwrap_or_default();
        for id in of.iter().filter(|id| !services.minutes.contains_key(*id)) {
            f.refuse("services", format!("`{id}` is not a service"));
        }
        let Some((id, text)) = id.zip(text) else {
            continue;
        };
        let requirement = Requirement {
            id,
            unconfirmed: text.unconfirmed(),
            text: text.value,
            when,
        };
        let named = services.list.iter_mut().filter(|s| of.contains(&s.id));
        named.for_each(|service| service.requirements.push(requirement.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_consulate_costs_exactly_three_tenths_more() {
        assert_eq!(exact(Money::usd(7500), [13, 10]), Some(Money::usd(9750)));
        assert_eq!(exact(Money::usd(6000), [13, 10]), Some(Money::usd(7800)));
    }

    #[test]
    fn a_fee_is_never_rounded() {
        assert_eq!(exact(Money::usd(7501), [13, 10]), None);
        assert_eq!(exact(Money::usd(i64::MAX), [13, 10]), None);
        assert_eq!(exact(Money::usd(6000), [13, 0]), None);
    }
}
