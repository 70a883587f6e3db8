use std::time::Duration;

use serde_json::json;

use crate::harness::{Sandbox, session_form};
use crate::inbox::Inbox;

async fn expiry(sandbox: &Sandbox) -> String {
    let (_, clock) = sandbox
        .control("GET", "sandbox/api/clock", json!(null))
        .await;
    (clock["now"].as_i64().unwrap() + 35 * 60).to_string()
}

async fn sessions(sandbox: &Sandbox) -> u64 {
    let (_, books) = sandbox
        .control("GET", "sandbox/api/books", json!(null))
        .await;
    books["counts"]["sessions"].as_u64().unwrap()
}

#[tokio::test]
async fn the_same_key_gives_the_same_bytes_and_other_parameters_are_an_error() {
    let sandbox = Sandbox::start(&[]);
    let at = expiry(&sandbox).await;
    let form = session_form(&at);
    let path = "checkout/sessions";
    let first = sandbox
        .call_with_key("POST", path, &form, Some("key-1"))
        .await;
    let again = sandbox
        .call_with_key("POST", path, &form, Some("key-1"))
        .await;
    assert_eq!(first.text, again.text);
    assert!(!first.headers.contains_key("idempotent-replayed"));
    assert_eq!(again.headers["idempotent-replayed"], "true");
    let other = [form.as_slice(), &[("submit_type", "pay")]].concat();
    let refused = sandbox
        .call_with_key("POST", path, &other, Some("key-1"))
        .await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.json()["error"]["type"], "idempotency_error");
    assert_eq!(sessions(&sandbox).await, 1);
    sandbox.advance(25 * 60 * 60).await;
    let at = expiry(&sandbox).await;
    let fresh = sandbox
        .call_with_key("POST", path, &session_form(&at), Some("key-1"))
        .await;
    assert_eq!(
        fresh.status, 200,
        "a key is forgotten after a day: {}",
        fresh.text
    );
}

#[tokio::test]
async fn a_key_whose_request_still_runs_is_a_conflict() {
    let sandbox = Sandbox::start(&[]);
    sandbox
        .set_faults(json!({ "api_delay_ms": { "count": 1, "ms": 800 } }))
        .await;
    let at = expiry(&sandbox).await;
    let form = session_form(&at);
    let slow = sandbox.call_with_key("POST", "checkout/sessions", &form, Some("k"));
    let meanwhile = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        sandbox
            .call_with_key("POST", "checkout/sessions", &form, Some("k"))
            .await
    };
    let (first, second) = tokio::join!(slow, meanwhile);
    assert_eq!((first.status, second.status), (200, 409));
}

#[tokio::test]
async fn a_caller_who_goes_away_does_not_stop_what_it_asked_for() {
    let sandbox = Sandbox::start(&[]);
    sandbox
        .set_faults(json!({ "api_delay_ms": { "count": 1, "ms": 400 } }))
        .await;
    let at = expiry(&sandbox).await;
    let form = session_form(&at);
    let path = "checkout/sessions";
    let impatient = sandbox.call_with_key("POST", path, &form, Some("k"));
    let left = tokio::time::timeout(Duration::from_millis(150), impatient).await;
    assert!(left.is_err(), "gone before the answer");
    tokio::time::sleep(Duration::from_millis(600)).await;
    let again = sandbox.call_with_key("POST", path, &form, Some("k")).await;
    assert_eq!(again.status, 200, "{}", again.text);
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert_eq!(sessions(&sandbox).await, 1);
}

#[tokio::test]
async fn after_a_500_the_retry_hears_what_really_happened() {
    let sandbox = Sandbox::start(&[]);
    let at = expiry(&sandbox).await;
    let form = session_form(&at);
    sandbox
        .set_faults(json!({ "error_500_after_effect": { "count": 1 } }))
        .await;
    let lost = sandbox
        .call_with_key("POST", "checkout/sessions", &form, Some("k"))
        .await;
    assert_eq!((lost.status, sessions(&sandbox).await), (500, 1));
    let found = sandbox
        .call_with_key("POST", "checkout/sessions", &form, Some("k"))
        .await;
    assert_eq!((found.status, sessions(&sandbox).await), (200, 1));
    let listed = sandbox.call("GET", "checkout/sessions", &[]).await.json();
    assert_eq!(listed["data"][0]["id"], found.json()["id"]);
}

#[tokio::test]
async fn a_500_before_the_effect_leaves_nothing_behind() {
    let sandbox = Sandbox::start(&[]);
    let at = expiry(&sandbox).await;
    let form = session_form(&at);
    sandbox
        .set_faults(json!({ "error_500_before": { "count": 1 } }))
        .await;
    let failed = sandbox
        .call_with_key("POST", "checkout/sessions", &form, Some("k"))
        .await;
    assert_eq!((failed.status, sessions(&sandbox).await), (500, 0));
    let done = sandbox
        .call_with_key("POST", "checkout/sessions", &form, Some("k"))
        .await;
    assert_eq!((done.status, sessions(&sandbox).await), (200, 1));
}

#[tokio::test]
async fn a_500_on_a_read_leaves_what_changes_alone() {
    let sandbox = Sandbox::start(&[]);
    let at = expiry(&sandbox).await;
    sandbox
        .set_faults(json!({ "error_500_on_read": { "count": 1 } }))
        .await;
    let made = sandbox
        .call("POST", "checkout/sessions", &session_form(&at))
        .await;
    assert_eq!(made.status, 200);
    let list = || sandbox.call("GET", "checkout/sessions", &[]);
    assert_eq!(list().await.status, 500);
    assert_eq!(list().await.status, 200);
}

#[tokio::test]
async fn an_answer_that_never_comes_had_its_effect() {
    let sandbox = Sandbox::start(&[]);
    let at = expiry(&sandbox).await;
    let form = session_form(&at);
    sandbox
        .set_faults(json!({ "timeout_after_effect": { "count": 1 } }))
        .await;
    let call = sandbox.call_with_key("POST", "checkout/sessions", &form, Some("k"));
    assert!(
        tokio::time::timeout(Duration::from_millis(400), call)
            .await
            .is_err()
    );
    assert_eq!(sessions(&sandbox).await, 1);
    let found = sandbox
        .call_with_key("POST", "checkout/sessions", &form, Some("k"))
        .await;
    assert_eq!((found.status, sessions(&sandbox).await), (200, 1));
}

#[tokio::test]
async fn webhooks_are_dropped_doubled_forged_and_counted() {
    let inbox = Inbox::open(0).await;
    let sandbox = Sandbox::start(&["--webhook-url", &inbox.url]);
    let faults = json!({
        "webhook_drop": { "count": 1 },
        "webhook_duplicate": { "count": 1 },
        "webhook_bad_signature": { "count": 1 },
        "webhook_delay_ms": { "count": 1, "ms": 50 },
        "webhook_reorder": { "count": 1 },
    });
    sandbox.set_faults(faults).await;
    sandbox.paid().await;
    let hooks = inbox.wait_for(4).await;
    let verifies = |hook: &&crate::inbox::Hook| {
        stripe_webhook::Webhook::construct_event(&hook.payload, &hook.signature, "whsec_sandbox")
            .is_ok()
    };
    assert_eq!(
        hooks.iter().filter(verifies).count(),
        3,
        "two events, one of them twice"
    );
    let (_, report) = sandbox
        .control("GET", "sandbox/api/faults", json!(null))
        .await;
    for fault in [
        "webhook_drop",
        "webhook_duplicate",
        "webhook_bad_signature",
        "webhook_reorder",
    ] {
        assert_eq!(report[fault]["fired"], 1, "{fault}");
    }
    let events = sandbox.call("GET", "events", &[]).await.json();
    assert_eq!(
        events["data"].as_array().unwrap().len(),
        3,
        "a dropped event can be found"
    );
}

#[tokio::test]
async fn an_unknown_fault_is_refused() {
    let sandbox = Sandbox::start(&[]);
    let wish = json!({ "webhook_dorp": 1 });
    assert_eq!(
        sandbox.control("PUT", "sandbox/api/faults", wish).await.0,
        422
    );
}
