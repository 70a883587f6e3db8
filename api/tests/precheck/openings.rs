//! Who opens what: the sender, the mailed link, a reference with its birth date, and nobody else.

use crate::support::World;
use crate::trips::{EMAIL, declared, entry, of_member, opened, shown};
use chrono::TimeDelta;
use contract::precheck::{Opened, OpenedKind, Scope};
use contract::problem::Code;
use contract::reference::Locator;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_and_its_birth_date_open_that_member_alone() {
    let world = World::start().await;
    let all = declared(&world.browser(), &entry(&world, &[1, 2])).await;
    let second = opened(&world, &all.members[1]).await;
    let view = shown(&second, all.id).await;
    assert_eq!(view.scope, Scope::Member);
    assert_eq!(view.members.len(), 1);
    assert_eq!(view.members[0].id, all.members[1].id);
    assert_eq!(view.contact, None);
    assert!(!view.trip_changeable, "the trip is everybody's");
    let person = serde_json::to_value(&all.members[0].traveller).unwrap();
    let first = of_member(&all, 0);
    second.put(&first, &person).await.refused(Code::NotFound);
    second.delete(&first).await.refused(Code::NotFound);
    second
        .get(&format!("{first}/paper.pdf"))
        .await
        .refused(Code::NotFound);
    let trip = json!({ "trip": all.trip, "stay": all.stay });
    let path = format!("/precheck/declarations/{}/trip", all.id);
    second.put(&path, &trip).await.refused(Code::Forbidden);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_reference_and_a_wrong_birth_date_answer_alike() {
    let world = World::start().await;
    let all = declared(&world.browser(), &entry(&world, &[1])).await;
    let ask = async |reference: &str, birth_date: &str| {
        let body = json!({ "reference": reference, "birth_date": birth_date });
        let mut reply = world.browser().post("/precheck/openings", &body).await;
        reply.refused(Code::OpeningRefused);
        assert!(reply.headers.get("set-cookie").is_none());
        let id = reply.json()["request_id"].as_str().unwrap().to_owned();
        reply.bytes = reply.text().replace(&id, "").into_bytes();
        reply.text()
    };
    let unknown = ask(Locator::from_random(7).as_str(), "1990-05-17").await;
    let wrong = ask(all.members[0].reference.as_str(), "1990-05-18").await;
    assert_eq!(unknown, wrong);
    // The number that others scan opens nothing.
    let body = json!({ "reference": all.members[0].number, "birth_date": "1990-05-17" });
    let reply = world.browser().post("/precheck/openings", &body).await;
    assert_eq!(reply.json()["errors"][0]["code"], "reference.format");
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_are_counted_by_reference_whoever_makes_them() {
    let world = World::start_with(|config| config.precheck.hourly_openings_per_reference = 3).await;
    let all = declared(&world.browser(), &entry(&world, &[1])).await;
    let reference = &all.members[0].reference;
    let wrong = json!({ "reference": reference, "birth_date": "1991-01-01" });
    for _ in 0..3 {
        let reply = world.browser().post("/precheck/openings", &wrong).await;
        reply.refused(Code::OpeningRefused);
    }
    let right = json!({ "reference": reference, "birth_date": "1990-05-17" });
    let reply = world.browser().post("/precheck/openings", &right).await;
    reply.refused(Code::TooManyRequests);
    world.advance(TimeDelta::hours(1)).await;
    world
        .browser()
        .post("/precheck/openings", &right)
        .await
        .expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_are_counted_by_address_whatever_reference_they_try() {
    let world = World::start_with(|config| config.precheck.hourly_openings_per_visitor = 3).await;
    let guess = async |random: u64| {
        let body = json!({
            "reference": Locator::from_random(random), "birth_date": "1990-05-17",
        });
        world.browser().post("/precheck/openings", &body).await
    };
    for random in 1..=3 {
        guess(random).await.refused(Code::OpeningRefused);
    }
    guess(4).await.refused(Code::TooManyRequests);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mailed_link_opens_the_group_as_often_as_it_is_clicked() {
    let world = World::start().await;
    let all = declared(&world.browser(), &entry(&world, &[1, 2])).await;
    let mail = world.mails(EMAIL).await.remove(0);
    let secret = mail.link_secret("prechequeo/enlace");
    for _ in 0..2 {
        let browser = world.browser();
        let body = json!({ "secret": secret });
        let opened: Opened = browser
            .post("/precheck/links", &body)
            .await
            .expect(200)
            .read_as();
        assert_eq!(opened.kind, OpenedKind::Declaration);
        assert_eq!(opened.declaration, Some(all.id));
        assert_eq!(shown(&browser, all.id).await.members.len(), 2);
    }
    let body = json!({ "secret": "A".repeat(43) });
    let reply = world.browser().post("/precheck/links", &body).await;
    reply.refused(Code::LinkRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_open_closes_by_itself_and_on_request() {
    let world = World::start().await;
    let ana = world.browser();
    let path = format!(
        "/precheck/declarations/{}",
        declared(&ana, &entry(&world, &[1])).await.id
    );
    world
        .browser()
        .get(&path)
        .await
        .refused(Code::SignInRequired);
    let minutes = world.app.config.precheck.open_minutes.into();
    world.advance(TimeDelta::minutes(minutes)).await;
    ana.get(&path).await.refused(Code::SignInRequired);
    let other = declared(&ana, &entry(&world, &[2])).await;
    ana.get(&path).await.refused(Code::NotFound);
    ana.delete("/precheck/openings").await.expect(204);
    let other = format!("/precheck/declarations/{}", other.id);
    ana.get(&other).await.refused(Code::SignInRequired);
}
