//! The same while people book, and from replicas that write under different keys.

use crate::desk::{self, OFFICE};
use crate::rotation::{FIRST, SECOND, accounts, claims, listing, open};
use api::reseal;
use contract::appointments::{BookingView, State};
use contract::problem::Code;
use entity::person_claim;
use futures::future::{join, join_all};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn replicas_that_write_under_different_keys_keep_the_promises_together() {
    let mut world = open().await;
    listing(&mut world, &[FIRST, SECOND]).await;
    let old = world.url.clone();
    listing(&mut world, &[SECOND, FIRST]).await;
    let new = world.url.clone();
    // One address, one account: entered at both at once, and then at the other.
    let browser = world.browser();
    let code = world.code(&browser, "ana@example.org").await;
    let body = json!({ "email": "ana@example.org", "code": code });
    let here = browser.at(&old);
    let entered = join(
        here.post("/identity/session", &body),
        browser.post("/identity/session", &body),
    );
    let (one, two) = entered.await;
    let statuses = BTreeSet::from([one.status, two.status]);
    assert_eq!(statuses, BTreeSet::from([200, Code::CodeRefused.status()]));
    world.advance(chrono::TimeDelta::minutes(2)).await;
    let ana = world.signed_in(browser.at(&old), "ana@example.org").await;
    world.advance(chrono::TimeDelta::minutes(2)).await;
    let ana = world.signed_in(ana.at(&new), "ana@example.org").await;
    assert_eq!(accounts(&world).await, 1);

    // One person within the account.
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let asked = [&old, &new].into_iter().enumerate().map(|(n, url)| {
        let (ana, slot) = (ana.at(url), slots[n].id);
        async move { desk::ask(&ana, OFFICE, slot, &[desk::person(1)]).await }
    });
    let replies = join_all(asked).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    let refused = Code::PersonAlreadyBooked.status();
    assert_eq!(statuses, [201, refused]);

    // One confirmed and one contested across accounts, each heard of at another replica.
    world
        .sandbox
        .put("/sandbox/api/faults", &json!({ "webhook_drop": 1 }))
        .await;
    let mut paid = Vec::new();
    for (n, url) in [&old, &new].into_iter().enumerate() {
        let name = format!("rival{n}@example.org");
        let browser = world.citizen(&name).await.at(url);
        let held = desk::hold(&browser, slots[n + 2].id, 7).await;
        let page = desk::payment_page(&browser, held.id).await;
        assert_eq!(desk::pay_at(&world, &page).await, 200);
        paid.push((
            browser,
            format!("/appointments/bookings/{}/payment", held.id),
        ));
    }
    let nothing = json!({});
    let asked = paid
        .iter()
        .map(|(browser, path)| browser.post(path, &nothing));
    let mut contested = Vec::new();
    for reply in join_all(asked).await {
        let view: BookingView = reply.expect(200).read_as();
        assert_eq!(view.appointments[0].state, State::Confirmed);
        contested.push(view.appointments[0].contested);
    }
    contested.sort_unstable();
    assert_eq!(contested, [false, true]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn keys_are_rotated_while_people_book_and_however_often_it_is_interrupted() {
    let mut world = open().await;
    let mut people = Vec::new();
    for n in 0..10u32 {
        let browser = world.citizen(&format!("person{n}@example.org")).await;
        let slot = desk::slots(&world, OFFICE, 24 * 9).await[n as usize].id;
        let held = desk::hold(&browser, slot, n).await;
        people.push((browser, held));
    }
    listing(&mut world, &[FIRST, SECOND]).await;
    listing(&mut world, &[SECOND, FIRST]).await;
    let world = &world;
    let life = people
        .iter()
        .zip(0u32..)
        .map(|((browser, held), n)| async move {
            let browser = browser.at(&world.url);
            if n % 2 == 0 {
                let path = format!("/appointments/bookings/{}", held.id);
                browser.delete(&path).await.expect(204);
            } else {
                let page = desk::payment_page(&browser, held.id).await;
                assert_eq!(desk::pay_at(world, &page).await, 200);
            }
            let slots = desk::slots(world, OFFICE, 24 * 9).await;
            desk::hold(&browser, slots[20 + n as usize].id, 100 + n).await;
        });
    let resealing = async {
        let mut patience = Duration::from_millis(4);
        let mut interrupted = 0;
        loop {
            match tokio::time::timeout(patience, reseal::run(&world.app)).await {
                Ok(report) => break (interrupted, report.unwrap()),
                Err(_) => interrupted += 1,
            }
            patience *= 2;
        }
    };
    let (_, (interrupted, _)) = join(join_all(life), resealing).await;
    assert!(interrupted > 0);
    desk::settled(world).await;
    let report = reseal::run(&world.app).await.unwrap();
    assert_eq!(report.left, 0, "{report:?}");
    stand_alike(&claims(world).await);
    for (n, (browser, held)) in people.iter().enumerate() {
        let after = desk::booking(&browser.at(&world.url), held.id).await;
        let state = after.appointments[0].state;
        let wanted = [State::Released, State::Confirmed][n % 2];
        assert_eq!(state, wanted, "person {n}");
    }
}

/// Each appointment stands alike under both keys.
fn stand_alike(claims: &[person_claim::Model]) {
    let appointments: BTreeSet<_> = claims.iter().map(|claim| claim.appointment).collect();
    for id in appointments {
        let its = claims.iter().filter(|claim| claim.appointment == id);
        let its: BTreeSet<(i32, &str)> = its
            .map(|claim| (claim.key_version, claim.standing.as_str()))
            .collect();
        let versions: Vec<i32> = its.iter().map(|(version, _)| *version).collect();
        assert_eq!(versions, [1, 2], "{its:?}");
        let standings: BTreeSet<&str> = its.iter().map(|(_, standing)| *standing).collect();
        assert_eq!(standings.len(), 1, "{its:?}");
    }
}
