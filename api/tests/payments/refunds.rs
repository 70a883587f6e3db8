use crate::world::{PRICE, World};
use api::payments::{Decision, OrderStatus, order_status, refunds_of};
use chrono::TimeDelta;
use contract::payments::RefundState;
use entity::{payment, refund};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use uuid::Uuid;

impl World {
    /// The refunds that Stripe has of a payment.
    async fn at_stripe(&self, payment: &payment::Model) -> Vec<Value> {
        let session = self.sandbox.session(&payment.stripe_session).await;
        session["refunds"].as_array().unwrap().clone()
    }

    pub async fn refunds(&self) -> Vec<refund::Model> {
        refund::Entity::find().all(self.db.read()).await.unwrap()
    }

    async fn state_of(&self, subject: Uuid) -> Vec<RefundState> {
        let views = refunds_of(self.db.read(), subject).await.unwrap();
        views.into_iter().map(|view| view.state).collect()
    }
}

#[tokio::test]
async fn one_cause_gives_back_once_however_often_it_is_decided() {
    let world = World::start().await;
    let payment = world.paid().await;
    let tries = (0..12).map(|_| world.decide(payment.id, "cancelled:1", 1_000));
    let decisions = futures::future::join_all(tries).await;
    let decided = decisions.iter().filter(|d| **d == Decision::Decided);
    assert_eq!(decided.count(), 1);
    assert!(!decisions.contains(&Decision::NothingLeft));
    world.later(TimeDelta::seconds(1)).await;
    world.later(TimeDelta::hours(2)).await;
    assert_eq!(world.at_stripe(&payment).await.len(), 1);
    assert_eq!(world.state_of(payment.id).await, [RefundState::Succeeded]);
    assert_eq!(
        world.heard(payment.payment_order, "refund succeeded").await,
        1
    );
    let status = order_status(world.db.read(), payment.payment_order).await;
    assert_eq!(status.unwrap(), OrderStatus::PartlyRefunded);
    world.books_agree().await;
}

#[tokio::test]
async fn parts_given_back_at_once_never_exceed_what_was_paid() {
    let world = World::start().await;
    let payment = world.paid().await;
    let causes: Vec<String> = (0..10).map(|n| format!("cancelled:{n}")).collect();
    let tries = causes
        .iter()
        .map(|cause| world.decide(payment.id, cause, 2_000));
    let decisions = futures::future::join_all(tries).await;
    let decided = decisions
        .iter()
        .filter(|d| **d == Decision::Decided)
        .count();
    assert_eq!(decided, 2);
    assert_eq!(world.refunds().await.len(), 2);
    world.later(TimeDelta::seconds(1)).await;
    let session = world.sandbox.session(&payment.stripe_session).await;
    assert_eq!(session["kept"], PRICE - 4_000);
    world.books_agree().await;
}

#[tokio::test]
async fn two_replicas_and_a_lost_answer_send_a_refund_once() {
    let world = World::start().await;
    let payment = world.paid().await;
    world
        .sandbox
        .faults(json!({ "error_500_after_effect": { "count": 1 } }))
        .await;
    world.decide(payment.id, "cancelled:1", 1_500).await;
    let replicas = (0..4).map(|_| world.payments.send_refunds());
    for sent in futures::future::join_all(replicas).await {
        sent.unwrap();
    }
    world.later(TimeDelta::minutes(5)).await;
    assert_eq!(world.at_stripe(&payment).await.len(), 1);
    assert_eq!(world.state_of(payment.id).await, [RefundState::Succeeded]);
    world.books_agree().await;
}

#[tokio::test]
async fn after_a_day_a_refund_is_looked_up_before_it_is_sent_again() {
    let world = World::start().await;
    let payment = world.paid().await;
    let faults = json!({ "error_500_after_effect": { "count": 1 }, "webhook_drop": 1 });
    world.sandbox.faults(faults).await;
    world.decide(payment.id, "cancelled:1", 1_500).await;
    world.payments.send_refunds().await.unwrap();
    assert_eq!(world.state_of(payment.id).await, [RefundState::Pending]);

    // Stripe has forgotten the key: sending the same again would give the money back twice.
    world.sandbox.advance(25 * 3600).await;
    world.later(TimeDelta::hours(25)).await;
    assert_eq!(world.at_stripe(&payment).await.len(), 1);
    assert_eq!(world.state_of(payment.id).await, [RefundState::Succeeded]);
    world.books_agree().await;
}

#[tokio::test]
async fn a_refund_that_fails_stays_owed_and_is_told() {
    let world = World::start().await;
    let payment = world.paid().await;
    world.sandbox.faults(json!({ "refund_fail": 1 })).await;
    world.decide(payment.id, "cancelled:1", PRICE).await;
    world.later(TimeDelta::seconds(1)).await;
    world
        .until_heard(payment.payment_order, "refund failed")
        .await;
    assert_eq!(world.state_of(payment.id).await, [RefundState::Failed]);
    world.books_agree().await;
}

#[tokio::test]
async fn a_refund_on_its_way_is_pending_until_the_bank_says_and_may_come_back_even_then() {
    let world = World::start().await;
    let payment = world.paid().await;
    world.sandbox.faults(json!({ "refund_pending": 1 })).await;
    world.decide(payment.id, "cancelled:1", PRICE).await;
    world.later(TimeDelta::seconds(1)).await;
    assert_eq!(world.state_of(payment.id).await, [RefundState::Pending]);
    world.books_agree().await;

    let name = world.refunds().await[0].stripe_refund.clone().unwrap();
    for (decision, told) in [
        ("succeeded", "refund succeeded"),
        ("failed", "refund failed"),
    ] {
        let path = format!("refunds/{name}/{decision}");
        world.sandbox.control("POST", &path, Value::Null).await;
        world.until_heard(payment.payment_order, told).await;
        world.books_agree().await;
    }
    assert_eq!(world.state_of(payment.id).await, [RefundState::Failed]);
}
