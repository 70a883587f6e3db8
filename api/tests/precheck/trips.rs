//! Trips to declare, and what a test asks of them.

use crate::support::{Browser, Reply, World};
use chrono::{Days, NaiveDate, TimeDelta};
use contract::precheck::{DeclarationView, MemberView, Opened};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

pub const EMAIL: &str = "ana@example.org";

/// Today on the clocks of the border posts.
pub fn today(world: &World) -> NaiveDate {
    let honduras = world.app.clock.now() - TimeDelta::hours(6);
    honduras.date_naive()
}

pub fn in_days(world: &World, days: u64) -> String {
    let day = today(world).checked_add_days(Days::new(days)).unwrap();
    day.to_string()
}

pub fn person(number: u32) -> Value {
    json!({
        "given_names": "Ana María", "surnames": format!("Zelaya {}", letters(number)), "sex": "F",
        "birth_date": "1990-05-17", "nationality": "HND", "residence": "USA",
        "profession": "Enfermera",
        "document": {
            "kind": "passport", "number": format!("F{number:06}"), "issuer": "HND", "expires": "2039-01-31",
        },
    })
}

/// Names hold no digits.
fn letters(number: u32) -> String {
    let digits = number.to_string();
    let letter =
        |digit: char| char::from(b'a' + u8::try_from(digit.to_digit(10).unwrap()).unwrap());
    digits.chars().map(letter).collect()
}

/// An entry by air in three days, with an address for the confirmation.
pub fn entry(world: &World, people: &[u32]) -> Value {
    json!({
        "trip": {
            "direction": "entry", "travel_date": in_days(world, 3), "purpose": "family",
            "origin": { "country": "USA", "city": "Houston" }, "destination": { "country": "HND" },
            "means": "air", "carrier": "AV", "conveyance": "431", "post": "palmerola",
        },
        "stay": { "address": "Barrio Abajo, casa 12", "city": "Comayagua" },
        "travellers": people.iter().map(|number| person(*number)).collect::<Vec<_>>(),
        "contact": { "email": EMAIL, "lang": "es" },
    })
}

/// Another key each time.
pub fn key() -> String {
    static USED: AtomicU32 = AtomicU32::new(0);
    format!("declaration-{}", USED.fetch_add(1, Ordering::Relaxed))
}

pub async fn submit(browser: &Browser, request: &Value) -> Reply {
    browser
        .post_once("/precheck/declarations", &key(), request)
        .await
}

pub async fn declared(browser: &Browser, request: &Value) -> DeclarationView {
    let opened: Opened = submit(browser, request).await.expect(201).read_as();
    shown(browser, opened.declaration.unwrap()).await
}

pub async fn shown(browser: &Browser, id: Uuid) -> DeclarationView {
    let path = format!("/precheck/declarations/{id}");
    browser.get(&path).await.expect(200).read_as()
}

/// A browser in which this member was opened by reference and birth date.
pub async fn opened(world: &World, member: &MemberView) -> Browser {
    let browser = world.browser();
    let body = json!({
        "reference": member.reference, "birth_date": member.traveller.birth_date,
    });
    browser.post("/precheck/openings", &body).await.expect(200);
    browser
}

pub fn of_member(declaration: &DeclarationView, at: usize) -> String {
    let member = declaration.members[at].id;
    format!("/precheck/declarations/{}/members/{member}", declaration.id)
}
