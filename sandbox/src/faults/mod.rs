//! What may go wrong on purpose: each fault has a probability or a number of times, and counts
//! how often it fired.

mod kinds;
mod rule;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::chance::Chance;

pub use kinds::Fault;
use rule::rule_from;
pub use rule::{Rule, Wish};

#[derive(Debug, Default, Clone, Serialize)]
pub struct Report {
    #[serde(flatten)]
    pub rule: Rule,
    pub fired: u64,
}

#[derive(Debug)]
pub struct Faults {
    chance: Chance,
    rules: Mutex<BTreeMap<Fault, Report>>,
}

/// A fault that fired, with the time it was told to take.
#[derive(Debug, Clone, Copy)]
pub struct Fired {
    pub ms: Option<u64>,
}

impl Faults {
    pub fn new(chance: Chance) -> Self {
        Self {
            chance,
            rules: Mutex::default(),
        }
    }

    /// Replaces all rules; what is not named no longer fires. The counts of what fired stay.
    pub fn replace(&self, wishes: &BTreeMap<Fault, Option<Wish>>) -> Result<(), String> {
        let mut wanted = BTreeMap::new();
        for (fault, wish) in wishes {
            wanted.insert(*fault, rule_from(*fault, *wish)?);
        }
        let mut rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        for (fault, _) in Fault::ALL {
            rules.entry(fault).or_default().rule = wanted.remove(&fault).unwrap_or_default();
        }
        Ok(())
    }

    pub fn fires(&self, fault: Fault) -> Option<Fired> {
        let mut rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        let report = rules.get_mut(&fault)?;
        let fires = match &mut report.rule.count {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None => report.rule.probability > 0.0 && self.chance.happens(report.rule.probability),
        };
        if fires {
            report.fired += 1;
        }
        fires.then_some(Fired { ms: report.rule.ms })
    }

    pub fn report(&self) -> BTreeMap<Fault, Report> {
        let mut report = self
            .rules
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        for (fault, _) in Fault::ALL {
            report.entry(fault).or_default();
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(json: &str) -> Faults {
        let faults = Faults::new(Chance::from_seed(1));
        faults
            .replace(&serde_json::from_str(json).unwrap())
            .unwrap();
        faults
    }

    #[test]
    fn a_count_fires_exactly_so_often() {
        let faults = faults(r#"{"webhook_drop": {"count": 2}}"#);
        let fired = (0..10)
            .filter(|_| faults.fires(Fault::WebhookDrop).is_some())
            .count();
        assert_eq!(fired, 2);
        assert_eq!(faults.report()[&Fault::WebhookDrop].fired, 2);
    }

    #[test]
    fn what_is_not_named_is_switched_off_and_its_count_stays() {
        let faults = faults(r#"{"error_500_before": 1}"#);
        assert!(faults.fires(Fault::Error500Before).is_some());
        faults.replace(&BTreeMap::new()).unwrap();
        assert!(faults.fires(Fault::Error500Before).is_none());
        assert_eq!(faults.report()[&Fault::Error500Before].fired, 1);
    }

    #[test]
    fn a_bare_number_for_a_delay_is_milliseconds() {
        let faults = faults(r#"{"webhook_delay_ms": 250}"#);
        assert_eq!(faults.fires(Fault::WebhookDelayMs).unwrap().ms, Some(250));
    }

    #[test]
    fn a_probability_above_one_is_refused() {
        let faults = Faults::new(Chance::from_seed(1));
        let wishes = serde_json::from_str(r#"{"webhook_drop": 3}"#).unwrap();
        assert!(
            faults
                .replace(&wishes)
                .unwrap_err()
                .contains("between 0 and 1")
        );
    }
}
