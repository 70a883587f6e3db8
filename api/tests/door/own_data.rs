//! One's own data: to take along, or erased.

use crate::support::World;
use contract::problem::Code;

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
