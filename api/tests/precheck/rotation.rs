//! A new key takes the place of the old one, and every declaration is found and read.

use crate::support::World;
use crate::trips::{EMAIL, declared, entry, in_days, opened, shown};
use api::config::{Config, Secret};
use api::reseal;
use contract::precheck::{Opened, OpenedKind};
use contract::problem::Code;
use serde_json::json;

const FIRST: &str = "1:the-first-secret-of-this-test";
const SECOND: &str = "2:the-second-secret-of-this-test";

/// A rollout: a replica whose `secrets.seal` lists these, in order.
async fn listing(world: &mut World, secrets: &[&str]) {
    let secrets = secrets.join(",");
    let set = |config: &mut Config| config.secrets.seal = Secret::new(secrets);
    world.replace(set).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn declarations_and_drafts_outlive_their_key() {
    let mut world = World::start().await;
    listing(&mut world, &[FIRST]).await;
    let view = declared(&world.browser(), &entry(&world, &[1, 2])).await;
    let draft = json!({
        "email": EMAIL, "travel_date": in_days(&world, 20), "post": "palmerola", "draft": "{\"step\":4}",
    });
    let browser = world.browser();
    browser.post("/precheck/drafts", &draft).await.expect(202);
    let mails = world.mails(EMAIL).await;
    let kept = mails
        .iter()
        .find(|mail| mail.subject == "Guardamos sus respuestas");
    let link = kept.unwrap().link_secret("prechequeo/enlace");

    listing(&mut world, &[SECOND, FIRST]).await;
    let member = opened(&world, &view.members[1]).await;
    assert_eq!(shown(&member, view.id).await.members[0], view.members[1]);
    let report = reseal::run(&world.app).await.unwrap();
    assert_eq!(report.left, 0, "{report:?}");
    let members = report
        .kinds
        .iter()
        .find(|(name, _)| name.starts_with("declaration_member"));
    assert_eq!(members.unwrap().1.rewritten, 2);

    listing(&mut world, &[SECOND]).await;
    let member = opened(&world, &view.members[0]).await;
    assert_eq!(shown(&member, view.id).await.members[0], view.members[0]);
    let secret = json!({ "secret": link });
    let opened = world.browser().post("/precheck/links", &secret).await;
    assert_eq!(
        opened.expect(200).read_as::<Opened>().kind,
        OpenedKind::Draft
    );
    let wrong = json!({ "reference": view.members[0].reference, "birth_date": "1990-05-18" });
    let refused = world.browser().post("/precheck/openings", &wrong).await;
    refused.refused(Code::OpeningRefused);
}
