//! How often one account and one network address may change something.

use crate::support::{Browser, Reply, World};
use api::config::Rate;
use chrono::TimeDelta;
use contract::identity::LinkPurpose;
use contract::problem::Code;
use reqwest::Method;
use serde_json::json;

const DRAFT: &str = "/appointments/draft";

/// A change that costs nothing and can be made again and again.
async fn change(browser: &Browser) -> Reply {
    browser.delete(DRAFT).await
}

/// How many of so many changes are let through, one after the other.
async fn let_through(browsers: &[&Browser], many: usize) -> usize {
    let mut passed = 0;
    for browser in browsers.iter().cycle().take(many) {
        let reply = change(browser).await;
        if reply.status == 204 {
            passed += 1;
        } else {
            reply.refused(Code::TooManyRequests);
        }
    }
    passed
}

async fn limited(drafts: Rate) -> World {
    World::start_with(|config| config.limits.drafts = drafts).await
}

const PLENTY: i32 = 100_000;

fn per_account(most: i32) -> Rate {
    Rate {
        per_account: most,
        per_visitor: PLENTY,
    }
}

fn per_visitor(most: i32) -> Rate {
    Rate {
        per_account: PLENTY,
        per_visitor: most,
    }
}

#[tokio::test]
async fn an_account_that_changes_too_often_waits_and_keeps_what_it_typed() {
    let world = limited(per_account(3)).await;
    let ana = world.citizen("ana@example.org").await;
    let typed = json!({ "step": 3 });
    for _ in 0..3 {
        ana.put(DRAFT, &typed).await.expect(204);
    }
    let refused = ana.put(DRAFT, &json!({ "step": 4 })).await;
    let seconds = refused.headers["retry-after"].to_str().unwrap();
    let seconds: i64 = seconds.parse().unwrap();
    assert!((1..=601).contains(&seconds), "{seconds}");
    assert_eq!(refused.json()["params"]["retry_after"], seconds.to_string());
    refused.refused(Code::TooManyRequests);
    assert_eq!(ana.get(DRAFT).await.expect(200).json(), typed);
    let luis = world.citizen("luis@example.org").await;
    luis.put(DRAFT, &typed).await.expect(204);
    world.advance(TimeDelta::seconds(seconds)).await;
    ana.put(DRAFT, &json!({ "step": 4 })).await.expect(204);
}

#[tokio::test]
async fn the_link_of_a_mail_is_counted_as_its_account() {
    let world = limited(per_account(3)).await;
    let ana = world.citizen("ana@example.org").await;
    let holder = world.browser();
    let appointment = world.app.chance.uuid();
    let body = json!({ "secret": world.link("ana@example.org", appointment, LinkPurpose::Appointment).await });
    holder.post("/identity/links", &body).await.expect(200);
    assert_eq!(let_through(&[&ana, &holder], 8).await, 3);
}

#[tokio::test]
async fn people_behind_one_address_share_its_limit() {
    let world = limited(per_visitor(5)).await;
    let ana = world.citizen("ana@example.org").await;
    let luis = world.citizen("luis@example.org").await;
    let nobody = world.browser();
    assert_eq!(let_through(&[&ana, &luis, &nobody], 12).await, 5);
}

#[tokio::test]
async fn reading_is_never_counted_nor_is_what_another_site_sends() {
    let world = limited(per_visitor(1)).await;
    let ana = world.citizen("ana@example.org").await;
    for _ in 0..5 {
        ana.get(DRAFT).await.expect(200);
        let foreign = ana
            .bare(Method::DELETE, DRAFT)
            .header("origin", "https://evil.example");
        Browser::send(foreign).await.refused(Code::OriginRefused);
    }
    assert_eq!(let_through(&[&ana], 3).await, 1);
    ana.get(DRAFT).await.expect(200);
}

#[tokio::test]
async fn every_route_that_may_change_something_is_counted_but_the_webhook() {
    let one = || Rate {
        per_account: 1,
        per_visitor: 1,
    };
    let world = World::start_with(|config| {
        let limits = &mut config.limits;
        (limits.bookings, limits.drafts, limits.changes) = (one(), one(), one());
    })
    .await;
    let browser = world.browser();
    let id = world.app.chance.uuid();
    for used_up in ["/appointments/bookings", "/identity/links"] {
        let first = browser.post(used_up, &json!({})).await;
        assert_ne!(first.status, 429, "{}", first.asked);
    }
    change(&browser).await.expect(204);
    let document = browser.get("//api/openapi.json").await.expect(200).json();
    let mut counted = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let address = format!("/{}", path.replace("{booking}", &id.to_string()));
        let address = address.replace("{appointment}", &id.to_string());
        for method in item.as_object().unwrap().keys() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let reply = Browser::send(browser.request(method.clone(), &address)).await;
            if method.is_safe() || path.ends_with("/payments/stripe/events") {
                assert_ne!(reply.status, 429, "{}", reply.asked);
            } else {
                reply.refused(Code::TooManyRequests);
                counted += 1;
            }
        }
    }
    assert!(counted >= 10, "{counted} routes were found");
}

#[tokio::test]
async fn two_replicas_keep_a_small_limit_exactly() {
    let mut world = limited(per_account(5)).await;
    let ana = world.citizen("ana@example.org").await;
    world.replace(|_| ()).await;
    assert_eq!(let_through(&[&ana, &ana.at(&world.url)], 12).await, 5);
}

#[tokio::test]
async fn two_replicas_keep_a_large_limit_but_for_what_they_have_not_told() {
    let most = 60;
    let mut world = limited(per_visitor(most)).await;
    let here = world.browser();
    world.replace(|_| ()).await;
    let passed = let_through(&[&here, &here.at(&world.url)], 100).await;
    // Each tells parts of three, so that at most two of each are not told.
    assert!((60..=64).contains(&passed), "{passed}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_replicas_asked_by_many_at_once_let_no_more_through() {
    let mut world = limited(per_visitor(60)).await;
    let here = world.browser();
    world.replace(|_| ()).await;
    let there = here.at(&world.url);
    let asked = (0..200).map(|turn| change(if turn % 2 == 0 { &here } else { &there }));
    let replies = futures::future::join_all(asked).await;
    let passed = replies.iter().filter(|reply| reply.status == 204).count();
    assert!((1..=64).contains(&passed), "{passed}");
    let refused = replies.iter().filter(|reply| reply.status == 429).count();
    assert_eq!(passed + refused, 200);
}

/// Changes something as if a proxy had written that header.
async fn forwarded(world: &World, header: String) -> u16 {
    let request = world.browser().request(Method::DELETE, DRAFT);
    Browser::send(request.header("x-forwarded-for", header))
        .await
        .status
}

async fn behind_proxies(proxies: usize) -> World {
    World::start_with(|config| {
        config.http.trusted_proxies = proxies;
        config.limits.drafts = per_visitor(2);
    })
    .await
}

#[tokio::test]
async fn a_made_up_address_helps_nobody() {
    // Nobody is trusted: the connection counts, whatever the header says.
    let world = behind_proxies(0).await;
    let mut answers = Vec::new();
    for client in 1..=4 {
        answers.push(forwarded(&world, format!("198.51.100.{client}")).await);
    }
    assert_eq!(answers, [204, 204, 429, 429]);
    // One is trusted: what it wrote counts, and not what stands left of that.
    let world = behind_proxies(1).await;
    let mut answers = Vec::new();
    for client in 1..=4 {
        answers.push(forwarded(&world, format!("192.0.2.{client}, 198.51.100.7")).await);
    }
    assert_eq!(answers, [204, 204, 429, 429]);
    let neighbour = forwarded(&world, "198.51.100.8".into()).await;
    assert_eq!(neighbour, 204);
}

#[tokio::test]
async fn all_addresses_of_an_ipv6_prefix_are_one() {
    let world = behind_proxies(1).await;
    let mut answers = Vec::new();
    for client in [
        "2001:db8:1:2::1",
        "2001:db8:1:2:3:4:5:6",
        "2001:db8:1:2:ffff::",
    ] {
        answers.push(forwarded(&world, client.into()).await);
    }
    assert_eq!(answers, [204, 204, 429]);
    assert_eq!(forwarded(&world, "2001:db8:1:3::1".into()).await, 204);
}
