//! Rates, percentiles and medians.

use std::time::Duration;

/// What one run of one side gave.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Done in a second.
    pub rate: f64,
    /// The generator's own share of all cores.
    pub generator: f64,
    /// Milliseconds: p50, p95, p99. The bare database's are not measured.
    pub latency: [f64; 3],
}

impl Run {
    #[expect(clippy::cast_precision_loss, reason = "a rate, not a count")]
    pub fn of(mut took: Vec<Duration>, time: Duration, generator: f64) -> Self {
        took.sort_unstable();
        let at = |percent: usize| {
            let index = (took.len() * percent / 100).min(took.len().saturating_sub(1));
            took.get(index)
                .map_or(0.0, |took| took.as_secs_f64() * 1_000.0)
        };
        Self {
            rate: took.len() as f64 / time.as_secs_f64(),
            generator,
            latency: [at(50), at(95), at(99)],
        }
    }
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_middle_one() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }

    #[test]
    fn percentiles_are_those_of_the_sorted_times() {
        let took = (1..=100).rev().map(Duration::from_millis).collect();
        let run = Run::of(took, Duration::from_secs(10), 0.0);
        assert!((run.rate - 10.0).abs() < f64::EPSILON);
        assert!((run.latency[0] - 51.0).abs() < f64::EPSILON);
        assert!((run.latency[2] - 100.0).abs() < f64::EPSILON);
    }
}
