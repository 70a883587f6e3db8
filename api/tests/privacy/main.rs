//! Personal data stays where it belongs: a whole journey with errors on the way, and then a search
//! of everything that is written without a seal.
//!
//! A program of its own, since the log, the metrics and the panic hook are one for a process.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of a test may panic: that fails the test"
)]

mod columns;
#[path = "../appointments/desk.rs"]
#[allow(dead_code, reason = "this journey uses some of the desk's helpers")]
mod desk;
mod forms;
mod journey;
#[path = "../support/mod.rs"]
mod support;
mod travel;
#[path = "../precheck/trips.rs"]
#[allow(dead_code, reason = "this journey uses some of the trips' helpers")]
mod trips;
mod typed;

use api::telemetry;
use std::sync::{Arc, Mutex};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// What a reader of that column is meant to see: who serves, and who acted.
const IN_CLEAR: [(&str, &str); 2] = [
    (
        "staff_member.name",
        "an officer is known by name to those who invite them",
    ),
    (
        "audit.actor",
        "an audit that only our keys can read proves nothing to an auditor",
    ),
];

/// As verbose as `RUST_LOG` can ask for, libraries included; but the jar belongs to the test's
/// browser.
const EVERYTHING: &str = "trace,cookie_store=off";

/// Everything written so far.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_a_person_types_is_written_without_a_seal() {
    let log = Written::default();
    let writer = log.clone();
    telemetry::json_lines(EnvFilter::new(EVERYTHING), move || writer.clone()).init();
    let metrics = telemetry::start_metrics().unwrap();
    let world = desk::open().await;
    let mut secrets = journey::walk(&world).await;
    secrets.extend(travel::walk(&world).await);

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("\"answered\"") && log.contains("\"panic\""));
    let metrics = metrics.render();
    assert!(metrics.contains("http_requests_total"));
    let stripe = world.sandbox.get("/sandbox/api/requests").await.to_string();
    assert!(stripe.contains("/v1/checkout/sessions") && stripe.contains("/v1/refunds"));

    let mut places = vec![
        ("the log".to_owned(), log),
        ("the metrics".to_owned(), metrics),
        ("requests to Stripe".to_owned(), stripe),
    ];
    places.extend(columns::all(world.app.db.read()).await);
    let mut typed = typed::of_citizens();
    typed.extend(secrets);
    let mut leaks = Vec::new();
    for (place, text) in &places {
        leaks.extend(found("a citizen's", &typed, place, text));
        if IN_CLEAR.iter().all(|(column, _)| column != place) {
            leaks.extend(found("an officer's", &typed::of_staff(), place, text));
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
    for (column, why) in IN_CLEAR {
        let (_, text) = places.iter().find(|(place, _)| place == column).unwrap();
        let there = found("", &typed::of_staff(), column, text);
        assert!(!there.is_empty(), "{column} needs no exception: {why}");
    }
}

fn found(whose: &str, typed: &[String], place: &str, text: &str) -> Vec<String> {
    let seen = typed.iter().filter_map(|data| {
        let form = forms::form_in(text, data)?;
        let mut lines = text.lines();
        let line = lines.find(|line| forms::form_in(line, data).is_some());
        let line = line.unwrap_or_default();
        Some(format!("{whose} {data:?} in {place}, as {form:?}: {line}"))
    });
    seen.collect()
}
