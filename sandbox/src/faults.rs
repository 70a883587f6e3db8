//! What may go wrong on purpose: each fault has a probability or a number of times, and counts
//! how often it fired.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::chance::Chance;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    WebhookDuplicate,
    WebhookDelayMs,
    WebhookReorder,
    WebhookDrop,
    WebhookBadSignature,
    #[serde(rename = "error_500_after_effect")]
    Error500AfterEffect,
    #[serde(rename = "error_500_before")]
    Error500Before,
    TimeoutAfterEffect,
    ApiDelayMs,
    RefundPending,
    RefundFail,
    SmtpRefuse,
    SmtpDuplicateAckLost,
}

impl Fault {
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::WebhookDuplicate, "a webhook is delivered twice"),
        (
            Self::WebhookDelayMs,
            "a webhook waits `ms` before it is sent",
        ),
        (
            Self::WebhookReorder,
            "a webhook lets a later one pass, for 2 s at most",
        ),
        (
            Self::WebhookDrop,
            "a webhook is never sent; its event is still in /v1/events",
        ),
        (
            Self::WebhookBadSignature,
            "a copy with a wrong signature goes ahead of the true one",
        ),
        (
            Self::Error500AfterEffect,
            "the request takes effect, the answer is 500",
        ),
        (
            Self::Error500Before,
            "the answer is 500 and nothing happened",
        ),
        (
            Self::TimeoutAfterEffect,
            "the request takes effect, no answer for `ms` (60000)",
        ),
        (
            Self::ApiDelayMs,
            "a request waits `ms` before it is carried out",
        ),
        (
            Self::RefundPending,
            "a refund stays pending; with `ms` it succeeds after that time",
        ),
        (
            Self::RefundFail,
            "a refund fails; with `ms` it is pending for that time first",
        ),
        (Self::SmtpRefuse, "a mail is refused for now (451)"),
        (
            Self::SmtpDuplicateAckLost,
            "a mail is kept, but the connection ends before the 250",
        ),
    ];
}

/// How often a fault fires. With `count` it fires on the next so many occasions, whatever
/// `probability` says.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Rule {
    pub probability: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<u64>,
}

/// What a test writes: a rule, or a bare number as a short way to say a probability.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum Wish {
    Probability(f64),
    Rule {
        probability: Option<f64>,
        count: Option<u64>,
        ms: Option<u64>,
    },
}

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

fn rule_from(fault: Fault, wish: Option<Wish>) -> Result<Rule, String> {
    let rule = match wish {
        None => Rule::default(),
        // A delay without a probability is meant for every webhook or request.
        Some(Wish::Probability(ms))
            if matches!(fault, Fault::WebhookDelayMs | Fault::ApiDelayMs) && ms > 1.0 =>
        {
            let ms = std::time::Duration::try_from_secs_f64(ms / 1_000.0).unwrap_or_default();
            Rule {
                probability: 1.0,
                count: None,
                ms: u64::try_from(ms.as_millis()).ok(),
            }
        }
        Some(Wish::Probability(probability)) => Rule {
            probability,
            ..Rule::default()
        },
        Some(Wish::Rule {
            probability,
            count,
            ms,
        }) => {
            let otherwise = if count.is_none() && ms.is_some() {
                1.0
            } else {
                0.0
            };
            Rule {
                probability: probability.unwrap_or(otherwise),
                count,
                ms,
            }
        }
    };
    if (0.0..=1.0).contains(&rule.probability) {
        Ok(rule)
    } else {
        Err(format!(
            "{fault:?}: a probability lies between 0 and 1, not {}",
            rule.probability
        ))
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
