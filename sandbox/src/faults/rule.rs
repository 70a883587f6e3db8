use serde::{Deserialize, Serialize};

use super::Fault;

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

pub fn rule_from(fault: Fault, wish: Option<Wish>) -> Result<Rule, String> {
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
