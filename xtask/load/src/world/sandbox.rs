//! The sandbox's program, and what tests may ask of it.

use std::process::Command;
use std::time::Duration;

use reqwest::Client;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;
use xtask::process::Done;

use super::Place;
use super::program::Program;

/// How long a code may take to arrive before its address is given up.
const UNTIL_CODE: Duration = Duration::from_secs(12);

/// The books of a long run take a moment to write.
const ANSWERS_WITHIN: Duration = Duration::from_mins(1);

pub struct Sandbox {
    address: String,
    client: Client,
    _program: Program,
}

/// A mail, without its text.
#[derive(Clone, Debug, Deserialize)]
pub struct Mail {
    pub message_id: Option<String>,
}

impl Sandbox {
    /// # Errors
    /// That it did not start.
    pub fn start(place: &Place, seed: u64) -> Done<Self> {
        let mut command = Command::new(&place.sandbox);
        let webhook = format!("{}/api/v1/payments/stripe/events", place.address());
        command
            .args(["--http", &format!("127.0.0.1:{}", place.sandbox_port)])
            .args(["--smtp", &format!("127.0.0.1:{}", place.smtp_port)])
            .args(["--webhook-url", &webhook])
            .args(["--webhook-retry-cap-ms", "1000"])
            .args(["--seed", &seed.to_string()])
            .arg("--data")
            .arg(place.folder.join("sandbox.log"));
        let log = place.folder.join("sandbox-output.log");
        let client = Client::builder().timeout(ANSWERS_WITHIN).build();
        Ok(Self {
            address: place.sandbox_address(),
            client: client.map_err(|error| told(&error))?,
            _program: Program::start("sandbox", command, place.sandbox_port, &log)?,
        })
    }

    async fn get<T: serde::de::DeserializeOwned>(&self, path: &str) -> Done<T> {
        let answer = self.client.get(format!("{}{path}", self.address));
        let answer = answer.send().await.map_err(|error| told(&error))?;
        answer.json().await.map_err(|error| told(&error))
    }

    async fn post(&self, path: &str, body: &Value) -> Done<(u16, Value)> {
        let answer = self.client.post(format!("{}{path}", self.address));
        let answer = answer
            .json(body)
            .send()
            .await
            .map_err(|error| told(&error))?;
        let status = answer.status().as_u16();
        Ok((status, answer.json().await.unwrap_or_default()))
    }

    /// The six digits of the newest mail to an address; nothing when none came in time.
    pub async fn code(&self, to: &str) -> Option<String> {
        let wait = UNTIL_CODE.as_millis();
        let path = format!("/mail/api/messages?to={to}&limit=1&wait_ms={wait}");
        let mails: Vec<Value> = self.get(&path).await.ok()?;
        mails.first()?["code"].as_str().map(str::to_owned)
    }

    /// # Errors
    /// That the sandbox does not answer.
    pub async fn mails(&self) -> Done<Vec<Mail>> {
        self.get("/mail/api/messages?brief=true").await
    }

    /// Pays the page at `url` with a card; the payment's name when it was taken.
    pub async fn pay(&self, url: &str, card: &str) -> Option<String> {
        let session = url.rsplit('/').next()?.split(['?', '#']).next()?;
        let path = format!("/sandbox/api/checkout/{session}/pay");
        let (status, paid) = self.post(&path, &json!({ "card": card })).await.ok()?;
        let intent = paid["payment_intent"].as_str();
        intent.filter(|_| status == 200).map(str::to_owned)
    }

    /// The card's holder contests a payment, and the bank decides.
    pub async fn dispute(&self, intent: &str, won: bool, after: Duration) -> bool {
        let body = json!({ "payment_intent": intent });
        let Ok((200, dispute)) = self.post("/sandbox/api/disputes", &body).await else {
            return false;
        };
        tokio::time::sleep(after).await;
        let verdict = if won { "won" } else { "lost" };
        let id = dispute["id"].as_str().unwrap_or_default();
        let path = format!("/sandbox/api/disputes/{id}/{verdict}");
        self.post(&path, &json!({})).await.is_ok()
    }

    /// # Errors
    /// That the sandbox refuses the rules.
    pub async fn set_faults(&self, rules: &Value) -> Done {
        let set = self
            .client
            .put(format!("{}/sandbox/api/faults", self.address));
        let answer = set.json(rules).send().await.map_err(|error| told(&error))?;
        answer
            .error_for_status()
            .map(drop)
            .map_err(|error| told(&error))
    }

    /// How often each fault has fired.
    ///
    /// # Errors
    /// That the sandbox does not answer.
    pub async fn fired(&self) -> Done<Vec<(String, u64)>> {
        let report: Value = self.get("/sandbox/api/faults").await?;
        let each = report.as_object().into_iter().flatten();
        let fired = each.map(|(name, rule)| (name.clone(), rule["fired"].as_u64().unwrap_or(0)));
        Ok(fired.collect())
    }

    /// # Errors
    /// That the sandbox does not answer.
    pub async fn webhooks_pending(&self) -> Done<u64> {
        let webhooks: Value = self.get("/sandbox/api/webhooks").await?;
        Ok(webhooks["counts"]["pending"].as_u64().unwrap_or(0))
    }

    /// # Errors
    /// That the sandbox does not answer.
    pub async fn books(&self) -> Done<Books> {
        self.get("/sandbox/api/books?paid_only=true").await
    }
}

/// What the sandbox says of the money.
#[derive(Debug, Deserialize)]
pub struct Books {
    pub sums: std::collections::BTreeMap<String, Sums>,
    pub sessions: Vec<Session>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Sums {
    pub captured: i64,
    pub refunded: i64,
    pub disputes_open: i64,
    pub disputes_lost: i64,
    pub fees: i64,
    pub kept: i64,
}

/// A paid checkout session.
#[derive(Debug, Deserialize)]
pub struct Session {
    pub id: String,
    pub metadata: Metadata,
    pub kept: i64,
}

#[derive(Debug, Deserialize)]
pub struct Metadata {
    pub order: Option<Uuid>,
}

fn told(error: &reqwest::Error) -> String {
    format!("the sandbox: {error}")
}
