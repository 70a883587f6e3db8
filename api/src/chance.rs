//! Chance, handed in. The only place that draws random numbers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use rand::rngs::{StdRng, SysRng};
use rand::{RngExt as _, SeedableRng};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// The generator in the state: `StdRng` is a cryptographic one, seeded by the system or by a test.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<StdRng>>);

impl Chance {
    /// # Panics
    /// When the operating system gives no randomness: nothing here is safe without it.
    pub fn system() -> Self {
        let seeded = StdRng::try_from_rng(&mut SysRng).expect("the system's random source answers");
        Self(Arc::new(Mutex::new(seeded)))
    }

    /// The same numbers for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    fn draw<T>(&self, f: impl FnOnce(&mut StdRng) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A version 4 UUID.
    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.draw(StdRng::random)).into_uuid()
    }

    /// A version 7 UUID: its time, in milliseconds, then 74 random bits.
    pub fn key(&self, now: DateTime<Utc>) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    pub fn number(&self) -> u64 {
        self.draw(StdRng::random)
    }

    /// Evenly from `least` to `most`, both included.
    pub fn between(&self, least: i64, most: i64) -> i64 {
        if most <= least {
            least
        } else {
            self.draw(|rng| rng.random_range(least..=most))
        }
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        self.draw(StdRng::random)
    }

    /// 32 random bytes as 43 URL-safe characters.
    pub fn secret(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// Six digits.
    pub fn code(&self) -> String {
        format!("{:06}", self.between(0, 999_999))
    }
}

impl std::fmt::Debug for Chance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chance")
    }
}
