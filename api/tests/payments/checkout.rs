use crate::world::{CARD, PRICE, World};
use api::payments::{Opened, OrderStatus, Settled, order_status};
use chrono::TimeDelta;
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn paying_again_leads_to_the_same_page() {
    let world = World::start().await;
    let order = world.order().await;
    let first = world.open(order).await;
    world.sandbox.pay(&first, "4000000000000002").await;
    assert_eq!(world.open(order).await, first);
    let status = order_status(world.db.read(), order).await.unwrap();
    assert_eq!(status, OrderStatus::CheckoutOpen);
    assert_eq!(world.sandbox.sessions().await.len(), 1);
}

#[tokio::test]
async fn pressing_pay_many_times_at_once_opens_one_page() {
    let world = World::start().await;
    let order = world.order().await;
    let pages = futures::future::join_all((0..8).map(|_| world.open(order))).await;
    assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), 1);
    assert_eq!(world.sandbox.sessions().await.len(), 1);
}

#[tokio::test]
async fn an_answer_lost_after_the_effect_opens_no_second_page() {
    let world = World::start().await;
    for fault in ["error_500_after_effect", "error_500_before"] {
        let order = world.order().await;
        world.sandbox.faults(json!({ fault: { "count": 1 } })).await;
        let session = world.open(order).await;
        let sessions = world.sandbox.sessions().await;
        let ours = sessions
            .iter()
            .filter(|s| s["metadata"]["order"] == order.to_string());
        assert_eq!(ours.count(), 1, "{fault}");
        world.sandbox.pay(&session, CARD).await;
        world.until_paid(order).await;
    }
}

#[tokio::test]
async fn no_answer_in_time_means_unknown_and_asking_again_finds_the_page() {
    let world = World::start().await;
    let order = world.order().await;
    let silence = json!({ "timeout_after_effect": { "count": 1, "ms": 15_000 } });
    world.sandbox.faults(silence).await;
    let session = world.open(order).await;
    assert_eq!(world.sandbox.sessions().await.len(), 1);
    world.sandbox.pay(&session, CARD).await;
    world.until_paid(order).await;
}

#[tokio::test]
async fn a_page_near_its_end_is_closed_before_another_opens() {
    let world = World::start().await;
    let order = world.order().await;
    let first = world.open(order).await;
    world.clock.advance(TimeDelta::minutes(34));
    world.sandbox.advance(34 * 60).await;
    let second = world.open(order).await;
    assert_ne!(first, second);
    assert_eq!(world.sandbox.session(&first).await["status"], "expired");
}

#[tokio::test]
async fn before_a_hold_ends_its_page_is_closed_at_stripe() {
    let world = World::start().await;
    let order = world.order().await;
    assert_eq!(settle(&world, order).await, Settled::NothingOpen);
    let session = world.open(order).await;
    assert_eq!(settle(&world, order).await, Settled::Expired);
    assert_eq!(world.sandbox.session(&session).await["status"], "expired");
    world.sandbox.pay(&session, CARD).await;
    assert_eq!(world.sandbox.session(&session).await["captured"], 0);
}

#[tokio::test]
async fn money_that_came_unheard_before_the_hold_ends_counts() {
    let world = World::start().await;
    world.sandbox.faults(json!({ "webhook_drop": 1 })).await;
    let order = world.order().await;
    let session = world.open(order).await;
    world.sandbox.pay(&session, CARD).await;
    assert_eq!(settle(&world, order).await, Settled::Paid);
    assert_eq!(world.heard(order, "paid").await, 1);
    let again = world.payments.open_checkout(order, &world.terms()).await;
    assert_eq!(again.unwrap(), Opened::AlreadyPaid);
    world.books_agree().await;
}

#[tokio::test]
async fn a_hold_whose_page_cannot_be_asked_about_is_unknown() {
    let world = World::start().await;
    let order = world.order().await;
    world.open(order).await;
    world.sandbox.faults(json!({ "error_500_before": 1 })).await;
    assert_eq!(settle(&world, order).await, Settled::Unknown);
    world.sandbox.faults(json!({})).await;
    assert_eq!(settle(&world, order).await, Settled::Expired);
}

#[tokio::test]
async fn what_is_paid_twice_or_in_another_amount_goes_back_by_itself() {
    let world = World::start().await;
    let order = world.order().await;
    let ours = world.open(order).await;
    let name = order.to_string();
    let twice = world.sandbox.foreign_session(&name, PRICE).await;
    let less = world.sandbox.foreign_session(&name, 100).await;
    let all = [less, ours, twice];
    futures::future::join_all(all.iter().map(|session| world.sandbox.pay(session, CARD))).await;
    let three = || async { (world.payments_in_books().await.len() == 3).then_some(()) };
    world.until("three payments", three).await;
    assert_eq!(world.heard(order, "paid").await, 1);

    world.later(TimeDelta::seconds(5)).await;
    let mut kept = 0;
    for session in world.sandbox.sessions().await {
        kept += session["kept"].as_i64().unwrap();
    }
    assert_eq!(kept, PRICE);
    world.books_agree().await;
}

#[tokio::test]
async fn stripe_learns_the_order_and_nothing_else() {
    let world = World::start().await;
    let order = world.order().await;
    world.open(order).await;
    let requests = world.sandbox.requests().await;
    let (_, body) = requests
        .iter()
        .find(|(call, _)| call == "POST /v1/checkout/sessions")
        .unwrap();
    assert!(body.contains(&order.to_string()));
    for word in ["customer", "email", "phone", "description"] {
        assert!(!body.contains(word), "{word} in {body}");
    }
}

async fn settle(world: &World, order: uuid::Uuid) -> Settled {
    world.payments.settle_before_lapse(order).await.unwrap()
}
