//! The product as a browser reaches it: a cookie, an `Origin`, answers that may be lost.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use contract::paths;
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::world::Sandbox;

/// A request whose answer was lost is sent again for this long: far longer than any restart takes.
const PATIENCE: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(300);

/// What the tally calls a request that was still without an answer then.
const GIVEN_UP: &str = "given up";

/// How often each action ended in each way.
#[derive(Clone, Default)]
pub struct Tally(Arc<Mutex<BTreeMap<(String, String), u64>>>);

impl Tally {
    fn count(&self, action: &str, how: &str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts
            .entry((action.to_owned(), how.to_owned()))
            .or_default() += 1;
    }

    /// Requests that nobody answered for so long that their citizen gave up: each is a failure of
    /// a product that was alive for most of that time.
    pub fn given_up(&self) -> Vec<String> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let given_up = counts.iter().filter(|((_, how), _)| how == GIVEN_UP);
        let wait = PATIENCE.as_secs();
        given_up
            .map(|((action, _), times)| {
                format!("answers: no clear answer to `{action}` within {wait} s, {times} times")
            })
            .collect()
    }

    /// One line an action.
    pub fn lines(&self) -> Vec<String> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lines: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for ((action, how), count) in counts.iter() {
            lines
                .entry(action)
                .or_default()
                .push(format!("{how} {count}"));
        }
        let line =
            |(action, hows): (&str, Vec<String>)| format!("  {action:<10} {}", hows.join(", "));
        lines.into_iter().map(line).collect()
    }
}

#[derive(Clone, Debug)]
pub enum Outcome {
    Answered(u16, Value),
    /// Nobody knows whether it took effect.
    Lost,
}

impl Outcome {
    /// The body of an answer with this status.
    pub fn body<T: serde::de::DeserializeOwned>(&self, status: u16) -> Option<T> {
        match self {
            Self::Answered(is, body) if *is == status => serde_json::from_value(body.clone()).ok(),
            _ => None,
        }
    }

    pub fn is(&self, status: u16) -> bool {
        matches!(self, Self::Answered(is, _) if *is == status)
    }

    /// The stable code of a refusal.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Answered(_, body) => body["code"].as_str(),
            Self::Lost => None,
        }
    }

    /// Whether asking again may lead to another answer.
    fn unsettled(&self) -> bool {
        match self {
            Self::Answered(status, _) => *status >= 500 || *status == 429,
            Self::Lost => true,
        }
    }
}

/// One browser.
#[derive(Clone)]
pub struct Http {
    client: Client,
    address: String,
    cookie: Option<String>,
    tally: Tally,
}

/// A request that can be sent again.
#[derive(Clone)]
pub struct Ask<'a> {
    /// What it is called in the tally.
    pub action: &'a str,
    pub method: Method,
    pub path: String,
    pub key: Option<&'a str>,
    pub body: Option<Value>,
}

impl Http {
    pub fn new(client: Client, address: String, tally: Tally) -> Self {
        Self {
            client,
            address,
            cookie: None,
            tally,
        }
    }

    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    pub async fn get(&mut self, action: &str, path: String) -> Outcome {
        let ask = Ask {
            action,
            method: Method::GET,
            path,
            key: None,
            body: None,
        };
        self.send(&ask).await
    }

    /// Sends it until there is an answer to believe: the same bytes, the same key.
    pub async fn insist(&mut self, ask: &Ask<'_>) -> Outcome {
        let began = Instant::now();
        loop {
            let outcome = self.send(ask).await;
            if !outcome.unsettled() {
                return outcome;
            }
            if began.elapsed() > PATIENCE {
                self.tally.count(ask.action, GIVEN_UP);
                return outcome;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    pub async fn send(&mut self, ask: &Ask<'_>) -> Outcome {
        let outcome = self.exchange(ask).await;
        let how = match &outcome {
            Outcome::Lost => "lost".to_owned(),
            Outcome::Answered(status, body) => match body["code"].as_str() {
                Some(code) if *status >= 400 => code.to_owned(),
                _ => status.to_string(),
            },
        };
        self.tally.count(ask.action, &how);
        outcome
    }

    async fn exchange(&mut self, ask: &Ask<'_>) -> Outcome {
        let url = format!("{}{}", self.address, ask.path);
        let mut request = self.client.request(ask.method.clone(), url);
        request = request.header(ORIGIN, &self.address);
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        if let Some(key) = ask.key {
            request = request.header("idempotency-key", key);
        }
        if let Some(body) = &ask.body {
            request = request.json(body);
        }
        let Ok(answer) = request.send().await else {
            return Outcome::Lost;
        };
        let status = answer.status().as_u16();
        for set in answer.headers().get_all(SET_COOKIE) {
            let pair = set.to_str().ok().and_then(|set| set.split(';').next());
            if let Some(pair) = pair.filter(|pair| pair.starts_with("session=")) {
                self.cookie = Some(pair.to_owned());
            }
        }
        match answer.bytes().await {
            Ok(bytes) => {
                Outcome::Answered(status, serde_json::from_slice(&bytes).unwrap_or_default())
            }
            Err(_) => Outcome::Lost,
        }
    }

    /// Signs in with a code from the mailbox; `false` when the code did not come or was refused.
    pub async fn sign_in(&mut self, sandbox: &Sandbox, email: &str) -> bool {
        let post = |action, path, body| Ask {
            action,
            method: Method::POST,
            path: paths::fill(path, &[]),
            key: None,
            body: Some(body),
        };
        let wish = post("code", paths::identity::CODES, json!({ "email": email }));
        if !self.insist(&wish).await.is(202) {
            return false;
        }
        let Some(code) = sandbox.code(email).await else {
            return false;
        };
        let body = json!({ "email": email, "code": code });
        let enter = post("sign in", paths::identity::SESSION, body);
        self.insist(&enter).await.is(200) && self.cookie.is_some()
    }
}
