//! Papers and codes, and what became of them.

use crate::support::World;
use crate::trips::{declared, entry, of_member, person};
use api::verify::standing::{Fate, standing};
use chrono::TimeDelta;
use contract::problem::Code;
use contract::verify::Verdict;

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_the_same_file_until_the_declaration_changes() {
    let world = World::start().await;
    let ana = world.browser();
    let view = declared(&ana, &entry(&world, &[1])).await;
    let path = of_member(&view, 0);
    let paper = async || {
        ana.get(&format!("{path}/paper.pdf?lang=en"))
            .await
            .expect(200)
    };
    let first = paper().await;
    assert_eq!(first.headers["content-type"], "application/pdf");
    let name = format!(
        "attachment; filename=\"pre-check-{}.pdf\"",
        view.members[0].number.as_str()
    );
    assert_eq!(first.headers["content-disposition"], name.as_str());
    assert!(first.bytes.starts_with(b"%PDF"));
    world.advance(TimeDelta::minutes(5)).await;
    assert_eq!(paper().await.bytes, first.bytes);
    ana.put(&path, &person(2)).await.expect(200);
    assert_ne!(paper().await.bytes, first.bytes);
    ana.delete(&path).await.expect(200);
    ana.get(&format!("{path}/paper.pdf"))
        .await
        .refused(Code::MemberSettled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_stands_until_the_day_after_the_trip() {
    let world = World::start().await;
    let view = declared(&world.browser(), &entry(&world, &[1])).await;
    let number = &view.members[0].number;
    let now = standing(&world.app, number).await.unwrap().unwrap();
    assert_eq!(
        (now.fate, now.claim.holder.document_end.as_str()),
        (Fate::Stands, "001")
    );
    assert_eq!(now.claim.holder.initials, "AMZB");
    let verdict = |at| now.verdict(&now.claim, at);
    assert_eq!(verdict(world.app.clock.now()), Verdict::Valid);
    assert_eq!(
        verdict(view.closes_at + TimeDelta::hours(24)),
        Verdict::Valid
    );
    assert_eq!(
        verdict(view.closes_at + TimeDelta::hours(25)),
        Verdict::Expired
    );
}
