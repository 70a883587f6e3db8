//! A citizen with a bad connection and many plans: signs in, looks, books, pays, moves, cancels.

mod after;
mod booking;
mod http;
mod journal;
mod people;
mod plan;
mod town;

pub use http::{Http, Tally};
pub use journal::{Journal, Promise, Seen};
pub use people::person;
pub use town::{Town, Until};

use std::sync::Arc;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Bookings that one account tries before its owner goes home.
const ATTEMPTS_OF_ONE: u32 = 6;

/// One signed-in account.
pub struct Citizen {
    town: Arc<Town>,
    http: Http,
    rng: StdRng,
}

/// Whether this account can still be of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Again,
    Enough,
}

/// Comes back under a new address until the town closes.
pub async fn live(town: Arc<Town>, seed: u64) {
    let mut rng = StdRng::seed_from_u64(seed);
    while town.open() {
        let mut http = town.http();
        if !http.sign_in(&town.sandbox, &town.new_address()).await {
            continue;
        }
        let rng = StdRng::seed_from_u64(rng.random());
        let mut citizen = Citizen {
            town: Arc::clone(&town),
            http,
            rng,
        };
        for _ in 0..ATTEMPTS_OF_ONE {
            if !town.open() || citizen.attempt().await == Next::Enough {
                break;
            }
        }
    }
}

impl Citizen {
    /// True in so many of a hundred cases.
    fn happens(&mut self, percent: u32) -> bool {
        self.rng.random_range(0..100) < percent
    }

    /// A key that nobody used before.
    fn key(&mut self) -> String {
        format!("load-{:032x}", self.rng.random::<u128>())
    }
}
