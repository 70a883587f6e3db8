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
/// Its prices are 1.3 times the usual ones.
pub const MOBILE: &str = "movil-san-antonio";
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

/// Goes on to a minute after midnight: what is counted by UTC day is then counted within one.
pub async fn new_day(world: &World) {
    let tomorrow = world.app.clock.now().date_naive().succ_opt().unwrap();
    let begin = tomorrow.and_hms_opt(0, 1, 0).unwrap().and_utc();
    world.advance(begin - world.app.clock.now()).await;
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

/// A slot far enough ahead to be cancelled with the whole refund: the first of its day, whatever
/// the hour is now, so that others follow it.
pub async fn far_slot(world: &World) -> slot::Model {
    let slots = slots(world, OFFICE, 24 * 9).await;
    let begun = slots[0].local_day;
    let first = slots.into_iter().find(|slot| slot.local_day > begun);
    first.expect("slots of many days")
}

/// A place at a mobile consulate, whose prices are higher, on a day of the test's own: which
/// cities are visited when is the catalogue's to say.
pub async fn mobile_slot(world: &World) -> slot::Model {
    let like = far_slot(world).await;
    let row = slot::Model {
        id: world.app.chance.uuid(),
        office: MOBILE.into(),
        pool: "mobile".into(),
        // No published time begins at such a minute.
        starts_at: entity::At(like.starts_at.0 + chrono::TimeDelta::minutes(1)),
        ..like
    };
    let insert = slot::Entity::insert(slot::ActiveModel::from(row.clone()));
    insert
        .exec_without_returning(world.app.db.writer())
        .await
        .unwrap();
    row
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
    let page = payment_page(browser, booking).await;
    pay_at(world, &page).await;
    settled(world).await;
}

/// Opens Stripe's page and returns its address.
pub async fn payment_page(browser: &Browser, booking: Uuid) -> String {
    let path = format!("/appointments/bookings/{booking}/checkout");
    let checkout = browser.post(&path, &json!({})).await.expect(200).json();
    checkout["url"].as_str().unwrap().to_owned()
}

/// Pays on Stripe's page with a card that has money; the status of its answer.
pub async fn pay_at(world: &World, page: &str) -> u16 {
    let session = page.rsplit('/').next().unwrap().split('?').next().unwrap();
    let path = format!("/sandbox/api/checkout/{session}/pay");
    let sent = reqwest::Client::new()
        .post(format!("{}{path}", world.sandbox.url))
        .json(&json!({ "card": "4242424242424242" }))
        .send();
    sent.await.unwrap().status().as_u16()
}

/// What Stripe kept of all that was paid, in cents.
pub async fn kept(world: &World) -> i64 {
    let books = world.sandbox.get("/sandbox/api/books").await;
    books["sums"]["usd"]["kept"].as_i64().unwrap_or(0)
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
