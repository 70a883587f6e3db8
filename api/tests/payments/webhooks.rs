use crate::sandbox::SECRET;
use crate::world::{CARD, PRICE, World};
use api::payments::ledger::{self, Account};
use chrono::TimeDelta;
use entity::stripe_event;
use reqwest::StatusCode;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use stripe_webhook::Webhook;

impl World {
    async fn deliver(&self, body: &str, signature: &str) -> (StatusCode, Value) {
        let web = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = web.post(&self.door).header("stripe-signature", signature);
        let answer = request.body(body.to_owned()).send().await.unwrap();
        let status = answer.status();
        let body = answer.bytes().await.unwrap();
        (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
    }

    fn sign(&self, body: &str) -> String {
        Webhook::generate_test_header(body, SECRET, Some(self.clock.now().timestamp()))
    }

    /// A session that was paid without anybody telling us.
    async fn paid_in_silence(&self) -> (uuid::Uuid, String) {
        self.sandbox.faults(json!({ "webhook_drop": 1 })).await;
        let order = self.order().await;
        let session = self.open(order).await;
        self.sandbox.pay(&session, CARD).await;
        (order, session)
    }
}

fn completed(event: &str, object: &Value) -> String {
    json!({
        "id": event, "object": "event", "type": "checkout.session.completed",
        "created": 1, "data": { "object": object },
    })
    .to_string()
}

#[tokio::test]
async fn a_paid_order_is_heard_of_and_booked_with_its_fee() {
    let world = World::start().await;
    let payment = world.paid().await;
    assert_eq!(payment.amount_cents, PRICE);
    assert_eq!(world.heard(payment.payment_order, "paid").await, 1);
    let balances = ledger::balances(world.db.read()).await.unwrap();
    let usd = |account| balances[&(account, "USD".to_owned())];
    assert_eq!(usd(Account::Unearned), -PRICE);
    assert_eq!(usd(Account::Stripe) + usd(Account::Fees), PRICE);
    assert!(usd(Account::Fees) > 0);
    world.books_agree().await;
}

#[tokio::test]
async fn events_that_come_twice_late_and_out_of_order_are_applied_once() {
    let world = World::start().await;
    let faults = json!({
        "webhook_duplicate": 1, "webhook_reorder": 0.5, "webhook_bad_signature": 0.5,
        "webhook_delay_ms": { "probability": 0.5, "ms": 150 },
    });
    world.sandbox.faults(faults).await;
    for _ in 0..6 {
        let order = world.order().await;
        let session = world.open(order).await;
        world.sandbox.pay(&session, CARD).await;
        world.until_paid(order).await;
        assert_eq!(world.heard(order, "paid").await, 1);
    }
    assert_eq!(world.payments_in_books().await.len(), 6);
    world.books_agree().await;
}

#[tokio::test]
async fn a_badly_signed_or_old_event_is_refused_and_nothing_is_stored() {
    let world = World::start().await;
    let (order, session) = world.paid_in_silence().await;
    let body = completed("evt_forged", &json!({ "id": session }));
    let forged = Webhook::generate_test_header(&body, "whsec_other", None);
    let old = world.clock.now() - TimeDelta::minutes(6);
    let old = Webhook::generate_test_header(&body, SECRET, Some(old.timestamp()));
    for signature in [forged.as_str(), old.as_str(), ""] {
        let (status, problem) = world.deliver(&body, signature).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(problem["code"], "payments.signature_refused");
    }
    let stored = stripe_event::Entity::find().count(world.db.read()).await;
    assert_eq!(stored.unwrap(), 0);
    assert_eq!(world.heard(order, "paid").await, 0);
}

#[tokio::test]
async fn an_object_of_an_unknown_form_is_fetched_again() {
    let world = World::start().await;
    let (order, session) = world.paid_in_silence().await;
    let strange = json!({
        "id": session, "object": "a form of next year", "amount_total": {},
        "customer_details": { "email": "who@paid.example" },
    });
    let body = completed("evt_strange", &strange);
    let (status, _) = world.deliver(&body, &world.sign(&body)).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    world.until_paid(order).await;
    let kept = stripe_event::Entity::find_by_id("evt_strange");
    let kept = kept.one(world.db.read()).await.unwrap().unwrap();
    let kept: Value = serde_json::from_str(&kept.envelope).unwrap();
    let object = json!({ "id": session, "object": "a form of next year" });
    let expected = json!({
        "id": "evt_strange", "type": "checkout.session.completed", "created": 1,
        "data": { "object": object },
    });
    assert_eq!(kept, expected, "nothing that a person typed is stored");
}

#[tokio::test]
async fn many_webhooks_at_once_make_one_payment() {
    let world = World::start().await;
    let (order, session) = world.paid_in_silence().await;
    let bodies: Vec<String> = (0..12)
        .map(|number| completed(&format!("evt_{}", number / 2), &json!({ "id": session })))
        .collect();
    let deliveries = bodies.iter().map(|body| async {
        let signature = world.sign(body);
        world.deliver(body, &signature).await.0
    });
    let answers = futures::future::join_all(deliveries).await;
    assert!(answers.iter().all(StatusCode::is_success), "{answers:?}");
    world.until_paid(order).await;
    let applied = || async {
        let events = stripe_event::Entity::find()
            .all(world.db.read())
            .await
            .unwrap();
        (events.len() == 6 && events.iter().all(|e| e.applied_at.is_some())).then_some(())
    };
    world.until("all applied", applied).await;
    assert_eq!(world.payments_in_books().await.len(), 1);
    assert_eq!(world.heard(order, "paid").await, 1);
    world.books_agree().await;
}

#[tokio::test]
async fn what_the_hearer_cannot_take_is_rolled_back_and_told_again() {
    let world = World::start().await;
    world.hearer.deaf.store(true, Ordering::SeqCst);
    let order = world.order().await;
    let session = world.open(order).await;
    world.sandbox.pay(&session, CARD).await;
    let troubled = || async {
        let events = stripe_event::Entity::find()
            .all(world.db.read())
            .await
            .unwrap();
        events.into_iter().find(|event| event.last_error.is_some())
    };
    world.until("an event with its trouble", troubled).await;
    assert!(world.payments_in_books().await.is_empty());
    world.books_agree().await;

    world.hearer.deaf.store(false, Ordering::SeqCst);
    world.later(TimeDelta::minutes(1)).await;
    world.until_paid(order).await;
    assert_eq!(world.heard(order, "paid").await, 1);
}
