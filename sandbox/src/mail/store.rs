use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::message::Message;
use crate::journal::{Journal, Line};

const KEPT: &str = "mail";
const DELETED: &str = "mail_deleted";

/// Who sends a mail and who gets it, as said on the way and not in its headers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Envelope {
    pub from: String,
    pub to: Vec<String>,
}

/// A mail in the data file.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    id: u64,
    envelope: Envelope,
    received: String,
    raw: String,
}

#[derive(Debug, Default)]
struct Shelves {
    last: u64,
    mails: BTreeMap<u64, Arc<Message>>,
    by_address: HashMap<String, BTreeSet<u64>>,
}

/// Every mail, newest last, found by its recipient without a search.
#[derive(Debug)]
pub struct Mailbox {
    shelves: Mutex<Shelves>,
    journal: Journal,
}

/// Which mails are wanted.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    pub to: Option<String>,
    /// Only mails newer than this one.
    pub after: Option<u64>,
    /// Only mails older than this one.
    pub before: Option<u64>,
    pub limit: Option<usize>,
}

impl Mailbox {
    pub fn new(journal: Journal) -> Self {
        Self {
            shelves: Mutex::default(),
            journal,
        }
    }

    pub fn keep(&self, envelope: Envelope, raw: Vec<u8>, received: DateTime<Utc>) {
        let received = received.to_rfc3339_opts(SecondsFormat::Millis, true);
        let mut message =
            Message::read(0, envelope.from.clone(), envelope.to.clone(), received, raw);
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        message.id = shelves.last + 1;
        let (id, received) = (message.id, message.received.clone());
        let raw = BASE64.encode(&message.raw);
        self.journal.keep(
            KEPT,
            &Kept {
                id,
                envelope,
                received,
                raw,
            },
        );
        shelves.put(message);
    }

    /// Newest first.
    pub fn find(&self, wanted: &Wanted) -> Vec<Arc<Message>> {
        let shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        let within = |id: &u64| {
            wanted.after.is_none_or(|after| *id > after)
                && wanted.before.is_none_or(|before| *id < before)
        };
        let limit = wanted.limit.unwrap_or(usize::MAX);
        match &wanted.to {
            None => {
                let newest = shelves.mails.iter().rev().filter(|(id, _)| within(id));
                newest
                    .map(|(_, mail)| Arc::clone(mail))
                    .take(limit)
                    .collect()
            }
            Some(address) => {
                let ids = shelves.by_address.get(&address.to_lowercase());
                let newest = ids
                    .into_iter()
                    .flat_map(|ids| ids.iter().rev())
                    .filter(|id| within(id));
                newest
                    .filter_map(|id| shelves.mails.get(id).cloned())
                    .take(limit)
                    .collect()
            }
        }
    }

    pub fn get(&self, id: u64) -> Option<Arc<Message>> {
        self.shelves
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .mails
            .get(&id)
            .cloned()
    }

    pub fn len(&self) -> usize {
        self.shelves
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .mails
            .len()
    }

    /// Throws mails away and says how many.
    pub fn delete(&self, ids: &[u64]) -> usize {
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        self.journal.keep(DELETED, &ids);
        ids.iter().filter(|id| shelves.remove(**id)).count()
    }

    /// Takes a line of the journal back; false when it is not one of ours.
    pub fn recall(&self, line: &Line) -> anyhow::Result<bool> {
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        match line.kind.as_str() {
            KEPT => {
                let Kept {
                    id,
                    envelope,
                    received,
                    raw,
                } = serde_json::from_str(line.value.get())?;
                let raw = BASE64.decode(raw)?;
                shelves.put(Message::read(id, envelope.from, envelope.to, received, raw));
            }
            DELETED => {
                let ids: Vec<u64> = serde_json::from_str(line.value.get())?;
                for id in ids {
                    shelves.remove(id);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl Shelves {
    fn put(&mut self, message: Message) {
        self.last = self.last.max(message.id);
        for address in &message.to {
            self.by_address
                .entry(address.to_lowercase())
                .or_default()
                .insert(message.id);
        }
        self.mails.insert(message.id, Arc::new(message));
    }

    fn remove(&mut self, id: u64) -> bool {
        let Some(message) = self.mails.remove(&id) else {
            return false;
        };
        for address in &message.to {
            if let Some(ids) = self.by_address.get_mut(&address.to_lowercase()) {
                ids.remove(&id);
            }
        }
        true
    }
}
