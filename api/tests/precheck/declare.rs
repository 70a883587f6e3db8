//! Declaring: alone, together, too early, too late, twice.

use crate::support::World;
use crate::trips::{self, EMAIL, declared, entry, in_days, shown, submit};
use chrono::TimeDelta;
use contract::precheck::{MemberState, Opened, Scope, Tables};
use contract::problem::Code;
use entity::{declaration, declaration_member};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_traveller_declares_an_entry_and_gets_a_signed_code_and_a_mail() {
    let world = World::start().await;
    let ana = world.browser();
    let view = declared(&ana, &entry(&world, &[1])).await;
    assert_eq!((view.scope, view.members.len()), (Scope::Group, 1));
    assert_eq!(view.trip.conveyance, "AV431");
    assert_eq!(view.zone, "America/Tegucigalpa");
    assert!(view.trip_changeable);
    let member = &view.members[0];
    assert_eq!(member.state, MemberState::Declared);
    assert!(member.qr.starts_with("<svg"));
    assert!(member.number.as_str().starts_with("PC-"));
    assert!(member.reference.as_str().starts_with("PR-"));
    let mails = world.mails(EMAIL).await;
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert!(
        mail.subject.starts_with("Viaje declarado"),
        "{}",
        mail.subject
    );
    let text = mail.text.as_deref().unwrap();
    assert!(text.contains("Ana María Zelaya b"));
    assert!(!text.contains("F000001"), "no document number in a mail");
    assert!(!text.contains(member.reference.as_str()));
    let file = format!("prechequeo-{}.pdf", member.number.as_str());
    let names: Vec<_> = mail.attachments.iter().map(|file| &file.name).collect();
    assert_eq!(names, [&file]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_address_no_mail_is_written() {
    let world = World::start().await;
    let mut request = entry(&world, &[1]);
    request["contact"] = json!({});
    declared(&world.browser(), &request).await;
    let waiting = entity::outbox::Entity::find().count(world.app.db.read());
    assert_eq!(waiting.await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_shares_the_trip_and_each_has_a_code_of_their_own() {
    let world = World::start().await;
    let view = declared(&world.browser(), &entry(&world, &[1, 2, 3])).await;
    let mut numbers: Vec<_> = view.members.iter().map(|m| m.number.as_str()).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), 3);
    let names: Vec<_> = view.members.iter().map(|m| &m.traveller.surnames).collect();
    assert_eq!(
        names,
        ["Zelaya b", "Zelaya c", "Zelaya d"],
        "in their order"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_declares_no_stay() {
    let world = World::start().await;
    let mut exit = entry(&world, &[1]);
    exit["trip"]["direction"] = "exit".into();
    exit["trip"]["origin"] = json!({ "country": "HND" });
    exit["trip"]["destination"] = json!({ "country": "ESP" });
    let refused = submit(&world.browser(), &exit).await;
    refused.refused(Code::InvalidFields);
    assert_eq!(refused.json()["errors"][0]["code"], "stay.not_when_leaving");
    exit.as_object_mut().unwrap().remove("stay");
    assert_eq!(declared(&world.browser(), &exit).await.stay, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_crosses_on_foot_declares_neither_plate_nor_carrier() {
    let world = World::start().await;
    let mut walking = entry(&world, &[1]);
    walking["trip"]["means"] = "foot".into();
    walking["trip"]["post"] = "corinto".into();
    let refused = submit(&world.browser(), &walking).await;
    refused.refused(Code::InvalidFields);
    assert_eq!(
        refused.json()["errors"][0]["code"],
        "conveyance.on_foot",
        "a flight was left over"
    );
    let trip = walking["trip"].as_object_mut().unwrap();
    trip.remove("carrier");
    trip.remove("conveyance");
    let view = declared(&world.browser(), &walking).await;
    assert_eq!(
        (view.trip.means.as_str(), view.trip.conveyance.as_str()),
        ("foot", "")
    );
    let mails = world.mails(EMAIL).await;
    assert!(mails[0].text.as_deref().unwrap().contains("Medio: A pie"));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_opens_seven_days_before_at_midnight_of_the_post() {
    let world = World::start().await;
    let mut early = entry(&world, &[1]);
    early["trip"]["travel_date"] = in_days(&world, 8).into();
    let refused = submit(&world.browser(), &early).await;
    refused.refused(Code::NotOpenYet);
    let opens_at = refused.json()["params"]["opens_at"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(opens_at, format!("{}T06:00:00+00:00", in_days(&world, 1)));
    early["trip"]["travel_date"] = in_days(&world, 7).into();
    declared(&world.browser(), &early).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_closes_when_the_flight_leaves_and_else_with_the_day() {
    let world = World::start().await;
    let mut today = entry(&world, &[1]);
    today["trip"]["travel_date"] = in_days(&world, 0).into();
    declared(&world.browser(), &today).await;
    let left = (world.app.clock.now() - TimeDelta::minutes(10)).naive_utc();
    today["trip"]["travel_date"] = left.date().to_string().into();
    today["trip"]["departure"] = json!({
        "date": left.date().to_string(), "time": left.format("%H:%M").to_string(), "zone": "UTC",
    });
    // In the last hours of a day in Honduras the flight's day in UTC is tomorrow there.
    let refused = submit(&world.browser(), &today).await;
    refused.refused(Code::Closed);
    today["trip"]["departure"]["zone"] = "America/Comayagua".into();
    let refused = submit(&world.browser(), &today).await;
    assert_eq!(refused.json()["errors"][0]["field"], "/trip/departure/zone");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_twice_is_one_declaration() {
    let world = World::start().await;
    let ana = world.browser();
    let request = entry(&world, &[1, 2]);
    let send = async |request: &Value| {
        ana.post_once("/precheck/declarations", "one-and-the-same", request)
            .await
    };
    let first: Opened = send(&request).await.expect(201).read_as();
    let second: Opened = send(&request).await.expect(201).read_as();
    assert_eq!(first, second);
    assert_eq!(
        shown(&ana, second.declaration.unwrap()).await.members.len(),
        2
    );
    send(&entry(&world, &[3]))
        .await
        .refused(Code::IdempotencyKeyReused);
    let declarations = declaration::Entity::find().count(world.app.db.read());
    assert_eq!(declarations.await.unwrap(), 1);
    assert_eq!(world.mails(EMAIL).await.len(), 1);
    let bare = ana.post("/precheck/declarations", &request).await;
    bare.refused(Code::IdempotencyKeyMissing);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_document_may_be_declared_again_and_nobody_learns_of_the_first() {
    let world = World::start().await;
    let first = declared(&world.browser(), &entry(&world, &[1])).await;
    let again = submit(&world.browser(), &entry(&world, &[1]))
        .await
        .expect(201);
    assert!(!again.text().contains(&first.id.to_string()));
    let members = declaration_member::Entity::find().count(world.app.db.read());
    assert_eq!(members.await.unwrap(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mistake_is_told_at_once_and_nothing_is_stored() {
    let world = World::start().await;
    let mut wrong = entry(&world, &[1, 1]);
    wrong["trip"]["post"] = "atlantis".into();
    wrong["travellers"][0]["document"]["expires"] = in_days(&world, 2).into();
    wrong["contact"]["email"] = "ana".into();
    let refused = submit(&world.browser(), &wrong).await;
    refused.refused(Code::InvalidFields);
    let errors = refused.json()["errors"].as_array().unwrap().clone();
    let told: Vec<_> = errors.iter().map(|e| e["code"].as_str().unwrap()).collect();
    assert_eq!(
        told,
        ["post.unknown", "expires.before_travel", "email.format"]
    );
    let stored = declaration::Entity::find().count(world.app.db.read());
    assert_eq!(stored.await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_name_posts_airlines_and_the_window() {
    let world = World::start().await;
    let tables: Tables = world
        .browser()
        .get("/precheck/tables")
        .await
        .expect(200)
        .read_as();
    assert_eq!(tables.days_before, 7);
    let must: Vec<_> = tables.mandatory_for.iter().map(|n| &*n.name.en).collect();
    assert_eq!(must, ["Nicaragua"]);
    assert_eq!(
        tables.post("palmerola").unwrap().today,
        trips::today(&world)
    );
    assert!(tables.airlines.iter().any(|airline| airline.code == "AV"));
}
