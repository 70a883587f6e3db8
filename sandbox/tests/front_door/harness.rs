use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use stripe::{Client, ClientBuilder};

pub const KEY: &str = "sk_test_sandbox";
pub const SECRET: &str = "whsec_sandbox";

/// A running sandbox; it ends with the test.
pub struct Sandbox {
    child: Child,
    pub http: String,
    pub smtp: u16,
    pub web: reqwest::Client,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Sandbox {
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ventanilla-sandbox"))
            .args([
                "--http",
                "127.0.0.1:0",
                "--smtp",
                "127.0.0.1:0",
                "--seed",
                "7",
            ])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let told = |name: &str| {
            let word = line
                .split_whitespace()
                .find_map(|word| word.strip_prefix(name));
            word.unwrap_or_else(|| panic!("not told {name}: {line}"))
                .to_owned()
        };
        let smtp = told("smtp=").rsplit(':').next().unwrap().parse().unwrap();
        let web = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let web = web.no_proxy().build().unwrap();
        Self {
            http: format!("http://{}", told("http=")),
            smtp,
            web,
            child,
        }
    }

    /// Ends it as a service manager would, and waits until it has.
    pub fn stop(mut self) -> bool {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        self.child.wait().unwrap().success()
    }

    pub fn stripe(&self) -> Client {
        ClientBuilder::new(KEY)
            .url(format!("{}/", self.http))
            .build()
            .unwrap()
    }

    /// A call under `/v1` with the right key: status, headers and JSON.
    pub async fn call(&self, method: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        self.call_with_key(method, path, form, None).await
    }

    pub async fn call_with_key(
        &self,
        method: &str,
        path: &str,
        form: &[(&str, &str)],
        key: Option<&str>,
    ) -> Answer {
        let url = format!("{}/v1/{path}", self.http);
        let mut request = self
            .web
            .request(method.parse().unwrap(), url)
            .bearer_auth(KEY);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        if !form.is_empty() {
            request = request.form(form);
        }
        let answer = request.send().await.unwrap();
        Answer {
            status: answer.status().as_u16(),
            headers: answer.headers().clone(),
            text: answer.text().await.unwrap(),
        }
    }

    pub async fn control(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/{path}", self.http);
        let request = self.web.request(method.parse().unwrap(), url).json(&body);
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (
            status,
            serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or(Value::Null),
        )
    }

    pub async fn set_faults(&self, faults: Value) {
        assert_eq!(
            self.control("PUT", "sandbox/api/faults", faults).await.0,
            200
        );
    }

    pub async fn pay(&self, session: &str, card: &str) -> (u16, Value) {
        let path = format!("sandbox/api/checkout/{session}/pay");
        self.control("POST", &path, json!({ "card": card })).await
    }

    /// A session of 55.00 dollars that ends in 35 minutes.
    pub async fn session(&self) -> Value {
        let now = self
            .control("GET", "sandbox/api/clock", Value::Null)
            .await
            .1["now"]
            .as_i64();
        let expires_at = (now.unwrap() + 35 * 60).to_string();
        let answer = self
            .call("POST", "checkout/sessions", &session_form(&expires_at))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// A session that was paid; the name of its payment intent.
    pub async fn paid(&self) -> (Value, String) {
        let session = self.session().await;
        let (status, paid) = self
            .pay(session["id"].as_str().unwrap(), "4242424242424242")
            .await;
        assert_eq!(status, 200, "{paid}");
        let intent = paid["payment_intent"].as_str().unwrap().to_owned();
        (paid, intent)
    }

    pub async fn advance(&self, seconds: i64) {
        let body = json!({ "advance_seconds": seconds });
        assert_eq!(self.control("POST", "sandbox/api/clock", body).await.0, 200);
    }
}

pub fn session_form(expires_at: &str) -> Vec<(&str, &str)> {
    vec![
        ("mode", "payment"),
        ("expires_at", expires_at),
        ("client_reference_id", "order-7"),
        ("metadata[order]", "order-7"),
        ("payment_intent_data[metadata][order]", "order-7"),
        ("line_items[0][price_data][currency]", "usd"),
        ("line_items[0][price_data][unit_amount]", "5500"),
        (
            "line_items[0][price_data][product_data][name]",
            "Pasaporte, 5 años",
        ),
        ("line_items[0][quantity]", "1"),
        ("payment_method_types[]", "card"),
        ("locale", "es"),
        (
            "success_url",
            "http://127.0.0.1:8080/ok?s={CHECKOUT_SESSION_ID}",
        ),
        ("cancel_url", "http://127.0.0.1:8080/back"),
    ]
}

pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }
}
