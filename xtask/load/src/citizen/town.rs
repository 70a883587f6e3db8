//! What all citizens share: the product's address, the offices they know, the journal.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use contract::appointments::catalogue::OfficeSummary;
use contract::appointments::{DayAvailability, MonthAvailability};
use contract::paths;
use reqwest::Client;
use xtask::process::{Done, interrupted};

use super::{Http, Journal, Tally};
use crate::world::{Place, Sandbox};

/// When the run is over.
#[derive(Clone, Copy, Debug)]
pub struct Until {
    pub attempts: u64,
    pub time: Duration,
}

pub struct Town {
    pub sandbox: Arc<Sandbox>,
    pub journal: Journal,
    pub tally: Tally,
    pub offices: Vec<Office>,
    /// The times of one small office's day: everybody wants them.
    pub hot: Vec<(usize, contract::appointments::TimeFree)>,
    client: Client,
    address: String,
    until: Until,
    began: Instant,
    closed: AtomicBool,
    attempts: AtomicU64,
    payments: AtomicU64,
    addresses: AtomicU64,
    people: AtomicU64,
}

/// An office, what it gives and the days on which it had room when the town opened.
pub struct Office {
    pub id: String,
    pub services: Vec<String>,
    pub days: Vec<NaiveDate>,
}

/// What people come for most.
const USUAL: &str = "passport-10";

impl Town {
    /// Looks at the offices and their months.
    ///
    /// # Errors
    /// That the product does not answer, or has no free times.
    pub async fn found(place: &Place, sandbox: Arc<Sandbox>, until: Until) -> Done<Self> {
        let client = Client::builder().timeout(Duration::from_secs(20)).build();
        let client = client.map_err(|error| error.to_string())?;
        let tally = Tally::default();
        let mut http = Http::new(client.clone(), place.address(), tally.clone());
        let path = paths::fill(paths::appointments::OFFICES, &[]);
        let list: Vec<OfficeSummary> = http
            .get("offices", path)
            .await
            .body(200)
            .ok_or("the product does not list its offices")?;
        let mut offices = Vec::new();
        for summary in list {
            let services: Vec<String> = summary
                .offers
                .iter()
                .map(|offer| offer.service.clone())
                .collect();
            let days = days(&mut http, &summary.id, services.first()).await;
            if !days.is_empty() {
                offices.push(Office {
                    id: summary.id,
                    services,
                    days,
                });
            }
        }
        let mut town = Self {
            sandbox,
            journal: Journal::default(),
            tally,
            offices,
            hot: Vec::new(),
            client,
            address: place.address(),
            until,
            began: Instant::now(),
            closed: AtomicBool::new(false),
            attempts: AtomicU64::new(0),
            payments: AtomicU64::new(0),
            addresses: AtomicU64::new(0),
            people: AtomicU64::new(1_000),
        };
        town.hot = town.hot_times(&mut http).await;
        if town.hot.is_empty() {
            return Err("no office has a free time: are slots published?".to_owned());
        }
        Ok(town)
    }

    async fn hot_times(&self, http: &mut Http) -> Vec<(usize, contract::appointments::TimeFree)> {
        let mut scarcest = Vec::new();
        let mut least = u32::MAX;
        for (index, office) in self.offices.iter().enumerate() {
            let usual = office.services.iter().any(|service| service == USUAL);
            // Not so soon that changes are closed already.
            let Some(day) = office.days.get(4).filter(|_| usual) else {
                continue;
            };
            let times = times(http, &office.id, *day, USUAL).await;
            let free: u32 = times.iter().map(|time| time.free).sum();
            if free > 0 && free < least {
                least = free;
                scarcest = times.into_iter().map(|time| (index, time)).collect();
            }
        }
        scarcest
    }

    pub fn http(&self) -> Http {
        Http::new(
            self.client.clone(),
            self.address.clone(),
            self.tally.clone(),
        )
    }

    pub fn new_address(&self) -> String {
        let number = self.addresses.fetch_add(1, Ordering::Relaxed);
        format!("persona{number}@correo.example")
    }

    /// Somebody whom nobody has booked for.
    pub fn new_person(&self) -> u64 {
        self.people.fetch_add(1, Ordering::Relaxed)
    }

    pub fn open(&self) -> bool {
        !self.closed.load(Ordering::Relaxed) && self.progress() < 1.0 && !interrupted()
    }

    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }

    /// How much of the run is over, by attempts or by time.
    #[expect(clippy::cast_precision_loss, reason = "a share, not a count")]
    pub fn progress(&self) -> f64 {
        let attempts = self.attempts() as f64 / self.until.attempts as f64;
        let time = self.began.elapsed().as_secs_f64() / self.until.time.as_secs_f64();
        attempts.max(time)
    }

    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    pub fn attempts(&self) -> u64 {
        self.attempts.load(Ordering::Relaxed)
    }

    /// Attempts that came as far as a card.
    pub fn payments(&self) -> u64 {
        self.payments.load(Ordering::Relaxed)
    }

    pub fn count_attempt(&self) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
    }

    pub fn count_payment(&self) {
        self.payments.fetch_add(1, Ordering::Relaxed);
    }
}

/// The days with room in this month and the next, two days ahead at least.
async fn days(http: &mut Http, office: &str, service: Option<&String>) -> Vec<NaiveDate> {
    let Some(service) = service else {
        return Vec::new();
    };
    let today = today();
    let mut days = Vec::new();
    for ahead in 0..2 {
        let month = (today + chrono::Months::new(ahead)).format("%Y-%m");
        let path = paths::fill(paths::appointments::MONTH, &[office]);
        let outcome = http
            .get("month", format!("{path}?service={service}&month={month}"))
            .await;
        let view: Option<MonthAvailability> = outcome.body(200);
        let found = view.into_iter().flat_map(|view| view.days);
        days.extend(found.filter(|day| day.free > 0).map(|day| day.date));
    }
    days.retain(|day| *day > today + chrono::Days::new(2));
    days
}

/// The times of a day at which a service can begin.
pub async fn times(
    http: &mut Http,
    office: &str,
    day: NaiveDate,
    service: &str,
) -> Vec<contract::appointments::TimeFree> {
    let path = paths::fill(paths::appointments::DAY, &[office, &day.to_string()]);
    let outcome = http.get("day", format!("{path}?service={service}")).await;
    let view: Option<DayAvailability> = outcome.body(200);
    view.map(|view| view.times).unwrap_or_default()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a client reads the machine's calendar"
)]
fn today() -> NaiveDate {
    chrono::Utc::now().date_naive()
}
