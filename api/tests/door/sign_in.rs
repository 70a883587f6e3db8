//! One-time codes.

use crate::support::{Browser, World};
use chrono::TimeDelta;
use contract::identity::{CodeSent, Role, Session};
use contract::problem::Code;
use serde_json::json;

#[tokio::test]
async fn a_code_from_the_mailbox_signs_in_and_the_first_one_makes_the_account() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    let session: Session = ana.get("/identity/session").await.expect(200).read_as();
    assert_eq!(session.email, "ana@example.org");
    assert_eq!(session.role, Role::Citizen);
    let mails = world.mails("ana@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].subject.contains(mails[0].code.as_ref().unwrap()));
}

#[tokio::test]
async fn the_answer_is_the_same_whether_or_not_the_address_is_known() {
    let world = World::start().await;
    drop(world.citizen("known@example.org").await);
    world.advance(TimeDelta::minutes(2)).await;
    let browser = world.browser();
    let ask = async |email: &str| {
        let body = json!({ "email": email });
        let reply = browser.post("/identity/codes", &body).await.expect(202);
        reply.json()
    };
    assert_eq!(
        ask("known@example.org").await,
        ask("unknown@example.org").await
    );
}

#[tokio::test]
async fn a_code_works_once() {
    let world = World::start().await;
    let browser = world.browser();
    let code = world.code(&browser, "ana@example.org").await;
    let body = json!({ "email": "ana@example.org", "code": code });
    browser.post("/identity/session", &body).await.expect(200);
    let again = world.browser().post("/identity/session", &body).await;
    again.refused(Code::CodeRefused);
}

#[tokio::test]
async fn a_code_entered_twice_at_once_opens_one_session() {
    let world = World::start().await;
    let browser = world.browser();
    let code = world.code(&browser, "ana@example.org").await;
    let body = json!({ "email": "ana@example.org", "code": code });
    let enter = || async {
        world
            .browser()
            .post("/identity/session", &body)
            .await
            .status
    };
    let (one, two, three) = tokio::join!(enter(), enter(), enter());
    let mut statuses = [one, two, three];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422, 422]);
}

#[tokio::test]
async fn a_code_is_too_old_after_ten_minutes() {
    let world = World::start().await;
    let browser = world.browser();
    let code = world.code(&browser, "ana@example.org").await;
    world.advance(TimeDelta::minutes(10)).await;
    let body = json!({ "email": "ana@example.org", "code": code });
    let late = browser.post("/identity/session", &body).await;
    late.refused(Code::CodeRefused);
}

#[tokio::test]
async fn after_five_wrong_guesses_the_right_code_is_refused_too() {
    let world = World::start().await;
    let browser = world.browser();
    let code = world.code(&browser, "ana@example.org").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in (0..5).rev() {
        let body = json!({ "email": "ana@example.org", "code": wrong });
        let reply = browser.post("/identity/session", &body).await;
        reply.refused(Code::CodeRefused);
        assert_eq!(reply.json()["params"]["left"], left.to_string());
    }
    let body = json!({ "email": "ana@example.org", "code": code });
    let right = browser.post("/identity/session", &body).await;
    right.refused(Code::CodeRefused);
}

#[tokio::test]
async fn guesses_at_once_cannot_exceed_the_attempts() {
    let world = World::start().await;
    let browser = world.browser();
    let code = world.code(&browser, "ana@example.org").await;
    let guess = |n: u32| {
        let browser = browser.clone();
        let typed = format!("{:06}", (code.parse::<u32>().unwrap() + 1 + n) % 1_000_000);
        let body = json!({ "email": "ana@example.org", "code": typed });
        async move { browser.post("/identity/session", &body).await }
    };
    let replies = futures::future::join_all((0..20).map(guess)).await;
    let counted = |reply: &crate::support::Reply| reply.json()["params"]["left"] != "0";
    assert!(replies.iter().all(|reply| reply.status == 422));
    assert!(replies.iter().filter(|reply| counted(reply)).count() <= 4);
    let body = json!({ "email": "ana@example.org", "code": code });
    let right = browser.post("/identity/session", &body).await;
    right.refused(Code::CodeRefused);
}

#[tokio::test]
async fn asking_again_too_soon_sends_nothing_and_says_when() {
    let world = World::start().await;
    let browser = world.browser();
    let body = json!({ "email": "ana@example.org" });
    let ask = async || -> CodeSent {
        let reply = browser.post("/identity/codes", &body).await;
        reply.expect(202).read_as()
    };
    let first = ask().await;
    world.advance(TimeDelta::seconds(30)).await;
    assert_eq!(ask().await, first);
    assert_eq!(world.mails("ana@example.org").await.len(), 1);
    world.advance(TimeDelta::seconds(31)).await;
    assert!(ask().await.expires_at > first.expires_at);
    assert_eq!(world.mails("ana@example.org").await.len(), 2);
}

#[tokio::test]
async fn only_the_newest_code_counts() {
    let world = World::start().await;
    let browser = world.browser();
    let old = world.code(&browser, "ana@example.org").await;
    world.advance(TimeDelta::minutes(2)).await;
    let new = world.code(&browser, "ana@example.org").await;
    let enter = async |code: &str| {
        let body = json!({ "email": "ana@example.org", "code": code });
        browser.post("/identity/session", &body).await.status
    };
    assert_eq!(enter(&old).await, 422);
    assert_eq!(enter(&new).await, 200);
}

#[tokio::test]
async fn codes_for_one_address_are_limited_however_many_ask_at_once() {
    let world = World::start_with(|config| {
        config.codes.resend_seconds = 0;
        config.codes.hourly_per_email = 3;
    })
    .await;
    let body = json!({ "email": "ana@example.org" });
    let ask = |_| {
        let browser = world.browser();
        let body = body.clone();
        async move { browser.post("/identity/codes", &body).await }
    };
    let replies = futures::future::join_all((0..12).map(ask)).await;
    let sent = replies.iter().filter(|reply| reply.status == 202).count();
    assert_eq!(sent, 3);
    let refused = replies.iter().find(|reply| reply.status != 202).unwrap();
    refused.refused(Code::TooManyRequests);
    let seconds = refused.headers["retry-after"].to_str().unwrap();
    assert!((1..=3601).contains(&seconds.parse::<i64>().unwrap()));
    assert_eq!(world.mails("ana@example.org").await.len(), 3);
}

#[tokio::test]
async fn a_wrong_address_is_named_and_nothing_is_sent() {
    let world = World::start().await;
    let body = json!({ "email": "ana.example.org" });
    let reply = world.browser().post("/identity/codes", &body).await;
    reply.refused(Code::InvalidFields);
    let errors = reply.json()["errors"].clone();
    assert_eq!(
        errors,
        json!([{ "field": "/email", "code": "email.format" }])
    );
    assert!(world.mails("ana.example.org").await.is_empty());
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
