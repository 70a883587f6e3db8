//! The outside world as a process on free ports.

use super::Mail;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

pub struct Sandbox {
    /// Where its Stripe, its pages and its controls answer.
    pub url: String,
    /// Where it takes mail, `127.0.0.1:<port>`.
    pub smtp: String,
    process: Child,
    client: reqwest::Client,
}

impl Sandbox {
    pub fn start() -> Self {
        let program = program();
        let mut process = Command::new(&program)
            .args([
                "--http",
                "127.0.0.1:0",
                "--smtp",
                "127.0.0.1:0",
                "--seed",
                "1",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut line = String::new();
        let out = process.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let address = |name: &str| {
            let after = line.split_once(name).map(|(_, after)| after);
            let word = after.and_then(|after| after.split_whitespace().next());
            word.unwrap_or_else(|| panic!("the sandbox said: {line}"))
                .to_owned()
        };
        Self {
            url: format!("http://{}", address("http=")),
            smtp: address("smtp="),
            process,
            client: reqwest::Client::new(),
        }
    }

    pub async fn get(&self, path: &str) -> Value {
        let answer = self.client.get(format!("{}{path}", self.url)).send();
        answer.await.unwrap().json().await.unwrap()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Value {
        let request = self.client.post(format!("{}{path}", self.url)).json(body);
        let answer = request.send().await.unwrap();
        assert!(
            answer.status().is_success(),
            "POST {path}: {}",
            answer.status()
        );
        answer.json().await.unwrap_or(Value::Null)
    }

    pub async fn put(&self, path: &str, body: &Value) {
        let request = self.client.put(format!("{}{path}", self.url)).json(body);
        let answer = request.send().await.unwrap();
        assert!(
            answer.status().is_success(),
            "PUT {path}: {}",
            answer.status()
        );
    }

    pub async fn send_webhooks_to(&self, url: &str) {
        self.put("/sandbox/api/webhook", &json!({ "url": url }))
            .await;
    }

    pub async fn advance(&self, by: TimeDelta) {
        let body = json!({ "advance_seconds": by.num_seconds(), "sign_with_this_clock": true });
        self.post("/sandbox/api/clock", &body).await;
    }

    /// What this address received, newest first.
    pub async fn mails(&self, to: &str) -> Vec<Mail> {
        let address = format!("{}/mail/api/messages?to={to}", self.url);
        let answer = self.client.get(address).send().await.unwrap();
        answer.json().await.unwrap()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Beside the product's own binary, wherever the target directory is.
fn program() -> PathBuf {
    let product = PathBuf::from(env!("CARGO_BIN_EXE_ventanilla"));
    let program = product.with_file_name("ventanilla-sandbox");
    assert!(
        program.exists(),
        "{} is not built: run `cargo build -p ventanilla-sandbox` first",
        program.display()
    );
    program
}
