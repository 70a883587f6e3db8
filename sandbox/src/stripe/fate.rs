use super::books::{Fate, RefundStatus};
use super::calls::Call;
use crate::faults::{Fault, Faults};

/// Decides what becomes of a refund, before the books are locked.
pub fn decide(faults: &Faults, method: &str, path: &str) -> Fate {
    let seconds = |ms: u64| i64::try_from(ms.div_ceil(1_000)).unwrap_or(i64::MAX / 2);
    let kept = Fate {
        begins: RefundStatus::Succeeded,
        then: None,
    };
    if !Call::opens_refund(method, path) {
        return kept;
    }
    if let Some(fired) = faults.fires(Fault::RefundFail) {
        return match fired.ms {
            None | Some(0) => Fate {
                begins: RefundStatus::Failed,
                then: None,
            },
            Some(ms) => Fate {
                begins: RefundStatus::Pending,
                then: Some((seconds(ms), RefundStatus::Failed)),
            },
        };
    }
    match faults.fires(Fault::RefundPending) {
        Some(fired) => Fate {
            begins: RefundStatus::Pending,
            then: fired.ms.map(|ms| (seconds(ms), RefundStatus::Succeeded)),
        },
        None => kept,
    }
}
