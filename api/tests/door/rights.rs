//! Each door of identity against each role, and against someone else's things.

use crate::support::{Browser, World};
use chrono::TimeDelta;
use contract::identity::LinkPurpose;
use contract::problem::Code;
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn doors_of_citizens_are_closed_to_visitors_and_staff() {
    let world = World::start().await;
    let visitor = world.browser();
    let officer = world.officer("oficial@example.org").await;
    let supervisor = world.supervisor("jefa@example.org").await;
    for (browser, code) in [
        (&visitor, Code::SignInRequired),
        (&officer, Code::Forbidden),
        (&supervisor, Code::Forbidden),
    ] {
        browser.get("/identity/me/export").await.refused(code);
        browser.delete("/identity/me").await.refused(code);
    }
}

#[tokio::test]
async fn staff_sign_in_as_what_they_are() {
    let world = World::start().await;
    let role =
        async |browser: Browser| browser.get("/identity/session").await.json()["role"].clone();
    assert_eq!(
        role(world.officer("oficial@example.org").await).await,
        "officer"
    );
    assert_eq!(
        role(world.supervisor("jefa@example.org").await).await,
        "supervisor"
    );
}

#[tokio::test]
async fn one_sees_and_erases_only_oneself() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    let luis = world.citizen("luis@example.org").await;
    let export = ana.get("/identity/me/export").await.expect(200);
    assert!(export.text().contains("ana@example.org"));
    assert!(!export.text().contains("luis@example.org"));
    ana.delete("/identity/me").await.expect(204);
    ana.get("/identity/me/export")
        .await
        .refused(Code::SignInRequired);
    luis.get("/identity/me/export").await.expect(200);
}

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
