//! A lost e-mail address.

use crate::support::{Mail, World};
use api::seal::Purpose;
use chrono::{NaiveDate, TimeDelta};
use contract::appointments::booking::Person;
use contract::person::{BirthDate, DocumentFields, Name};
use contract::problem::Code;
use contract::reference::Reference;
use entity::{appointment, booking};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

const REFERENCE: u64 = 77;

fn wanted(birth_date: &str, new_email: &str) -> Value {
    json!({
        "reference": Reference::from_random(REFERENCE).as_str(),
        "document": { "kind": "dni", "number": "0801-1990-12345" },
        "birth_date": birth_date,
        "new_email": new_email,
        "lang": "es",
    })
}

impl World {
    /// A confirmed appointment of this account, in three weeks.
    pub async fn appointment(&self, email: &str) -> Uuid {
        let account = self.account(email).await;
        let (now, db) = (self.app.clock.now(), self.app.db.writer());
        let document = DocumentFields {
            kind: "dni".into(),
            country: String::new(),
            number: "0801199012345".into(),
        };
        let today = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let person = Person {
            given_names: Name::parse("Ana").unwrap(),
            surnames: Name::parse("Mejía").unwrap(),
            birth_date: BirthDate::parse("1990-05-17", today).unwrap(),
            documents: vec![document.parse().unwrap()],
        };
        let booking = booking::Model {
            id: Uuid::from_u128(1),
            reference: Reference::from_random(REFERENCE + 1).to_string(),
            account,
            office: "houston".into(),
            contact_sealed: Vec::new(),
            lang: "es".into(),
            hold_expires_at: None,
            held_at: now.into(),
            extended: false,
            checkout_extended: false,
            idempotency_key: "a key of a test".into(),
            request_hash: String::new(),
            created_at: now.into(),
        };
        let appointment = appointment::Model {
            id: Uuid::from_u128(2),
            reference: Reference::from_random(REFERENCE).to_string(),
            booking: booking.id,
            account,
            office: "houston".into(),
            service: "passport".into(),
            service_group: "passport".into(),
            starts_at: (now + TimeDelta::days(21)).into(),
            minutes: 20,
            state: "confirmed".into(),
            contested: false,
            price_cents: 9750,
            currency: "usd".into(),
            moves_used: 0,
            person_sealed: self.app.seal.seal_json(Purpose::Person, &person),
            created_at: now.into(),
            confirmed_at: Some(now.into()),
            ended_at: None,
            reconfirmed_at: None,
            purged_at: None,
        };
        let booking = booking::ActiveModel::from(booking);
        booking::Entity::insert(booking).exec(db).await.unwrap();
        let id = appointment.id;
        let appointment = appointment::ActiveModel::from(appointment);
        appointment::Entity::insert(appointment)
            .exec(db)
            .await
            .unwrap();
        id
    }

    /// What begins after the answer may take a moment.
    async fn mail_about(&self, to: &str, subject: &str) -> Option<Mail> {
        for _ in 0..40 {
            let mails = self.mails(to).await;
            if let Some(mail) = mails
                .into_iter()
                .find(|mail| mail.subject.contains(subject))
            {
                return Some(mail);
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        None
    }
}

#[tokio::test]
async fn whoever_knows_the_case_gets_the_new_address_after_three_days() {
    let world = World::start().await;
    let old = world.citizen("ana@example.org").await;
    world.appointment("ana@example.org").await;
    let body = wanted("1990-05-17", "nueva@example.org");
    let asked = world.browser().post("/identity/recoveries", &body).await;
    asked.expect(202);
    assert!(
        world
            .mail_about("ana@example.org", "cambiar el correo")
            .await
            .is_some()
    );
    assert!(
        world
            .mail_about("nueva@example.org", "espera")
            .await
            .is_some()
    );
    world.advance(TimeDelta::hours(71)).await;
    world.job("recoveries.apply").await;
    assert!(world.mails("nueva@example.org").await.len() == 1);
    world.advance(TimeDelta::hours(1)).await;
    world.job("recoveries.apply").await;
    assert!(
        world
            .mail_about("nueva@example.org", "cambió")
            .await
            .is_some()
    );
    old.get("/identity/me/export")
        .await
        .refused(Code::SignInRequired);
    let new = world.citizen("nueva@example.org").await;
    let export = new.get("/identity/me/export").await.expect(200).text();
    assert!(export.contains(Reference::from_random(REFERENCE).as_str()));
}

#[tokio::test]
async fn the_old_address_stops_it_twice_alike() {
    let world = World::start().await;
    drop(world.citizen("ana@example.org").await);
    let appointment = world.appointment("ana@example.org").await;
    let body = wanted("1990-05-17", "ladron@example.org");
    let asked = world.browser().post("/identity/recoveries", &body).await;
    asked.expect(202);
    let notice = world
        .mail_about("ana@example.org", "cambiar el correo")
        .await
        .unwrap();
    let text = notice.text.clone().unwrap();
    assert!(!text.contains("ladron@example.org"), "{text}");
    let secret = json!({ "secret": notice.link_secret("correo-perdido") });
    for _ in 0..2 {
        let opened = world
            .browser()
            .post("/identity/links", &secret)
            .await
            .expect(200);
        assert_eq!(opened.json()["appointment"], appointment.to_string());
    }
    world.advance(TimeDelta::hours(80)).await;
    world.job("recoveries.apply").await;
    assert_eq!(world.mails("ladron@example.org").await.len(), 1);
}

#[tokio::test]
async fn what_does_not_fit_is_answered_alike_and_mails_nobody() {
    let world = World::start().await;
    drop(world.citizen("ana@example.org").await);
    world.appointment("ana@example.org").await;
    let fits = wanted("1990-05-17", "nueva@example.org");
    let wrong_day = wanted("1990-05-18", "otra@example.org");
    let mut unknown = wanted("1990-05-17", "otra@example.org");
    unknown["reference"] = json!(Reference::from_random(1).as_str());
    for body in [&wrong_day, &unknown, &fits] {
        let reply = world
            .browser()
            .post("/identity/recoveries", body)
            .await
            .expect(202);
        assert!(reply.bytes.is_empty());
    }
    assert!(
        world
            .mail_about("nueva@example.org", "espera")
            .await
            .is_some()
    );
    assert!(world.mails("otra@example.org").await.is_empty());
}

#[tokio::test]
async fn guesses_at_one_reference_are_counted_whether_or_not_it_exists() {
    let world = World::start().await;
    let mut body = wanted("1990-05-17", "otra@example.org");
    for number in [REFERENCE, 5] {
        body["reference"] = json!(Reference::from_random(number).as_str());
        for _ in 0..5 {
            let reply = world.browser().post("/identity/recoveries", &body).await;
            reply.expect(202);
        }
        let reply = world.browser().post("/identity/recoveries", &body).await;
        reply.refused(Code::TooManyRequests);
    }
}
