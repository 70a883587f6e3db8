//! Back from Stripe's page: what became of the payment is asked at once.

use crate::desk::{self, OFFICE};
use crate::support::{Browser, World};
use api::payments::ledger;
use chrono::TimeDelta;
use contract::appointments::{BookingView, State};
use contract::problem::Code;
use entity::{ledger_entry, payment};
use futures::future::{join, join_all};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

async fn ask(browser: &Browser, booking: Uuid) -> BookingView {
    let path = format!("/appointments/bookings/{booking}/payment");
    browser.post(&path, &json!({})).await.expect(200).read_as()
}

async fn faults(world: &World, faults: Value) {
    world.sandbox.put("/sandbox/api/faults", &faults).await;
}

/// How often Stripe was asked about a session.
async fn looks(world: &World) -> usize {
    let requests = world.sandbox.get("/sandbox/api/requests").await;
    let look = |request: &&Value| {
        let path = request["path"].as_str().unwrap_or_default();
        request["method"] == "GET" && path.starts_with("/v1/checkout/sessions/cs_")
    };
    requests.as_array().unwrap().iter().filter(look).count()
}

async fn confirmations(world: &World, email: &str) -> usize {
    let mails = world.mails(email).await;
    mails.iter().filter(|mail| mail.code.is_none()).count()
}

/// Held, paid at Stripe, and no webhook tells of it.
async fn paid_unheard(world: &World, browser: &Browser) -> BookingView {
    faults(world, json!({ "webhook_drop": 1 })).await;
    let held = desk::hold(browser, desk::far_slot(world).await.id, 1).await;
    let page = desk::payment_page(browser, held.id).await;
    assert_eq!(desk::pay_at(world, &page).await, 200);
    held
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_whose_webhook_was_lost_is_confirmed_when_its_page_asks() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let held = paid_unheard(&world, &ana).await;
    let before = desk::booking(&ana, held.id).await;
    assert_eq!(before.appointments[0].state, State::Held);
    let after = ask(&ana, held.id).await;
    assert_eq!(after.appointments[0].state, State::Confirmed);
    assert_eq!(after.hold, None);
    assert_eq!(confirmations(&world, "ana@example.org").await, 1);
    // What is paid needs no further question.
    let looked = looks(&world).await;
    world.advance(TimeDelta::seconds(4)).await;
    let again = ask(&ana, held.id).await;
    assert_eq!(again.appointments[0].state, State::Confirmed);
    assert_eq!(looks(&world).await, looked);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn webhooks_and_pages_that_ask_at_once_confirm_once() {
    let world = desk::open().await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    faults(&world, json!({ "webhook_duplicate": 1 })).await;
    let mut people = Vec::new();
    for n in 0..6u32 {
        let email = format!("person{n}@example.org");
        let browser = world.citizen(&email).await;
        let slot = slots[n as usize].id;
        let held = desk::ask(&browser, OFFICE, slot, &[desk::person(n)]).await;
        let held: BookingView = held.expect(201).read_as();
        let page = desk::payment_page(&browser, held.id).await;
        people.push((email, browser, held, page));
    }
    let orders = entity::payment_order::Entity::find().all(world.app.db.read());
    let orders = orders.await.unwrap();
    let paying = people.iter().map(|(_, browser, held, page)| {
        let order = orders.iter().find(|order| order.subject == held.id);
        let (world, order) = (&world, order.unwrap().id);
        async move {
            assert_eq!(desk::pay_at(world, page).await, 200);
            // As from several replicas, none of which knows how often the others ask.
            let replicas = (0..3).map(|_| world.app.payments.ask_about(order));
            let (_, asked) = join(ask(browser, held.id), join_all(replicas)).await;
            for asked in asked {
                asked.unwrap();
            }
        }
    });
    join_all(paying).await;
    desk::settled(&world).await;
    for (email, browser, held, _) in &people {
        let after = desk::booking(browser, held.id).await;
        assert_eq!(after.appointments[0].state, State::Confirmed);
        assert_eq!(confirmations(&world, email).await, 1, "{email}");
    }
    let db = world.app.db.read();
    assert_eq!(payment::Entity::find().count(db).await.unwrap(), 6);
    let booked = ledger_entry::Entity::find().filter(ledger_entry::Column::Cause.like("payment:%"));
    // Two lines each: debit and credit.
    assert_eq!(booked.count(db).await.unwrap(), 12);
    assert_eq!(ledger::unexplained(db).await.unwrap(), 0);
    assert_eq!(desk::kept(&world).await, 6 * 7500);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_asks_about_the_booking_of_another() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let held = paid_unheard(&world, &ana).await;
    let looked = looks(&world).await;
    let path = format!("/appointments/bookings/{}/payment", held.id);
    let luis = world.citizen("luis@example.org").await;
    luis.post(&path, &json!({})).await.refused(Code::NotFound);
    let visitor = world.browser();
    let reply = visitor.post(&path, &json!({})).await;
    reply.refused(Code::SignInRequired);
    assert_eq!(looks(&world).await, looked);
    let still = desk::booking(&ana, held.id).await;
    assert_eq!(still.appointments[0].state, State::Held);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_paid_stays_open_and_stripe_is_not_asked_more_than_every_three_seconds() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let held = desk::hold(&ana, desk::far_slot(&world).await.id, 1).await;
    ask(&ana, held.id).await;
    assert_eq!(looks(&world).await, 0, "no page was opened");
    let page = desk::payment_page(&ana, held.id).await;
    for _ in 0..5 {
        let now = ask(&ana, held.id).await;
        assert_eq!(now.appointments[0].state, State::Held);
        assert!(now.hold.unwrap().payment_open);
    }
    assert_eq!(looks(&world).await, 1);
    world.advance(TimeDelta::seconds(3)).await;
    join_all((0..5).map(|_| ask(&ana, held.id))).await;
    assert_eq!(looks(&world).await, 2);
    assert_eq!(desk::pay_at(&world, &page).await, 200, "still payable");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stripe_without_a_clear_answer_leaves_the_page_waiting() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let held = paid_unheard(&world, &ana).await;
    for trouble in [
        json!({ "webhook_drop": 1, "error_500_on_read": 1 }),
        json!({ "webhook_drop": 1, "api_delay_ms": 30_000 }),
    ] {
        faults(&world, trouble).await;
        let now = ask(&ana, held.id).await;
        assert_eq!(now.appointments[0].state, State::Held);
        assert!(now.hold.unwrap().payment_open);
        world.advance(TimeDelta::seconds(3)).await;
    }
    faults(&world, json!({})).await;
    let after = ask(&ana, held.id).await;
    assert_eq!(after.appointments[0].state, State::Confirmed);
}
