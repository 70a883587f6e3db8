use crate::world::{CARD, PRICE, World};
use api::payments::{Decision, OrderStatus, order_status, refunds_of};
use chrono::TimeDelta;
use entity::{payment, stripe_event};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

impl World {
    async fn contest(&self, payment: &payment::Model) -> String {
        let body = json!({ "payment_intent": payment.stripe_payment_intent });
        let dispute = self.sandbox.control("POST", "disputes", body).await;
        self.until_heard(payment.payment_order, "dispute opened")
            .await;
        dispute["id"].as_str().unwrap().to_owned()
    }

    async fn end(&self, dispute: &str, how: &str) {
        let path = format!("disputes/{dispute}/{how}");
        self.sandbox.control("POST", &path, Value::Null).await;
    }

    async fn status(&self, payment: &payment::Model) -> OrderStatus {
        let status = order_status(self.db.read(), payment.payment_order).await;
        status.unwrap()
    }
}

#[tokio::test]
async fn while_a_payment_is_contested_refunds_wait_and_leave_once_it_is_won() {
    let world = World::start().await;
    let payment = world.paid().await;
    let dispute = world.contest(&payment).await;
    assert_eq!(world.status(&payment).await, OrderStatus::Disputed);
    assert_eq!(
        world.decide(payment.id, "cancelled:1", 1_000).await,
        Decision::Decided
    );
    world.later(TimeDelta::minutes(1)).await;
    assert!(world.refunds().await[0].first_sent_at.is_none());
    world.books_agree().await;

    world.end(&dispute, "won").await;
    world
        .until_heard(payment.payment_order, "dispute won")
        .await;
    world.later(TimeDelta::minutes(1)).await;
    world
        .until_heard(payment.payment_order, "refund succeeded")
        .await;
    assert_eq!(world.status(&payment).await, OrderStatus::PartlyRefunded);
    world.books_agree().await;
}

#[tokio::test]
async fn what_a_lost_dispute_gave_back_is_not_given_back_again() {
    let world = World::start().await;
    let payment = world.paid().await;
    let dispute = world.contest(&payment).await;
    world.decide(payment.id, "cancelled:1", PRICE).await;
    world.end(&dispute, "lost").await;
    world
        .until_heard(payment.payment_order, "dispute lost")
        .await;
    assert_eq!(world.status(&payment).await, OrderStatus::ChargedBack);
    let late = world.decide(payment.id, "cancelled:2", 100).await;
    assert_eq!(late, Decision::NothingLeft);
    world.later(TimeDelta::hours(2)).await;
    let session = world.sandbox.session(&payment.stripe_session).await;
    assert_eq!(session["kept"], 0);
    assert!(
        refunds_of(world.db.read(), payment.id)
            .await
            .unwrap()
            .is_empty()
    );
    world.books_agree().await;
}

#[tokio::test]
async fn a_dispute_that_overtakes_its_payment_is_applied_after_it() {
    let world = World::start().await;
    world.sandbox.faults(json!({ "webhook_drop": 1 })).await;
    let order = world.order().await;
    let session = world.open(order).await;
    world.sandbox.pay(&session, CARD).await;
    let intent = world.sandbox.session(&session).await["payment_intent"].clone();
    world.sandbox.faults(json!({})).await;
    let body = json!({ "payment_intent": intent });
    world.sandbox.control("POST", "disputes", body).await;
    let waiting = || async {
        let events = stripe_event::Entity::find()
            .all(world.db.read())
            .await
            .unwrap();
        events.into_iter().find(|e| e.last_error.is_some())
    };
    world.until("the dispute waits", waiting).await;
    world.payments.settle_before_lapse(order).await.unwrap();
    world.later(TimeDelta::minutes(1)).await;
    world.until_heard(order, "dispute opened").await;
    world.books_agree().await;
}
