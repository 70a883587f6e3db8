//! One person's way through everything, with the mistakes that people and programs make.

use crate::desk::{self, OFFICE, SERVICE};
use crate::support::{Browser, Mail, World};
use crate::typed::{
    BORN, CORRECTED, DNI, EMAIL, GIVEN, MRZ, NEW_EMAIL, OFFICER, OFFICER_EMAIL, PASSPORT, PAYER,
    PHONE, SURNAMES, herself, sister,
};
use api::appointments::staff::{self, Act};
use api::identity::staff::{Invitation, invite};
use api::telemetry;
use api::transaction;
use axum::Router;
use axum::routing::post;
use chrono::TimeDelta;
use contract::appointments::{AppointmentView, BookingView};
use contract::identity::{LinkOpened, Role};
use contract::person::{Email, Name};
use contract::problem::Code;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

/// Walks it; returns the secrets that were handed out, which nobody may find written down either.
pub async fn walk(world: &World) -> Vec<String> {
    stumble(world).await;
    let browser = world.citizen(EMAIL).await;
    let booked = book(world, &browser).await;
    let link = look_by_link(world).await;
    serve(world, &booked.appointments[0]).await;
    change(world, &browser, &booked).await;
    lose_the_address(world, &booked.appointments[0]).await;
    world.jobs().await;
    let mut secrets = vec![link];
    let cookies = browser.session_cookie();
    let values = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    secrets.extend(values.map(|(_, value)| value.to_owned()));
    secrets
}

/// What goes wrong before anybody is signed in: refused, malformed, misplaced, and a panic.
async fn stumble(world: &World) {
    let browser = world.browser();
    let wrong = json!({ "email": EMAIL, GIVEN: SURNAMES });
    let wrong = browser.post("/identity/codes", &wrong).await;
    wrong.refused(Code::Malformed);
    let refused = json!({ "email": format!("{EMAIL} {PHONE}") });
    let refused = browser.post("/identity/codes", &refused).await;
    refused.refused(Code::InvalidFields);
    let guess = json!({ "email": EMAIL, "code": "000000" });
    let guess = browser.post("/identity/session", &guess).await;
    guess.refused(Code::CodeRefused);
    let misplaced = format!("/nothing/{EMAIL}?dni={DNI}&name={SURNAMES}");
    browser.get(&misplaced).await.refused(Code::NotFound);
    let elsewhere = browser.bare(Method::POST, "/identity/codes");
    let elsewhere = elsewhere.header("origin", format!("https://{EMAIL}"));
    let elsewhere = Browser::send(elsewhere.json(&json!({ "email": EMAIL }))).await;
    elsewhere.refused(Code::OriginRefused);
    panic_while_reading(world).await;
}

/// A handler of the test's own, behind the same door, that panics with what it was sent.
async fn panic_while_reading(world: &World) {
    let panics = post(async |body: String| -> () { panic!("{body}") });
    let routes = Router::new().route("/api/v1/panic", panics);
    let door = api::http::behind_the_door(&world.app, routes);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move { axum::serve(listener, door).await });
    let request = Browser::new(&url).bare(Method::POST, "/panic");
    // As in life only here: elsewhere a panic is the test's own, and its text must be seen.
    let seen = std::panic::take_hook();
    telemetry::log_panics();
    let said = Browser::send(request.body(format!("{EMAIL} {DNI} {SURNAMES}"))).await;
    std::panic::set_hook(seen);
    said.refused(Code::Internal);
    serving.abort();
}

async fn book(world: &World, browser: &Browser) -> BookingView {
    let draft = json!({ "people": [herself(SERVICE)], "mrz": MRZ, "contact": { "phone": PHONE } });
    browser.put("/appointments/draft", &draft).await.expect(204);
    let slot = desk::slots(world, OFFICE, 24 * 12).await[0].id;
    desk::set_capacity(world, slot, 5).await;
    refused_bookings(browser, slot).await;
    let mut request = desk::request(OFFICE, slot, &[herself(SERVICE), sister(SERVICE)]);
    request["contact"]["phone"] = json!(PHONE);
    let held = browser
        .post_once("/appointments/bookings", "held-once-1", &request)
        .await;
    let held: BookingView = held.expect(201).read_as();
    let path = format!("/appointments/bookings/{}", held.id);
    let extended = browser.post(&format!("{path}/extension"), &json!({})).await;
    extended.expect(200);
    let contact = json!({ "phone": PHONE, "lang": "en" });
    let changed = browser.put(&format!("{path}/contact"), &contact).await;
    changed.expect(200);
    pay(world, browser, &path).await;
    let mut booked = desk::booking(browser, held.id).await;
    let sisters = |of: &AppointmentView| of.person.given_names.as_str() != GIVEN;
    booked.appointments.sort_by_key(sisters);
    booked
}

/// Read and refused, with the person's data in every place that might be repeated.
async fn refused_bookings(browser: &Browser, slot: uuid::Uuid) {
    let mut person = herself(SERVICE);
    person["birth_date"] = json!(DNI);
    person["documents"][0]["number"] = json!(EMAIL);
    person["documents"][1]["kind"] = json!(PASSPORT);
    let misplaced = desk::request(SURNAMES, slot, &[person]);
    let send = async |key: &str, body: &Value| -> crate::support::Reply {
        browser.post_once("/appointments/bookings", key, body).await
    };
    let refused = send("refused-1", &misplaced).await;
    refused.refused(Code::InvalidFields);
    let nowhere = desk::request(SURNAMES, slot, &[herself(SERVICE)]);
    let refused = send("refused-2", &nowhere).await;
    refused.refused(Code::ServiceNotOffered);
    let torn = format!("{{\"office\":\"{OFFICE}\",\"people\":[{{\"surnames\":\"{SURNAMES}");
    let torn = browser
        .request(Method::POST, "/appointments/bookings")
        .header("content-type", "application/json")
        .header("idempotency-key", "refused-3")
        .body(torn);
    Browser::send(torn).await.refused(Code::Malformed);
}

async fn pay(world: &World, browser: &Browser, path: &str) {
    let open = browser.post(&format!("{path}/checkout"), &json!({})).await;
    let url = open.expect(200).json()["url"].as_str().unwrap().to_owned();
    let session = url.rsplit('/').next().unwrap().split('?').next().unwrap();
    let card = json!({ "card": "4242424242424242", "email": PAYER });
    world
        .sandbox
        .post(&format!("/sandbox/api/checkout/{session}/pay"), &card)
        .await;
    desk::settled(world).await;
}

/// The mail's link in another browser: papers without signing in. Returns its secret.
async fn look_by_link(world: &World) -> String {
    let secret = told(world, EMAIL).await.link_secret("enlace");
    let holder = world.browser();
    let body = json!({ "secret": secret });
    let opened = holder.post("/identity/links", &body).await.expect(200);
    let shown = opened.read_as::<LinkOpened>().appointment;
    let path = format!("/appointments/mine/{shown}");
    for paper in ["voucher.pdf?lang=en", "receipt.pdf", "calendar.ics"] {
        holder.get(&format!("{path}/{paper}")).await.expect(200);
    }
    let stranger = world.citizen("otra@example.org").await;
    stranger.get(&path).await.refused(Code::NotFound);
    secret
}

/// What the office does by command: an officer is invited, a name corrected.
async fn serve(world: &World, appointment: &AppointmentView) {
    let app = &world.app;
    let invitation = Invitation {
        name: OFFICER.into(),
        email: Email::parse(OFFICER_EMAIL).unwrap(),
        role: Role::Officer,
        office: None,
    };
    transaction!(app.db, |tx| invite(app, tx, &invitation).await).unwrap();
    let act = Act {
        actor: OFFICER_EMAIL.into(),
        reason: "as the document has it".into(),
    };
    let names = (Some(Name::parse(CORRECTED).unwrap()), None);
    let reference = &appointment.reference;
    transaction!(app.db, |tx| {
        staff::correct(tx, app, reference, names.clone(), &act).await
    })
    .unwrap();
}

/// Reminded, reconfirmed, one moved, the other cancelled and refunded; a mail that waits.
async fn change(world: &World, browser: &Browser, booked: &BookingView) {
    let refuse = json!({ "smtp_refuse": { "count": 1 } });
    world.sandbox.put("/sandbox/api/faults", &refuse).await;
    let [first, second] = &booked.appointments[..] else {
        panic!("two people were booked")
    };
    // Two hours after the reminder of seven days is due, whatever the hour is now.
    let reminded = first.starts_at.at - TimeDelta::days(7) + TimeDelta::hours(2);
    world.advance(reminded - world.app.clock.now()).await;
    world.jobs().await;
    let browser = world.signed_in(browser.clone(), EMAIL).await;
    let path = format!("/appointments/mine/{}", first.id);
    let coming = json!({ "coming": true });
    let said = browser
        .post(&format!("{path}/reconfirmation"), &coming)
        .await;
    said.expect(200);
    let later = desk::slots(world, OFFICE, 24 * 15).await[0].id;
    let to = json!({ "office": OFFICE, "slot": later });
    let moved = browser
        .post_once(&format!("{path}/move"), "moved-once-1", &to)
        .await;
    moved.expect(200);
    let cancelled = json!({ "seen_refund_cents": 7500 });
    let path = format!("/appointments/mine/{}/cancellation", second.id);
    browser.post(&path, &cancelled).await.expect(200);
    world.job("payments.refunds").await;
    desk::settled(world).await;
}

async fn lose_the_address(world: &World, appointment: &AppointmentView) {
    let mut wanted = json!({
        "reference": appointment.reference.as_str(), "birth_date": BORN, "new_email": NEW_EMAIL,
        "document": { "kind": "dni", "number": DNI },
    });
    let browser = world.browser();
    let asked = browser.post("/identity/recoveries", &wanted).await;
    asked.expect(202);
    told(world, NEW_EMAIL).await;
    wanted["reference"] = json!(EMAIL);
    let refused = browser.post("/identity/recoveries", &wanted).await;
    refused.refused(Code::InvalidFields);
    world.advance(TimeDelta::hours(73)).await;
    world.job("recoveries.apply").await;
    let owner = world.citizen(NEW_EMAIL).await;
    let export = owner.get("/identity/me/export").await.expect(200).text();
    assert!(
        export.contains(CORRECTED),
        "the new address has the case: {export}"
    );
}

/// The newest mail to this address that is no code. What it tells of may happen after the answer.
async fn told(world: &World, to: &str) -> Mail {
    for _ in 0..400 {
        let mails = world.mails(to).await;
        if let Some(mail) = mails.into_iter().find(|mail| mail.code.is_none()) {
            return mail;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no mail came to {to}");
}
