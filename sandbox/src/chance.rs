use std::sync::{Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Chance that can be repeated: the same seed gives the same identifiers and the same faults.
#[derive(Debug)]
pub struct Chance(Mutex<StdRng>);

impl Chance {
    pub fn from_seed(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    /// An identifier as Stripe makes them: a prefix and letters or digits.
    pub fn identifier(&self, prefix: &str) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        let mut rng = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tail = (0..24).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())]));
        prefix.chars().chain(tail).collect()
    }

    /// True in this share of the cases; 0 is never, 1 is always.
    pub fn happens(&self, probability: f64) -> bool {
        let mut rng = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rng.random_bool(probability.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_identifiers() {
        let (one, two) = (Chance::from_seed(7), Chance::from_seed(7));
        assert_eq!(one.identifier("cs_test_"), two.identifier("cs_test_"));
        assert_ne!(one.identifier("cs_test_"), one.identifier("cs_test_"));
    }
}
