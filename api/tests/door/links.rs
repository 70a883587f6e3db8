//! The links of mails: they open one appointment, and are no session.

use crate::support::World;
use chrono::TimeDelta;
use contract::identity::LinkPurpose;
use contract::problem::Code;
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn a_link_opens_twice_alike_and_an_unknown_or_old_one_not_at_all() {
    let world = World::start().await;
    drop(world.citizen("ana@example.org").await);
    let appointment = Uuid::from_u128(7);
    let secret = world
        .link("ana@example.org", appointment, LinkPurpose::Appointment)
        .await;
    let body = json!({ "secret": secret });
    let first = world
        .browser()
        .post("/identity/links", &body)
        .await
        .expect(200);
    let second = world
        .browser()
        .post("/identity/links", &body)
        .await
        .expect(200);
    assert_eq!(first.json(), second.json());
    assert_eq!(first.json()["appointment"], appointment.to_string());
    let unknown = json!({ "secret": "A".repeat(43) });
    let unknown = world.browser().post("/identity/links", &unknown).await;
    unknown.refused(Code::LinkRefused);
    world.advance(TimeDelta::days(31)).await;
    let late = world.browser().post("/identity/links", &body).await;
    late.refused(Code::LinkRefused);
}

#[tokio::test]
async fn a_link_is_not_a_session() {
    let world = World::start().await;
    drop(world.citizen("ana@example.org").await);
    let secret = world
        .link(
            "ana@example.org",
            Uuid::from_u128(7),
            LinkPurpose::Appointment,
        )
        .await;
    let holder = world.browser();
    let body = json!({ "secret": secret });
    holder.post("/identity/links", &body).await.expect(200);
    holder
        .get("/identity/me/export")
        .await
        .refused(Code::SignInRequired);
    assert_eq!(holder.get("/identity/session").await.text(), "null");
}
