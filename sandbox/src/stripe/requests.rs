//! What was sent to this Stripe, word for word, so that tests can look for what must not be there.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, header};
use serde::Serialize;

/// The newest requests are kept, the oldest forgotten.
const KEPT: usize = 5_000;

#[derive(Debug, Clone, Serialize)]
pub struct Request {
    pub id: String,
    pub time: i64,
    pub method: String,
    pub path: String,
    pub query: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub status: u16,
}

#[derive(Debug, Default)]
pub struct Requests(Mutex<VecDeque<Request>>);

impl Requests {
    pub fn keep(&self, request: Request) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(request);
    }

    /// Oldest first.
    pub fn all(&self) -> Vec<Request> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .cloned()
            .collect()
    }

    pub fn forget(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

/// The headers as they came, without the key that opened the door.
pub fn plain_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let open = headers
        .iter()
        .filter(|(name, _)| *name != header::AUTHORIZATION);
    open.map(|(name, value)| {
        (
            name.to_string(),
            String::from_utf8_lossy(value.as_bytes()).into_owned(),
        )
    })
    .collect()
}
