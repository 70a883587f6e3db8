//! The half-filled form on the server.

use crate::support::World;
use chrono::TimeDelta;
use contract::problem::Code;
use serde_json::json;

const DRAFT: &str = "/appointments/draft";

#[tokio::test]
async fn a_draft_comes_back_in_its_own_browser_only() {
    let world = World::start().await;
    let (ana, luis) = (world.browser(), world.browser());
    assert_eq!(ana.get(DRAFT).await.expect(200).text(), "null");
    ana.put(DRAFT, &json!({ "step": 3, "name": "Ana" }))
        .await
        .expect(204);
    ana.put(DRAFT, &json!({ "step": 4 })).await.expect(204);
    assert_eq!(ana.get(DRAFT).await.json(), json!({ "step": 4 }));
    assert_eq!(luis.get(DRAFT).await.text(), "null");
    ana.delete(DRAFT).await.expect(204);
    assert_eq!(ana.get(DRAFT).await.text(), "null");
}

#[tokio::test]
async fn a_draft_is_gone_after_a_day() {
    let world = World::start().await;
    let ana = world.browser();
    ana.put(DRAFT, &json!({ "step": 3 })).await.expect(204);
    world.advance(TimeDelta::hours(24)).await;
    assert_eq!(ana.get(DRAFT).await.text(), "null");
    world.job("sweep").await;
    ana.put(DRAFT, &json!({ "step": 1 })).await.expect(204);
    assert_eq!(ana.get(DRAFT).await.json(), json!({ "step": 1 }));
}

#[tokio::test]
async fn a_draft_has_a_limit_and_so_has_a_body() {
    let world = World::start().await;
    let ana = world.browser();
    let long = |bytes: usize| json!({ "text": "x".repeat(bytes) });
    let much = ana.put(DRAFT, &long(17_000)).await;
    much.refused(Code::TooLarge);
    let more = ana.put(DRAFT, &long(70_000)).await;
    more.refused(Code::TooLarge);
    ana.put(DRAFT, &long(16_000)).await.expect(204);
}
