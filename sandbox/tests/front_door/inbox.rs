use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::Value;

/// What came to the product's webhook address.
#[derive(Clone)]
pub struct Hook {
    pub signature: String,
    pub payload: String,
}

impl Hook {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.payload).unwrap()
    }
}

#[derive(Clone, Default)]
pub struct Inbox {
    hooks: Arc<Mutex<Vec<Hook>>>,
    refuse: Arc<Mutex<usize>>,
    pub url: String,
}

impl Inbox {
    /// An endpoint that refuses this many webhooks before it accepts.
    pub async fn open(refuse: usize) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let inbox = Self {
            url,
            refuse: Arc::new(Mutex::new(refuse)),
            ..Self::default()
        };
        let routes = axum::Router::new().route("/hook", axum::routing::post(receive));
        let routes = routes.with_state(inbox.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        inbox
    }

    pub fn all(&self) -> Vec<Hook> {
        self.hooks.lock().unwrap().clone()
    }

    pub fn kinds(&self) -> Vec<String> {
        let kind = |hook: &Hook| hook.json()["type"].as_str().unwrap().to_owned();
        self.all().iter().map(kind).collect()
    }

    pub async fn wait_for(&self, number: usize) -> Vec<Hook> {
        for _ in 0..200 {
            if self.all().len() >= number {
                return self.all();
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{number} webhooks expected, these came: {:?}", self.kinds());
    }
}

async fn receive(State(inbox): State<Inbox>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers["stripe-signature"].to_str().unwrap().to_owned();
    let payload = String::from_utf8(body.to_vec()).unwrap();
    inbox
        .hooks
        .lock()
        .unwrap()
        .push(Hook { signature, payload });
    let mut refuse = inbox.refuse.lock().unwrap();
    if *refuse > 0 {
        *refuse -= 1;
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    StatusCode::OK
}
