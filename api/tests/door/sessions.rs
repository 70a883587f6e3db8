//! Sessions: short cookies, a revocable row.

use crate::support::{Browser, Reply, World};
use chrono::TimeDelta;
use contract::problem::Code;
use serde_json::json;

fn cookies(reply: &Reply) -> Vec<String> {
    let set = reply.headers.get_all("set-cookie").iter();
    set.map(|value| value.to_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_cookie_cannot_be_read_by_a_script_and_holds_no_address() {
    let world = World::start().await;
    let browser = world.browser();
    let code = world.code(&browser, "ana@example.org").await;
    let body = json!({ "email": "ana@example.org", "code": code });
    let reply = browser.post("/identity/session", &body).await.expect(200);
    let [cookie] = <[String; 1]>::try_from(cookies(&reply)).unwrap();
    for part in ["session=", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert_eq!(reply.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let world = World::start_with(|config| config.public_url = "https://citas.example.hn".into());
    let world = world.await;
    let browser = world.browser();
    let ours = |path: &str, body: serde_json::Value| {
        let request = browser.bare(reqwest::Method::POST, path).json(&body);
        Browser::send(request.header("origin", "https://citas.example.hn"))
    };
    let asked = ours("/identity/codes", json!({ "email": "ana@example.org" }));
    asked.await.expect(202);
    let code = world.mails("ana@example.org").await[0].code.clone();
    let body = json!({ "email": "ana@example.org", "code": code });
    let reply = ours("/identity/session", body).await.expect(200);
    let [cookie] = <[String; 1]>::try_from(cookies(&reply)).unwrap();
    assert!(cookie.starts_with("__Host-session="), "{cookie}");
    assert!(cookie.contains("; Secure"), "{cookie}");
}

#[tokio::test]
async fn two_tabs_renew_at_once_and_both_go_on() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    world.advance(TimeDelta::minutes(11)).await;
    let look = || ana.get("/identity/me/export");
    let (one, two, three, four) = tokio::join!(look(), look(), look(), look());
    for reply in [one, two, three, four] {
        let reply = reply.expect(200);
        let [cookie] = <[String; 1]>::try_from(cookies(&reply)).unwrap();
        assert!(cookie.starts_with("session="), "{cookie}");
    }
    let young = ana.get("/identity/me/export").await.expect(200);
    assert!(cookies(&young).is_empty());
}

#[tokio::test]
async fn a_session_ends_after_its_hours_however_often_it_was_renewed() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    world.advance(TimeDelta::hours(11)).await;
    ana.get("/identity/me/export").await.expect(200);
    world.advance(TimeDelta::hours(1)).await;
    let late = ana.get("/identity/me/export").await;
    late.refused(Code::SignInRequired);
}

#[tokio::test]
async fn signing_out_ends_the_session_in_every_tab_at_once() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    let stolen = ana.session_cookie();
    ana.delete("/identity/session").await.expect(204);
    ana.delete("/identity/session").await.expect(204);
    assert_eq!(
        ana.get("/identity/session").await.expect(200).text(),
        "null"
    );
    let thief = world.browser();
    let request = thief.request(reqwest::Method::GET, "/identity/me/export");
    let reply = Browser::send(request.header("cookie", stolen)).await;
    reply.refused(Code::SignInRequired);
}

#[tokio::test]
async fn entering_a_new_code_makes_the_session_fresh_again() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    world.advance(TimeDelta::minutes(16)).await;
    let stale = ana.delete("/identity/me").await;
    stale.refused(Code::FreshCodeRequired);
    let ana = world.signed_in(ana, "ana@example.org").await;
    ana.delete("/identity/me").await.expect(204);
}

#[tokio::test]
async fn nobody_signed_in_is_null_and_no_error() {
    let world = World::start().await;
    let reply = world.browser().get("/identity/session").await.expect(200);
    assert_eq!(reply.text(), "null");
}

#[tokio::test]
async fn a_forged_cookie_is_nobody() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    let mut cookie = ana.session_cookie();
    cookie.pop();
    let request = world
        .browser()
        .request(reqwest::Method::GET, "/identity/me/export");
    let reply = Browser::send(request.header("cookie", cookie)).await;
    reply.refused(Code::SignInRequired);
}
