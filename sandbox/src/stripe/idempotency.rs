//! Idempotency keys as Stripe keeps them: the same key and parameters give the same bytes again,
//! other parameters are an error, a request still running is a conflict, a day later all is
//! forgotten.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use crate::journal::{Journal, Line};

const A_DAY: i64 = 24 * 60 * 60;
const KIND: &str = "idempotency";

/// An answer that can be given again, byte for byte.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Saved {
    pub request: String,
    pub status: u16,
    pub body: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    key: String,
    /// Method, path and parameters of the first request.
    asked: String,
    time: i64,
    /// Nothing while the first request is still running.
    saved: Option<Saved>,
}

/// How a request with a key may go on.
pub enum Turn {
    First,
    Again(Saved),
}

#[derive(Debug, Default)]
pub struct Keys {
    entries: Mutex<HashMap<String, Entry>>,
    journal: Journal,
}

impl Keys {
    pub fn new(journal: Journal) -> Self {
        Self {
            entries: Mutex::default(),
            journal,
        }
    }

    pub fn take(&self, key: &str, asked: String, now: i64) -> Result<Turn, Refusal> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        match entries.get(key).filter(|entry| now - entry.time < A_DAY) {
            Some(entry) if entry.asked != asked => Err(Refusal::key_reused(key)),
            Some(Entry {
                saved: Some(saved), ..
            }) => Ok(Turn::Again(saved.clone())),
            Some(_) => Err(Refusal::key_in_use(key)),
            None => {
                let entry = Entry {
                    key: key.to_owned(),
                    asked,
                    time: now,
                    saved: None,
                };
                entries.insert(key.to_owned(), entry);
                Ok(Turn::First)
            }
        }
    }

    pub fn save(&self, key: &str, saved: Saved) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = entries.get_mut(key) {
            entry.saved = Some(saved);
            self.journal.keep(KIND, entry);
        }
    }

    /// A request that was refused before it began leaves its key free.
    pub fn release(&self, key: &str) {
        self.entries
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(key);
    }

    /// Takes a line of the journal back; false when it is not one of ours.
    pub fn recall(&self, line: &Line) -> serde_json::Result<bool> {
        if line.kind != KIND {
            return Ok(false);
        }
        let entry: Entry = serde_json::from_str(line.value.get())?;
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.insert(entry.key.clone(), entry);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved() -> Saved {
        Saved {
            request: "req_1".into(),
            status: 200,
            body: "{}".into(),
        }
    }

    #[test]
    fn a_request_still_running_is_a_conflict_and_other_parameters_an_error() {
        let keys = Keys::default();
        assert!(matches!(keys.take("k", "a=1".into(), 0), Ok(Turn::First)));
        assert_eq!(
            keys.take("k", "a=1".into(), 0)
                .err()
                .unwrap()
                .status
                .as_u16(),
            409
        );
        assert_eq!(
            keys.take("k", "a=2".into(), 0)
                .err()
                .unwrap()
                .status
                .as_u16(),
            400
        );
    }

    #[test]
    fn a_saved_answer_is_given_again_for_a_day() {
        let keys = Keys::default();
        assert!(matches!(keys.take("k", "a=1".into(), 0), Ok(Turn::First)));
        keys.save("k", saved());
        assert!(matches!(
            keys.take("k", "a=1".into(), A_DAY - 1),
            Ok(Turn::Again(_))
        ));
        assert!(matches!(
            keys.take("k", "a=2".into(), A_DAY),
            Ok(Turn::First)
        ));
    }
}
