//! A running `ventanilla-sandbox`; it ends with the test.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

pub const KEY: &str = "sk_test_sandbox";
pub const SECRET: &str = "whsec_sandbox";

pub struct Sandbox {
    child: Child,
    pub url: String,
    web: reqwest::Client,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Sandbox {
    pub fn start(webhook_url: &str) -> Self {
        let tests = std::env::current_exe().unwrap();
        let program = tests.parent().unwrap().with_file_name("ventanilla-sandbox");
        let mut child = Command::new(&program)
            .args(["--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0"])
            .args(["--webhook-url", webhook_url])
            .args(["--webhook-retry-cap-ms", "200"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let address = line
            .split_whitespace()
            .find_map(|w| w.strip_prefix("http="));
        let web = reqwest::Client::builder().no_proxy().build().unwrap();
        Self {
            child,
            url: format!("http://{}", address.unwrap()),
            web,
        }
    }

    pub async fn control(&self, method: &str, path: &str, body: Value) -> Value {
        let url = format!("{}/sandbox/api/{path}", self.url);
        let request = self.web.request(method.parse().unwrap(), url);
        let answer = request.json(&body).send().await.unwrap();
        serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or(Value::Null)
    }

    pub async fn faults(&self, faults: Value) {
        self.control("PUT", "faults", faults).await;
    }

    /// Pays as a person would on the hosted page.
    pub async fn pay(&self, session: &str, card: &str) -> Value {
        let path = format!("checkout/{session}/pay");
        self.control("POST", &path, json!({ "card": card })).await
    }

    pub async fn advance(&self, seconds: i64) {
        let body = json!({ "advance_seconds": seconds });
        self.control("POST", "clock", body).await;
    }

    /// Every session in the sandbox's own books.
    pub async fn sessions(&self) -> Vec<Value> {
        let books = self.control("GET", "books", Value::Null).await;
        books["sessions"].as_array().unwrap().clone()
    }

    pub async fn session(&self, id: &str) -> Value {
        let mut sessions = self.sessions().await.into_iter();
        sessions.find(|session| session["id"] == id).unwrap()
    }

    /// A session that this product did not open, for an order that it has.
    pub async fn foreign_session(&self, order: &str, cents: i64) -> String {
        let now = self.control("GET", "clock", Value::Null).await["now"].clone();
        let form = [
            ("mode", "payment".to_owned()),
            ("expires_at", (now.as_i64().unwrap() + 3600).to_string()),
            ("metadata[order]", order.to_owned()),
            ("line_items[0][price_data][currency]", "usd".to_owned()),
            ("line_items[0][price_data][unit_amount]", cents.to_string()),
            (
                "line_items[0][price_data][product_data][name]",
                "x".to_owned(),
            ),
            ("line_items[0][quantity]", "1".to_owned()),
            ("success_url", "http://127.0.0.1/".to_owned()),
        ];
        let url = format!("{}/v1/checkout/sessions", self.url);
        let request = self.web.post(url).bearer_auth(KEY).form(&form);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        answer["id"].as_str().unwrap().to_owned()
    }

    /// The paths of what was asked for, and the bodies.
    pub async fn requests(&self) -> Vec<(String, String)> {
        let requests = self.control("GET", "requests", Value::Null).await;
        let requests = requests.as_array().unwrap().iter();
        requests
            .map(|request| {
                let text = |name: &str| request[name].as_str().unwrap().to_owned();
                (format!("{} {}", text("method"), text("path")), text("body"))
            })
            .collect()
    }
}
