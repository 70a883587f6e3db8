//! Talking to the API: JSON both ways, the one error body read, time limits, and a plain answer
//! when the connection is not there.

mod reader;

use reader::Unreadable;
pub use reader::read;

use contract::problem::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestInit, Response};

/// How long an answer may take. Slow links are the rule, so it is generous.
const LIMIT_MS: u32 = 30_000;

/// Why there is no answer to use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The API refused, and says why.
    Refused(Box<Problem>),
    /// No connection, or none to us.
    Offline,
    /// It took too long. What was asked may have happened: repeat with the same [`Key`].
    TimedOut,
    /// An answer came that is not ours: a proxy's page, half a body.
    Unreadable,
}

impl From<Unreadable> for Failure {
    fn from(_: Unreadable) -> Self {
        Self::Unreadable
    }
}

/// Names one intention of the person, so that repeating a request does not repeat its effect.
/// Made once a press of a button, kept for the retries of that press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    pub fn new() -> Self {
        let mut bytes = [0_u8; 16];
        let filled = leptos::prelude::window()
            .crypto()
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
        debug_assert!(filled.is_ok(), "every browser that runs this has crypto");
        Self(
            bytes
                .iter()
                .fold(String::with_capacity(32), |mut key, byte| {
                    key.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
                    key.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
                    key
                }),
        )
    }
}

/// Reads `path`, built by `contract::paths::fill`.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    Ok(read(&get_text(path).await?)?)
}

/// The same for what is known to have changed: not the browser's copy of some seconds ago.
pub async fn get_anew<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    Ok(read(&get_kept(path, true).await?)?)
}

/// [`get`] for what is passed on as it is.
pub async fn get_text(path: &str) -> Result<String, Failure> {
    send("GET", path, Sent::default()).await
}

/// The text of what is public and seldom changes: the browser's copy, however old, unless it must
/// be `fresh`.
pub async fn get_kept(path: &str, fresh: bool) -> Result<String, Failure> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(LIMIT_MS)));
    init.set_cache(if fresh {
        RequestCache::NoCache
    } else {
        RequestCache::ForceCache
    });
    text(leptos::prelude::window().fetch_with_str_and_init(path, &init)).await
}

/// Sends `body` and reads the answer.
pub async fn post<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    key: &Key,
) -> Result<T, Failure> {
    let sent = Sent::of(body)?.once(key);
    Ok(read(&send("POST", path, sent).await?)?)
}

/// The same with the solution of a challenge.
pub async fn post_proven<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    key: &Key,
    proof: String,
) -> Result<T, Failure> {
    let mut sent = Sent::of(body)?.once(key);
    sent.proof = Some(proof);
    Ok(read(&send("POST", path, sent).await?)?)
}

/// Sends `body`; the answer has none.
pub async fn post_quietly(path: &str, body: &impl Serialize, key: &Key) -> Result<(), Failure> {
    let sent = Sent::of(body)?.once(key);
    send("POST", path, sent).await.map(drop)
}

/// Puts `body` in the place of what `path` holds.
pub async fn put(path: &str, body: &impl Serialize) -> Result<(), Failure> {
    send("PUT", path, Sent::of(body)?).await.map(drop)
}

/// The same, and reads what is there now.
pub async fn change<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, Failure> {
    Ok(read(&send("PUT", path, Sent::of(body)?).await?)?)
}

pub async fn delete(path: &str) -> Result<(), Failure> {
    send("DELETE", path, Sent::default()).await.map(drop)
}

/// The same, and reads what is left.
pub async fn withdraw<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    Ok(read(&send("DELETE", path, Sent::default()).await?)?)
}

/// What goes along with a request.
#[derive(Default)]
struct Sent {
    body: Option<String>,
    key: Option<Key>,
    /// Of work, see `contract::problem::Code::ProofRequired`.
    proof: Option<String>,
}

impl Sent {
    fn of(body: &impl Serialize) -> Result<Self, Failure> {
        let body = serde_json::to_string(body).map_err(|_| Failure::Unreadable)?;
        Ok(Self {
            body: Some(body),
            ..Self::default()
        })
    }

    fn once(self, key: &Key) -> Self {
        Self {
            key: Some(key.clone()),
            ..self
        }
    }
}

async fn send(method: &str, path: &str, sent: Sent) -> Result<String, Failure> {
    text(ask(method, path, sent).map_err(|_| Failure::Unreadable)?).await
}

/// The body of a success; why there is none.
async fn text(asked: js_sys::Promise) -> Result<String, Failure> {
    let answer: Response = JsFuture::from(asked)
        .await
        .map_err(|error| why(&error))?
        .unchecked_into();
    let text = JsFuture::from(answer.text().map_err(|_| Failure::Unreadable)?)
        .await
        .map_err(|error| why(&error))?
        .as_string()
        .unwrap_or_default();
    if answer.ok() {
        return Ok(text);
    }
    Err(read(&text).map_or(Failure::Unreadable, |problem| {
        Failure::Refused(Box::new(problem))
    }))
}

fn ask(method: &str, path: &str, sent: Sent) -> Result<js_sys::Promise, JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    if let Some(Key(key)) = sent.key {
        headers.set("Idempotency-Key", &key)?;
    }
    if let Some(proof) = sent.proof {
        headers.set("Altcha", &proof)?;
    }
    let init = RequestInit::new();
    init.set_method(method);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(LIMIT_MS)));
    if let Some(body) = sent.body {
        headers.set("Content-Type", "application/json")?;
        init.set_body(&JsValue::from_str(&body));
    }
    init.set_headers(&headers);
    // Both are sent also when the page goes away meanwhile.
    if matches!(method, "PUT" | "DELETE") {
        js_sys::Reflect::set(&init, &"keepalive".into(), &true.into())?;
    }
    Ok(leptos::prelude::window().fetch_with_str_and_init(path, &init))
}

/// `fetch` rejects with a `TypeError` when nothing answers and a `TimeoutError` when we gave up.
fn why(error: &JsValue) -> Failure {
    let name = js_sys::Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    match name.as_deref() {
        Some("TimeoutError" | "AbortError") => Failure::TimedOut,
        _ => Failure::Offline,
    }
}
