//! What every test here needs: published slots, people with documents, a card that pays.

use crate::support::{Browser, Reply, World};
use api::appointments::publish;
use contract::appointments::{BookingView, MonthAvailability};
use entity::{slot, stripe_event};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

pub const OFFICE: &str = "miami";
pub const SERVICE: &str = "passport-10";

/// A world with slots, in which a crowd may sign in from one address.
pub async fn open() -> World {
    let world = World::start_with(|config| {
        config.codes.hourly_per_visitor = 100_000;
        config.codes.hourly_entries_per_visitor = 100_000;
        config.http.timeout_seconds = 120;
    })
    .await;
    publish::publish(&world.app, Some(30)).await.unwrap();
    world
}

/// Slots of an office at least `hours` ahead, in order.
pub async fn slots(world: &World, office: &str, hours: i64) -> Vec<slot::Model> {
    let after = entity::At(world.app.clock.now() + chrono::TimeDelta::hours(hours));
    let found = slot::Entity::find()
        .filter(slot::Column::Office.eq(office))
        .filter(slot::Column::StartsAt.gt(after))
        .order_by_asc(slot::Column::StartsAt)
        .all(world.app.db.read());
    found.await.unwrap()
}

/// A slot far enough ahead to be cancelled with the whole refund.
pub async fn far_slot(world: &World) -> slot::Model {
    slots(world, OFFICE, 24 * 9).await.remove(0)
}

pub async fn set_capacity(world: &World, slot: Uuid, capacity: i32) {
    slot::Entity::update_many()
        .col_expr(slot::Column::Capacity, Expr::val(capacity))
        .filter(slot::Column::Id.eq(slot))
        .exec(world.app.db.writer())
        .await
        .unwrap();
}

pub async fn taken(world: &World, slot: Uuid) -> i32 {
    let row = slot::Entity::find_by_id(slot)
        .one(world.app.db.read())
        .await
        .unwrap();
    row.unwrap().taken
}

/// A person whose DNI ends in these digits.
pub fn person(number: u32) -> Value {
    json!({
        "service": SERVICE, "given_names": "Ana María", "surnames": "López Núñez",
        "birth_date": "1990-05-01",
        "documents": [{ "kind": "dni", "number": format!("0801-1990-{number:05}") }],
    })
}

pub fn request(office: &str, slot: Uuid, people: &[Value]) -> Value {
    json!({ "office": office, "slot": slot, "people": people, "contact": { "lang": "es" } })
}

/// Asks for a hold under a fresh key.
pub async fn ask(browser: &Browser, office: &str, slot: Uuid, people: &[Value]) -> Reply {
    static ASKED: AtomicU64 = AtomicU64::new(0);
    let key = format!("asked-{:08}", ASKED.fetch_add(1, Ordering::Relaxed));
    let body = request(office, slot, people);
    browser
        .post_once("/appointments/bookings", &key, &body)
        .await
}

pub async fn hold(browser: &Browser, slot: Uuid, number: u32) -> BookingView {
    ask(browser, OFFICE, slot, &[person(number)])
        .await
        .expect(201)
        .read_as()
}

/// Opens Stripe's page and pays there; the webhook brings the news.
pub async fn pay(world: &World, browser: &Browser, booking: Uuid) {
    let path = format!("/appointments/bookings/{booking}/checkout");
    let checkout = browser.post(&path, &json!({})).await.expect(200).json();
    let url = checkout["url"].as_str().unwrap().to_owned();
    let session = url
        .rsplit('/')
        .next()
        .unwrap()
        .split('?')
        .next()
        .unwrap()
        .to_owned();
    let card = json!({ "card": "4242424242424242" });
    world
        .sandbox
        .post(&format!("/sandbox/api/checkout/{session}/pay"), &card)
        .await;
    settled(world).await;
}

/// Waits until every webhook was delivered and every event applied. The clock stands still: an event
/// that was put off would never be due, so that none may be.
pub async fn settled(world: &World) {
    let mut waits = None;
    for _ in 0..400 {
        let hooks = world.sandbox.get("/sandbox/api/webhooks").await;
        world.job("payments.events").await;
        let waiting = stripe_event::Entity::find()
            .filter(stripe_event::Column::AppliedAt.is_null())
            .one(world.app.db.read());
        let waiting = waiting.await.unwrap();
        if hooks["counts"]["pending"] == 0 && waiting.is_none() {
            return;
        }
        waits = waiting;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the webhooks never came to rest: {waits:?}");
}

pub async fn booking(browser: &Browser, id: Uuid) -> BookingView {
    browser
        .get(&format!("/appointments/bookings/{id}"))
        .await
        .expect(200)
        .read_as()
}

/// A held and paid appointment.
pub async fn booked(world: &World, browser: &Browser, slot: Uuid, number: u32) -> BookingView {
    let held = hold(browser, slot, number).await;
    pay(world, browser, held.id).await;
    booking(browser, held.id).await
}

pub async fn month(world: &World, month: &str) -> MonthAvailability {
    let path =
        format!("/appointments/offices/{OFFICE}/availability?service={SERVICE}&month={month}");
    world.browser().get(&path).await.expect(200).read_as()
}
