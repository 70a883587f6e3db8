use serde_json::{Value, json};
use stripe_core::balance_transaction::ListBalanceTransaction;
use stripe_core::charge::RetrieveCharge;
use stripe_core::dispute::{ListDispute, RetrieveDispute};
use stripe_core::event::ListEvent;
use stripe_core::payment_intent::ListPaymentIntent;
use stripe_core::refund::{CreateRefund, ListRefund, RetrieveRefund};

use crate::harness::Sandbox;

async fn refund(sandbox: &Sandbox, intent: &str, amount: &str) -> Value {
    let form = [("payment_intent", intent), ("amount", amount)];
    sandbox.call("POST", "refunds", &form).await.json()
}

#[tokio::test]
async fn the_client_refunds_in_parts_and_never_more_than_was_paid() {
    let sandbox = Sandbox::start(&[]);
    let stripe = sandbox.stripe();
    let (_, intent) = sandbox.paid().await;
    let part = CreateRefund::new()
        .payment_intent(intent.as_str())
        .amount(2_000);
    let part = part
        .metadata([("cause".to_owned(), "c1".to_owned())])
        .send(&stripe)
        .await
        .unwrap();
    assert_eq!(
        (part.amount, part.status.as_deref()),
        (2_000, Some("succeeded"))
    );
    let too_much = refund(&sandbox, &intent, "3501").await;
    assert!(
        too_much["error"]["message"]
            .as_str()
            .unwrap()
            .contains("(3500)")
    );
    let rest = CreateRefund::new()
        .payment_intent(intent.as_str())
        .send(&stripe)
        .await
        .unwrap();
    assert_eq!(rest.amount, 3_500);
    let again = refund(&sandbox, &intent, "1").await;
    assert_eq!(again["error"]["code"], "charge_already_refunded");
    let charge = rest.charge.unwrap().id().clone();
    let charge = RetrieveCharge::new(charge).send(&stripe).await.unwrap();
    assert!(charge.refunded);
    let listed = ListRefund::new()
        .payment_intent(intent.as_str())
        .send(&stripe)
        .await
        .unwrap();
    assert_eq!(listed.data.len(), 2);
    assert_eq!(listed.data[1].metadata.as_ref().unwrap()["cause"], "c1");
}

#[tokio::test]
async fn a_refund_may_wait_and_may_fail() {
    let sandbox = Sandbox::start(&[]);
    let stripe = sandbox.stripe();
    let (_, intent) = sandbox.paid().await;
    let faults = json!({ "refund_pending": { "count": 2, "ms": 60_000 } });
    sandbox.set_faults(faults).await;
    let waiting = refund(&sandbox, &intent, "1000").await;
    assert_eq!(waiting["status"], "pending");
    sandbox.advance(61).await;
    let id = waiting["id"].as_str().unwrap();
    let settled = RetrieveRefund::new(id).send(&stripe).await.unwrap();
    assert_eq!(settled.status.as_deref(), Some("succeeded"));
    sandbox
        .set_faults(json!({ "refund_fail": { "count": 1 } }))
        .await;
    let failed = refund(&sandbox, &intent, "4500").await;
    assert_eq!(failed["status"], "failed");
    let (_, books) = sandbox
        .control("GET", "sandbox/api/books", Value::Null)
        .await;
    assert_eq!(books["sums"]["usd"]["refunded"], 1_000);
    assert_eq!(
        refund(&sandbox, &intent, "4500").await["status"],
        "succeeded"
    );
}

#[tokio::test]
async fn a_dispute_takes_the_money_and_gives_it_back_when_won() {
    let sandbox = Sandbox::start(&[]);
    let stripe = sandbox.stripe();
    let (_, intent) = sandbox.paid().await;
    let contest = json!({ "payment_intent": intent });
    let (status, dispute) = sandbox
        .control("POST", "sandbox/api/disputes", contest)
        .await;
    assert_eq!(status, 200);
    let refused = refund(&sandbox, &intent, "100").await;
    assert_eq!(refused["error"]["code"], "charge_disputed");
    let id = dispute["id"].as_str().unwrap();
    let path = format!("sandbox/api/disputes/{id}/won");
    assert_eq!(sandbox.control("POST", &path, json!({})).await.0, 200);
    assert_eq!(sandbox.control("POST", &path, json!({})).await.0, 400);
    let won = RetrieveDispute::new(id).send(&stripe).await.unwrap();
    assert_eq!(
        won.balance_transactions
            .iter()
            .map(|m| m.amount)
            .sum::<i64>(),
        0
    );
    assert_eq!(
        refund(&sandbox, &intent, "100").await["status"],
        "succeeded"
    );
}

#[tokio::test]
async fn the_books_say_what_was_kept() {
    let sandbox = Sandbox::start(&[]);
    let stripe = sandbox.stripe();
    let (_, whole) = sandbox.paid().await;
    refund(&sandbox, &whole, "1500").await;
    let session = sandbox.session().await;
    let (_, paid) = sandbox
        .pay(session["id"].as_str().unwrap(), "4000000000000259")
        .await;
    let intent = paid["payment_intent"].as_str().unwrap();
    let disputes = ListDispute::new()
        .payment_intent(intent)
        .send(&stripe)
        .await
        .unwrap();
    let path = format!("disputes/{}/close", disputes.data[0].id);
    assert_eq!(
        sandbox.call("POST", &path, &[]).await.json()["status"],
        "lost"
    );
    sandbox.session().await;

    let (_, books) = sandbox
        .control("GET", "sandbox/api/books", Value::Null)
        .await;
    let sums = &books["sums"]["usd"];
    assert_eq!(
        (&sums["captured"], &sums["refunded"]),
        (&json!(11_000), &json!(1_500))
    );
    assert_eq!(
        (&sums["disputes_lost"], &sums["kept"]),
        (&json!(5_500), &json!(4_000))
    );
    let kept: Vec<_> = books["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| &s["kept"])
        .collect();
    assert_eq!(kept, [4_000, 0, 0]);
    assert_eq!(books["sessions"][0]["metadata"]["order"], "order-7");
    assert_eq!(books["sessions"][1]["dispute"]["status"], "lost");

    let moved = ListBalanceTransaction::new()
        .limit(100)
        .send(&stripe)
        .await
        .unwrap();
    assert_eq!(moved.data.iter().map(|m| m.amount).sum::<i64>(), 4_000);
    assert_eq!(
        ListPaymentIntent::new()
            .send(&stripe)
            .await
            .unwrap()
            .data
            .len(),
        2
    );
    let events = ListEvent::new().limit(100).send(&stripe).await.unwrap();
    assert_eq!(events.data.len(), 10);
}
