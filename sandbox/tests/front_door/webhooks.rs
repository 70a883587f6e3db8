use serde_json::json;
use stripe_webhook::{EventObject, Webhook};

use crate::harness::{SECRET, Sandbox};
use crate::inbox::Inbox;

#[tokio::test]
async fn a_payment_is_told_in_signed_events_that_the_client_can_read() {
    let inbox = Inbox::open(0).await;
    let sandbox = Sandbox::start(&["--webhook-url", &inbox.url]);
    let (session, _) = sandbox.paid().await;
    let mut completed = 0;
    for hook in inbox.wait_for(3).await {
        let event = Webhook::construct_event(&hook.payload, &hook.signature, SECRET).unwrap();
        assert!(event.api_version.is_some());
        if let EventObject::CheckoutSessionCompleted(told) = event.data.object {
            assert_eq!(told.id.as_str(), session["id"]);
            completed += 1;
        }
    }
    assert_eq!(completed, 1);
}

#[tokio::test]
async fn every_kind_of_event_can_be_read_by_the_client() {
    let inbox = Inbox::open(0).await;
    let sandbox = Sandbox::start(&["--webhook-url", &inbox.url]);
    sandbox
        .set_faults(json!({ "refund_pending": { "count": 1 } }))
        .await;
    let (_, intent) = sandbox.paid().await;
    let refund = [("payment_intent", intent.as_str()), ("amount", "500")];
    let refund = sandbox.call("POST", "refunds", &refund).await.json();
    let path = format!(
        "sandbox/api/refunds/{}/failed",
        refund["id"].as_str().unwrap()
    );
    assert_eq!(sandbox.control("POST", &path, json!({})).await.0, 200);
    let contest = json!({ "payment_intent": intent });
    let (_, dispute) = sandbox
        .control("POST", "sandbox/api/disputes", contest)
        .await;
    let path = format!(
        "sandbox/api/disputes/{}/lost",
        dispute["id"].as_str().unwrap()
    );
    assert_eq!(sandbox.control("POST", &path, json!({})).await.0, 200);
    sandbox.session().await;
    sandbox.advance(3_000).await;
    for hook in inbox.wait_for(10).await {
        let event = Webhook::construct_event(&hook.payload, &hook.signature, SECRET);
        let event = event.unwrap_or_else(|reason| panic!("{reason}: {}", hook.payload));
        assert!(
            !matches!(event.data.object, EventObject::Unknown(_)),
            "{}",
            hook.payload
        );
    }
    let mut kinds = inbox.kinds();
    kinds.sort();
    let expected = [
        "charge.dispute.closed",
        "charge.dispute.created",
        "charge.refunded",
        "charge.succeeded",
        "checkout.session.completed",
        "checkout.session.expired",
        "payment_intent.succeeded",
        "refund.created",
        "refund.failed",
        "refund.updated",
    ];
    assert_eq!(kinds, expected);
}

#[tokio::test]
async fn a_refused_event_is_sent_again_until_it_is_accepted() {
    let inbox = Inbox::open(2).await;
    let sandbox = Sandbox::start(&["--webhook-url", &inbox.url]);
    sandbox.paid().await;
    let hooks = inbox.wait_for(5).await;
    let mut ids: Vec<_> = hooks
        .iter()
        .map(|hook| hook.json()["id"].to_string())
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    let (_, state) = sandbox
        .control("GET", "sandbox/api/webhooks", json!(null))
        .await;
    assert_eq!(state["counts"]["refused_attempts"], 2);
}

#[tokio::test]
async fn webhooks_go_where_they_are_told_to_go_while_running() {
    let (inbox, sandbox) = (Inbox::open(0).await, Sandbox::start(&[]));
    let wish = json!({ "url": inbox.url });
    assert_eq!(
        sandbox.control("PUT", "sandbox/api/webhook", wish).await.0,
        204
    );
    sandbox.paid().await;
    inbox.wait_for(3).await;
}
