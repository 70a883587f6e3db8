//! The pre-check's part of the way: declared, opened, changed, kept, withdrawn.

use crate::support::World;
use crate::trips;
use crate::typed::{ADDRESS, EMAIL, GIVEN, SISTER_GIVEN, TRAVELLER_PASSPORT, traveller};
use contract::precheck::DeclarationView;
use contract::problem::Code;
use serde_json::{Value, json};

/// Returns the secrets that were handed out.
pub async fn walk(world: &World) -> Vec<String> {
    let browser = world.browser();
    let view = trips::declared(&browser, &trip(world)).await;
    let member = trips::opened(world, &view.members[0]).await;
    let path = trips::of_member(&view, 0);
    member.get(&format!("{path}/paper.pdf")).await.expect(200);
    let wrong = json!({ "reference": view.members[0].reference, "birth_date": "1950-01-01" });
    let refused = world.browser().post("/precheck/openings", &wrong).await;
    refused.refused(Code::OpeningRefused);
    let mut corrected = traveller();
    corrected["given_names"] = SISTER_GIVEN.into();
    let corrected = browser.put(&path, &corrected).await.expect(200);
    let corrected: DeclarationView = corrected.read_as();
    browser
        .put("/precheck/draft", &trip(world))
        .await
        .expect(204);
    let kept = json!({
        "email": EMAIL, "travel_date": trips::in_days(world, 20), "post": "palmerola",
        "draft": trip(world).to_string(),
    });
    browser.post("/precheck/drafts", &kept).await.expect(202);
    let mut refused = trip(world);
    refused["travellers"][0]["sex"] = TRAVELLER_PASSPORT.into();
    let refused = trips::submit(&browser, &refused).await;
    refused.refused(Code::InvalidFields);
    let link = world.mails(EMAIL).await[0].link_secret("prechequeo/enlace");
    browser.delete(&path).await.expect(200);
    world.mails(EMAIL).await;
    vec![corrected.members[0].reference.to_string(), link]
}

fn trip(world: &World) -> Value {
    let mut trip = trips::entry(world, &[1]);
    trip["travellers"] = json!([traveller()]);
    trip["stay"] = json!({ "lodging": GIVEN, "address": ADDRESS, "city": "Comayagua" });
    trip["contact"] = json!({ "email": EMAIL });
    trip
}
