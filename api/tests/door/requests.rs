//! What holds for every request: where it comes from, its shape, its number, what may be kept.

use crate::support::{Browser, World};
use contract::problem::Code;
use reqwest::Method;
use sea_orm::TransactionTrait;
use serde_json::{Value, json};

#[tokio::test]
async fn a_change_from_another_origin_is_refused() {
    let world = World::start().await;
    let ana = world.citizen("ana@example.org").await;
    for origin in ["https://evil.example", "null", "http://127.0.0.1"] {
        let request = ana.bare(Method::DELETE, "/identity/session");
        let reply = Browser::send(request.header("origin", origin)).await;
        reply.refused(Code::OriginRefused);
    }
    let silent = Browser::send(ana.bare(Method::DELETE, "/identity/session")).await;
    silent.refused(Code::OriginRefused);
    assert_ne!(ana.get("/identity/session").await.text(), "null");
}

#[tokio::test]
async fn a_program_without_cookies_needs_no_origin() {
    let world = World::start().await;
    let body = json!({ "email": "ana@example.org" });
    let request = world.browser().bare(Method::POST, "/identity/codes");
    Browser::send(request.json(&body)).await.expect(202);
}

#[tokio::test]
async fn what_cannot_be_read_says_where() {
    let world = World::start().await;
    let browser = world.browser();
    let wrong = browser
        .post("/identity/codes", &json!({ "email": 7 }))
        .await;
    wrong.refused(Code::Malformed);
    assert_eq!(wrong.json()["errors"][0]["field"], "/email");
    let unknown = json!({ "email": "a@example.org", "extra": 1 });
    let unknown = browser.post("/identity/codes", &unknown).await;
    unknown.refused(Code::Malformed);
    let request = browser
        .request(Method::POST, "/identity/codes")
        .body("email=a");
    Browser::send(request).await.refused(Code::MediaType);
}

#[tokio::test]
async fn every_answer_tells_the_browser_to_take_it_as_what_it_is() {
    let world =
        World::start_with(|config| config.public_url = "https://citas.example".into()).await;
    let browser = world.browser();
    for path in ["/appointments/offices", "/nothing"] {
        let reply = browser.get(path).await;
        let sent = |name: &str| reply.headers[name].to_str().unwrap().to_owned();
        assert_eq!(sent("x-content-type-options"), "nosniff", "{}", reply.asked);
        assert_eq!(
            sent("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'"
        );
        assert!(sent("strict-transport-security").contains("63072000"));
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems_too() {
    let world = World::start().await;
    let browser = world.browser();
    browser.get("/nothing").await.refused(Code::NotFound);
    let reply = browser.put("/identity/codes", &json!({})).await;
    reply.refused(Code::MethodNotAllowed);
}

#[tokio::test]
async fn without_a_free_connection_the_answer_is_to_come_back_soon() {
    let world = World::start_with(|config| config.database_connections = 2).await;
    let browser = world.browser();
    let all = [
        world.app.db.read().begin().await.unwrap(),
        world.app.db.read().begin().await.unwrap(),
    ];
    let month = world.app.clock.now().format("%Y-%m");
    let path = "/appointments/offices/miami/availability?service=passport-10";
    let reply = browser.get(&format!("{path}&month={month}")).await;
    reply.refused(Code::Unavailable);
    assert!(reply.headers.contains_key("retry-after"));
    drop(all);
    browser.get("//readyz").await.expect(200);
}

#[tokio::test]
async fn the_process_tells_whether_it_lives_and_can_serve() {
    let world = World::start().await;
    let browser = world.browser();
    assert_eq!(browser.get("//healthz").await.expect(200).text(), "ok\n");
    assert_eq!(browser.get("//readyz").await.expect(200).text(), "ready\n");
}

#[tokio::test]
async fn the_document_names_every_door_with_its_problem() {
    let world = World::start().await;
    let document = world.browser().get("//api/openapi.json").await.expect(200);
    let document = document.json();
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().unwrap();
    for door in [
        "/api/v1/identity/codes",
        "/api/v1/identity/session",
        "/api/v1/identity/links",
        "/api/v1/identity/recoveries",
        "/api/v1/identity/me",
        "/api/v1/identity/me/export",
        "/api/v1/appointments/draft",
    ] {
        assert!(paths.contains_key(door), "{door}");
    }
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            let problem = &operation["responses"]["default"]["content"];
            assert!(
                problem["application/problem+json"].is_object(),
                "{method} {path}"
            );
            assert!(operation["summary"].is_string(), "{method} {path}");
        }
    }
    assert_no_dangling(&document, &document);
}

/// Every `$ref` leads somewhere.
fn assert_no_dangling(document: &Value, part: &Value) {
    match part {
        Value::Object(fields) => {
            if let Some(Value::String(to)) = fields.get("$ref") {
                let pointer = to.trim_start_matches('#');
                assert!(document.pointer(pointer).is_some(), "{to}");
            }
            fields
                .values()
                .for_each(|part| assert_no_dangling(document, part));
        }
        Value::Array(parts) => parts
            .iter()
            .for_each(|part| assert_no_dangling(document, part)),
        _ => {}
    }
}
