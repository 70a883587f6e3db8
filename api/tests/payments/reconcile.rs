use crate::world::{CARD, World};
use chrono::TimeDelta;
use entity::checkout;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

#[tokio::test]
async fn events_that_were_never_delivered_are_found() {
    let world = World::start().await;
    world.sandbox.faults(json!({ "webhook_drop": 1 })).await;
    let order = world.order().await;
    let session = world.open(order).await;
    world.sandbox.pay(&session, CARD).await;
    world.payments.reconcile().await.unwrap();
    world.later(TimeDelta::seconds(1)).await;
    let payment = world.until_paid(order).await;

    world.decide(payment.id, "cancelled:1", 700).await;
    let intent = json!({ "payment_intent": payment.stripe_payment_intent });
    world.sandbox.control("POST", "disputes", intent).await;
    world.payments.reconcile().await.unwrap();
    world.payments.apply_events().await.unwrap();
    world.until_heard(order, "dispute opened").await;
    world.books_agree().await;
}

#[tokio::test]
async fn a_payment_that_no_event_tells_of_is_found_by_comparing() {
    let world = World::start().await;
    world.sandbox.faults(json!({ "webhook_drop": 1 })).await;
    let order = world.order().await;
    world.open(order).await;
    let foreign = world
        .sandbox
        .foreign_session(&order.to_string(), 5_500)
        .await;
    world.sandbox.pay(&foreign, CARD).await;
    world.payments.compare_with_stripe().await.unwrap();
    world.payments.compare_with_stripe().await.unwrap();
    world.until_paid(order).await;
    assert_eq!(world.heard(order, "paid").await, 1);
    world.books_agree().await;
}

#[tokio::test]
async fn a_page_left_behind_is_closed_in_our_books_too() {
    let world = World::start().await;
    world.sandbox.faults(json!({ "webhook_drop": 1 })).await;
    let order = world.order().await;
    world.open(order).await;
    world.clock.advance(TimeDelta::minutes(36));
    world.sandbox.advance(36 * 60).await;
    world.payments.reconcile().await.unwrap();
    let rows = checkout::Entity::find().all(world.db.read()).await.unwrap();
    assert_eq!(rows[0].state, "expired");
}

#[tokio::test]
async fn a_refund_made_in_stripes_dashboard_reaches_our_books() {
    let world = World::start().await;
    let payment = world.paid().await;
    let web = reqwest::Client::builder().no_proxy().build().unwrap();
    let form = [
        ("payment_intent", payment.stripe_payment_intent.as_str()),
        ("amount", "900"),
    ];
    let url = format!("{}/v1/refunds", world.sandbox.url);
    let request = web.post(url).bearer_auth(crate::sandbox::KEY).form(&form);
    let made: Value = request.send().await.unwrap().json().await.unwrap();
    world
        .until_heard(payment.payment_order, "refund succeeded")
        .await;
    let rows = world.refunds().await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].stripe_refund.as_deref(), made["id"].as_str());
    world.books_agree().await;
}
