use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::harness::{Sandbox, session_form};

fn send_mail(port: u16) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap()).lines();
    let text = "MAIL FROM:<a@b.hn>\r\nRCPT TO:<ana@example.org>\r\nDATA\r\n";
    write!(
        stream,
        "HELO x\r\n{text}Subject: Hola\r\n\r\n..123\r\n.\r\nQUIT\r\n"
    )
    .unwrap();
    assert!(answers.by_ref().last().unwrap().unwrap().starts_with("221"));
}

#[tokio::test]
async fn everything_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.log");
    let data = ["--data", file.to_str().unwrap()];
    let sandbox = Sandbox::start(&data);
    let (_, intent) = sandbox.paid().await;
    let form = [("payment_intent", intent.as_str()), ("amount", "700")];
    let refund = sandbox
        .call_with_key("POST", "refunds", &form, Some("k"))
        .await;
    let open = sandbox.session().await;
    send_mail(sandbox.smtp);
    let (_, before) = sandbox
        .control("GET", "sandbox/api/books", Value::Null)
        .await;
    assert!(sandbox.stop());

    let sandbox = Sandbox::start(&data);
    let (_, after) = sandbox
        .control("GET", "sandbox/api/books", Value::Null)
        .await;
    assert_eq!(
        (&after["sums"], &after["sessions"]),
        (&before["sums"], &before["sessions"])
    );
    let again = sandbox
        .call_with_key("POST", "refunds", &form, Some("k"))
        .await;
    assert_eq!(again.text, refund.text);
    let mails = sandbox
        .control("GET", "mail/api/messages?to=ana@example.org", Value::Null)
        .await
        .1;
    assert_eq!(
        (&mails[0]["subject"], &mails[0]["text"]),
        (&json!("Hola"), &json!(".123\r\n"))
    );
    let new = sandbox.session().await;
    assert_ne!(
        new["id"], open["id"],
        "the same seed must not repeat a name"
    );
    sandbox.advance(36 * 60).await;
    let path = format!("checkout/sessions/{}", open["id"].as_str().unwrap());
    assert_eq!(
        sandbox.call("GET", &path, &[]).await.json()["status"],
        "expired"
    );
}

#[tokio::test]
async fn the_same_seed_makes_the_same_names() {
    let mut names = Vec::new();
    for _ in 0..2 {
        let sandbox = Sandbox::start(&[]);
        names.push(sandbox.session().await["id"].clone());
    }
    assert_eq!(names[0], names[1]);
}

#[tokio::test]
async fn requests_are_kept_word_for_word_without_the_key() {
    let sandbox = Sandbox::start(&[]);
    sandbox.session().await;
    let (_, requests) = sandbox
        .control("GET", "sandbox/api/requests", Value::Null)
        .await;
    let request = &requests[0];
    assert_eq!(
        (&request["method"], &request["status"]),
        (&json!("POST"), &json!(200))
    );
    assert!(
        request["body"]
            .as_str()
            .unwrap()
            .contains("Pasaporte%2C+5+a%C3%B1os")
    );
    assert!(!requests.to_string().contains("sk_test_sandbox"));
    assert_eq!(
        sandbox
            .control("DELETE", "sandbox/api/requests", Value::Null)
            .await
            .0,
        204
    );
    let (_, requests) = sandbox
        .control("GET", "sandbox/api/requests", Value::Null)
        .await;
    assert_eq!(requests, json!([]));
}

#[tokio::test]
async fn clients_at_once_each_pay_their_own_session_once() {
    let sandbox = std::sync::Arc::new(Sandbox::start(&[]));
    let shared = sandbox.session().await["id"].as_str().unwrap().to_owned();
    let mut tasks = Vec::new();
    for _ in 0..32 {
        let (sandbox, shared) = (sandbox.clone(), shared.clone());
        tasks.push(tokio::spawn(async move {
            sandbox.paid().await;
            sandbox.pay(&shared, "4242424242424242").await.0
        }));
    }
    let mut done = 0;
    for task in tasks {
        done += usize::from(task.await.unwrap() == 200);
    }
    assert_eq!(done, 1, "a session is paid once");
    let (_, books) = sandbox
        .control("GET", "sandbox/api/books?sums_only=true", Value::Null)
        .await;
    assert_eq!(books["sums"]["usd"]["captured"], 33 * 5_500);
}

#[tokio::test]
async fn a_taken_port_is_explained() {
    let sandbox = Sandbox::start(&[]);
    let taken = sandbox.http.trim_start_matches("http://");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_ventanilla-sandbox"))
        .args(["--http", taken, "--smtp", "127.0.0.1:0"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("another sandbox running"));
}

#[tokio::test]
async fn a_form_that_is_no_session_is_refused_field_by_field() {
    let sandbox = Sandbox::start(&[]);
    let whole = session_form("0");
    for name in ["mode", "success_url", "line_items[0][quantity]"] {
        let form: Vec<_> = whole
            .iter()
            .copied()
            .filter(|(key, _)| *key != name)
            .collect();
        let answer = sandbox
            .call("POST", "checkout/sessions", &form)
            .await
            .json();
        assert_eq!(answer["error"]["param"], name);
    }
}
