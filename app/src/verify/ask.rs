//! What can be said of a text: first by the device alone, then by the service.

use super::signature::{self, Signature};
use crate::http::{self, Failure, Key};
use crate::ui::intl;
use chrono::{DateTime, Utc};
use contract::paths::{fill, verify as doors};
use contract::verify::{CheckRequest, Claim, Envelope, Finding, Question, Verdict};
use leptos::prelude::RwSignal;

/// Who said it. The page tells, because only the service knows of a revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The signature was checked here, and the service asked.
    Both,
    /// The signature alone: there is no connection.
    DeviceAlone,
    /// A number has no signature.
    ServiceAlone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub finding: Finding,
    pub how: How,
}

/// `keys` are the published ones, once they are here.
pub async fn about(text: &str, keys: RwSignal<Option<String>>) -> Result<Outcome, Failure> {
    match Question::of(text) {
        Question::Seal(seal) => sealed(seal, keys).await,
        Question::Number(number) => {
            let finding = service(number.as_str()).await?;
            Ok(Outcome {
                finding,
                how: How::ServiceAlone,
            })
        }
        Question::Neither => Ok(here(Verdict::Unknown)),
    }
}

async fn sealed(seal: &str, keys: RwSignal<Option<String>>) -> Result<Outcome, Failure> {
    let read = Envelope::parse(seal).and_then(|envelope| {
        let claim = Claim::read(envelope.data)?;
        Some((envelope, claim))
    });
    let Some((envelope, claim)) = read else {
        return Ok(here(Verdict::Forged));
    };
    let checked = signature::check(envelope, keys).await;
    if checked == Signature::Wrong {
        return Ok(here(Verdict::Forged));
    }
    let told = service(seal).await;
    told_by_both(checked, claim, told, device_time())
}

/// Puts together what the device found and what the service says, if it says anything.
fn told_by_both(
    checked: Signature,
    claim: Claim,
    told: Result<Finding, Failure>,
    now: DateTime<Utc>,
) -> Result<Outcome, Failure> {
    match (checked, told) {
        (Signature::Right, Ok(finding)) => Ok(Outcome {
            finding,
            how: How::Both,
        }),
        (Signature::Right, Err(_)) => Ok(Outcome {
            finding: Finding::of(claim.by_dates(now), claim),
            how: How::DeviceAlone,
        }),
        (_, Ok(finding)) => Ok(Outcome {
            finding,
            how: How::ServiceAlone,
        }),
        (_, Err(failure)) => Err(failure),
    }
}

const fn here(verdict: Verdict) -> Outcome {
    Outcome {
        finding: Finding::bare(verdict),
        how: How::DeviceAlone,
    }
}

async fn service(text: &str) -> Result<Finding, Failure> {
    let request = CheckRequest {
        text: text.to_owned(),
    };
    http::post(&fill(doors::CHECKS, &[]), &request, &Key::new()).await
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "milliseconds of a device's clock fit"
)]
fn device_time() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(intl::device_now() as i64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::verify::{Holder, Kind, Number};

    fn claim() -> Claim {
        Claim {
            number: Number::from_random(Kind::Voucher, 7),
            version: 1,
            holder: Holder::of("Ana López", "0801199000001"),
            at: None,
            valid_from: "2026-11-25T00:00:00Z".parse().unwrap(),
            valid_until: "2026-12-25T00:00:00Z".parse().unwrap(),
        }
    }

    fn told(checked: Signature, told: Result<Finding, Failure>) -> Result<Outcome, Failure> {
        let now = "2026-12-01T00:00:00Z".parse().unwrap();
        told_by_both(checked, claim(), told, now)
    }

    #[test]
    fn without_a_connection_the_signature_and_the_dates_decide() {
        let outcome = told(Signature::Right, Err(Failure::Offline)).unwrap();
        assert_eq!(outcome.how, How::DeviceAlone);
        assert_eq!(outcome.finding.verdict, Verdict::Valid);
        let later = "2026-12-26T00:00:00Z".parse().unwrap();
        let outcome = told_by_both(Signature::Right, claim(), Err(Failure::TimedOut), later);
        assert_eq!(outcome.unwrap().finding.verdict, Verdict::Expired);
    }

    #[test]
    fn what_the_service_says_comes_before_the_dates() {
        let revoked = Finding::of(Verdict::Revoked, claim());
        let outcome = told(Signature::Right, Ok(revoked)).unwrap();
        assert_eq!(
            (outcome.how, outcome.finding.verdict),
            (How::Both, Verdict::Revoked)
        );
    }

    #[test]
    fn without_keys_and_without_a_connection_nothing_is_said() {
        let unsaid = told(Signature::Unchecked, Err(Failure::Offline));
        assert_eq!(unsaid, Err(Failure::Offline));
        let valid = Finding::of(Verdict::Valid, claim());
        let outcome = told(Signature::Unchecked, Ok(valid)).unwrap();
        assert_eq!(outcome.how, How::ServiceAlone);
    }
}
