//! Drafts: the browser's own, and one that waits for its trip to open.

use crate::support::World;
use crate::trips::{EMAIL, in_days};
use chrono::TimeDelta;
use contract::precheck::{Opened, OpenedKind, SavedDraft};
use contract::problem::Code;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

fn draft(world: &World, days: u64) -> Value {
    json!({
        "email": EMAIL, "lang": "es", "travel_date": in_days(world, days), "post": "palmerola",
        "draft": "{\"step\":4}",
    })
}

const LINK: &str = "prechequeo/enlace";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_a_declaration_is_apart_from_one_of_a_booking() {
    let world = World::start().await;
    let ana = world.browser();
    ana.put("/precheck/draft", &json!({ "step": 2 }))
        .await
        .expect(204);
    assert_eq!(
        ana.get("/appointments/draft").await.expect(200).json(),
        Value::Null
    );
    assert_eq!(
        ana.get("/precheck/draft").await.expect(200).json()["step"],
        2
    );
    ana.delete("/precheck/draft").await.expect(204);
    assert_eq!(
        ana.get("/precheck/draft").await.expect(200).json(),
        Value::Null
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_waits_for_its_trip_and_its_owner_is_told_once() {
    let world = World::start().await;
    let ana = world.browser();
    let reply = ana.post("/precheck/drafts", &draft(&world, 20)).await;
    let saved: SavedDraft = reply.expect(202).read_as();
    let mails = world.mails(EMAIL).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "Guardamos sus respuestas");
    world.job("precheck.remind").await;
    assert_eq!(world.mails(EMAIL).await.len(), 1, "it is not open yet");
    world.advance(saved.opens_at - world.app.clock.now()).await;
    for _ in 0..2 {
        world.job("precheck.remind").await;
    }
    let mails = world.mails(EMAIL).await;
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].subject, "Ya puede declarar su viaje");
    assert_eq!(mails[0].link_secret(LINK), mails[1].link_secret(LINK));
    for _ in 0..2 {
        let elsewhere = world.browser();
        let body = json!({ "secret": mails[0].link_secret(LINK) });
        let opened: Opened = elsewhere
            .post("/precheck/links", &body)
            .await
            .expect(200)
            .read_as();
        assert_eq!((opened.kind, opened.declaration), (OpenedKind::Draft, None));
        let own = elsewhere.get("/precheck/draft").await.expect(200).json();
        assert_eq!(own, json!({ "step": 4 }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_draft_goes_with_its_travel_day() {
    let world = World::start().await;
    let saved: SavedDraft = world
        .browser()
        .post("/precheck/drafts", &draft(&world, 9))
        .await
        .expect(202)
        .read_as();
    let mail = world.mails(EMAIL).await.remove(0);
    world
        .advance(saved.kept_until - world.app.clock.now() + TimeDelta::seconds(1))
        .await;
    let body = json!({ "secret": mail.link_secret(LINK) });
    let reply = world.browser().post("/precheck/links", &body).await;
    reply.refused(Code::LinkRefused);
    world.job("sweep").await;
    let left = entity::saved_draft::Entity::find().count(world.app.db.read());
    assert_eq!(left.await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_is_told_field_by_field() {
    let world = World::start().await;
    let ask = async |change: fn(&mut Value)| {
        let mut body = draft(&world, 9);
        change(&mut body);
        let reply = world.browser().post("/precheck/drafts", &body).await;
        reply.json()["errors"][0]["code"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(
        ask(|b| b["email"] = "ana".into()).await.unwrap(),
        "email.format"
    );
    assert_eq!(
        ask(|b| b["post"] = "x".into()).await.unwrap(),
        "post.unknown"
    );
    assert_eq!(
        ask(|b| b["draft"] = "{".into()).await.unwrap(),
        "draft.format"
    );
    assert_eq!(
        ask(|b| b["travel_date"] = "2020-01-01".into())
            .await
            .unwrap(),
        "travel_date.past"
    );
    assert_eq!(world.mails(EMAIL).await.len(), 0);
}
