//! Everything the sandbox is made of, shared by its servers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::faults::Faults;
use crate::journal::{self, Journal};
use crate::mail::Mailbox;
use crate::options::Options;
use crate::stripe::Keys;
use crate::stripe::books::Books;
use crate::stripe::requests::Requests;
use crate::stripe::webhooks::{Queue, Tally};

pub struct World {
    pub clock: Clock,
    pub chance: Chance,
    pub faults: Faults,
    pub keys: Keys,
    pub requests: Requests,
    pub mailbox: Mailbox,
    pub webhooks: Arc<Tally>,
    pub secret_key: String,
    pub webhook_secret: String,
    pub webhook_retry_cap: Duration,
    webhook_url: RwLock<Option<String>>,
    books: Mutex<Books>,
}

/// A world, the queue of events to send, and the thread that writes the data file.
pub struct Made {
    pub world: Arc<World>,
    pub outgoing: UnboundedReceiver<String>,
    pub writer: Option<JoinHandle<()>>,
}

impl World {
    pub fn make(options: &Options, public_url: String) -> anyhow::Result<Made> {
        let clock = Clock::default();
        let lines = options
            .data
            .as_deref()
            .map(journal::read)
            .transpose()?
            .unwrap_or_default();
        let opened = options.data.as_deref().map(Journal::open).transpose()?;
        let (journal, writer) = opened.map_or((Journal::default(), None), |(j, w)| (j, Some(w)));
        let seed = options
            .seed
            .unwrap_or_else(|| clock.time().timestamp_micros().unsigned_abs());
        tracing::info!(seed, "repeat this run with --seed");
        // What was kept moves the seed on: the same seed must not give the same names again.
        let seed = seed.wrapping_add(lines.len() as u64);
        let webhooks = Arc::new(Tally::default());
        let (queue, outgoing) = Queue::new(Arc::clone(&webhooks));
        let mut books = Books::new(Chance::from_seed(seed), journal.clone(), queue);
        books.public_url = public_url;
        let world = Self {
            faults: Faults::new(Chance::from_seed(seed.wrapping_add(1))),
            chance: Chance::from_seed(seed.wrapping_add(2)),
            keys: Keys::new(journal.clone()),
            requests: Requests::default(),
            mailbox: Mailbox::new(journal),
            webhooks,
            secret_key: options.secret_key.clone(),
            webhook_secret: options.webhook_secret.clone(),
            webhook_retry_cap: Duration::from_millis(options.webhook_retry_cap_ms),
            webhook_url: RwLock::new(options.webhook_url.clone()),
            books: Mutex::new(books),
            clock,
        };
        world.recall(&lines)?;
        Ok(Made {
            world: Arc::new(world),
            outgoing,
            writer,
        })
    }

    fn recall(&self, lines: &[journal::Line]) -> anyhow::Result<()> {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        for line in lines {
            let known =
                books.recall(line)? || self.keys.recall(line)? || self.mailbox.recall(line)?;
            if !known {
                tracing::warn!(kind = line.kind, "the data file holds something unknown");
            }
        }
        books.resume();
        Ok(())
    }

    /// The books, after time has passed in them.
    pub fn books(&self) -> MutexGuard<'_, Books> {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.wake(self.clock.now());
        books
    }

    pub fn webhook_url(&self) -> Option<String> {
        self.webhook_url
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub fn send_webhooks_to(&self, url: Option<String>) {
        *self
            .webhook_url
            .write()
            .unwrap_or_else(PoisonError::into_inner) = url;
    }
}
