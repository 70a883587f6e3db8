//! Real requests at the same moment.

use crate::desk::{self, OFFICE};
use contract::appointments::State;
use contract::problem::Code;
use futures::future::join_all;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_people_and_twenty_seats_make_twenty_holds() {
    let world = desk::open().await;
    let slot = desk::far_slot(&world).await.id;
    desk::set_capacity(&world, slot, 20).await;
    let mut people = Vec::new();
    for n in 0..200u32 {
        people.push(world.citizen(&format!("person{n}@example.org")).await);
    }
    let asked = people.iter().zip(0u32..).map(|(browser, n)| async move {
        desk::ask(browser, OFFICE, slot, &[desk::person(n)]).await
    });
    let replies = join_all(asked).await;
    let held = replies.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(held, 20);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.refused(Code::SlotTaken);
    }
    assert_eq!(desk::taken(&world, slot).await, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_is_one_hold() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await.id;
    let body = desk::request(OFFICE, slot, &[desk::person(1)]);
    let click = || ana.post_once("/appointments/bookings", "double-click", &body);
    let replies = join_all([click(), click(), click()]).await;
    let ids: std::collections::BTreeSet<String> = replies
        .into_iter()
        .map(|reply| reply.expect(201).json()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(desk::taken(&world, slot).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn paying_while_the_hold_ends_confirms_or_refunds_but_never_neither() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let held = desk::hold(&ana, slots[0].id, 1).await;
    let page = desk::payment_page(&ana, held.id).await;
    // Only our clock moves on: for Stripe the page is still open. Webhooks would be refused as
    // too old, so that what they tell must be found.
    world
        .sandbox
        .put("/sandbox/api/webhook", &json!({ "url": null }))
        .await;
    world.app.clock.advance(chrono::TimeDelta::minutes(56));
    let (paid, ()) = futures::join!(desk::pay_at(&world, &page), world.job("holds.end"));
    for _ in 0..3 {
        for job in [
            "payments.reconcile",
            "payments.events",
            "holds.end",
            "payments.refunds",
        ] {
            world.job(job).await;
        }
    }
    let after = desk::booking(&ana, held.id).await;
    let appointment = &after.appointments[0];
    let kept = desk::kept(&world).await;
    match (paid, appointment.state) {
        (200, State::Confirmed) => assert_eq!(kept, 7500),
        (200, _) => assert_eq!(kept, 0, "paid, not confirmed: given back"),
        (_, state) => assert_eq!((state, kept), (State::Lapsed, 0)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn paying_while_letting_go_confirms_or_gives_back_but_never_neither() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await.id;
    let held = desk::hold(&ana, slot, 1).await;
    let page = desk::payment_page(&ana, held.id).await;
    let path = format!("/appointments/bookings/{}", held.id);
    let (paid, let_go) = futures::join!(desk::pay_at(&world, &page), ana.delete(&path));
    desk::settled(&world).await;
    world.job("payments.refunds").await;
    desk::settled(&world).await;
    let state = desk::booking(&ana, held.id).await.appointments[0].state;
    let ended = (state, desk::kept(&world).await);
    match (paid, let_go.status) {
        // What was paid is not let go of.
        (200, status) if status != 204 => assert_eq!(ended, (State::Confirmed, 7500)),
        (200, _) => assert!(matches!(
            ended,
            (State::Confirmed, 7500) | (State::Released, 0)
        )),
        _ => assert_eq!(ended, (State::Released, 0)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn paying_for_a_dearer_time_while_cancelling_leaves_no_money_without_its_service() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let booked = desk::booked(&world, &ana, desk::far_slot(&world).await.id, 1).await;
    let id = booked.appointments[0].id;
    let slot = desk::mobile_slot(&world).await;
    let to = json!({ "office": slot.office, "slot": slot.id });
    let moved = format!("/appointments/mine/{id}/move");
    let moving = ana.post_once(&moved, "dearer-move", &to).await.expect(200);
    let page = moving.json()["pending_move"]["url"].clone();
    let path = format!("/appointments/mine/{id}/cancellation");
    let body = json!({ "seen_refund_cents": 7500 });
    let (_, cancelled) = futures::join!(
        desk::pay_at(&world, page.as_str().unwrap()),
        ana.post(&path, &body)
    );
    desk::settled(&world).await;
    world.job("payments.refunds").await;
    desk::settled(&world).await;
    let after = &desk::booking(&ana, booked.id).await.appointments[0];
    let ended = (after.state, desk::kept(&world).await);
    match cancelled.status {
        200 => assert_eq!(ended, (State::Cancelled, 0)),
        _ => assert_eq!(ended, (State::Confirmed, 9750), "{}", cancelled.text()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn moves_at_once_use_two_and_give_the_difference_back_once() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let dear = desk::mobile_slot(&world).await;
    let held: contract::appointments::BookingView =
        desk::ask(&ana, &dear.office, dear.id, &[desk::person(1)])
            .await
            .expect(201)
            .read_as();
    desk::pay(&world, &ana, held.id).await;
    let path = format!("/appointments/mine/{}/move", held.appointments[0].id);
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let asked = slots[..6].iter().zip(0..).map(|(slot, n)| {
        let (ana, path) = (&ana, &path);
        async move {
            let (key, to) = (
                format!("move-at-once-{n}"),
                json!({ "office": OFFICE, "slot": slot.id }),
            );
            ana.post_once(path, &key, &to).await.status
        }
    });
    let answers = join_all(asked).await;
    let made = answers.iter().filter(|status| **status == 200).count();
    assert!((1..=2).contains(&made), "{answers:?}");
    world.job("payments.refunds").await;
    desk::settled(&world).await;
    let after = &desk::booking(&ana, held.id).await.appointments[0];
    assert_eq!((after.price.cents, desk::kept(&world).await), (7500, 7500));
    assert_eq!(usize::try_from(after.moves_left).unwrap(), 2 - made);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_move_pressed_twice_at_once_is_one() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let booked = desk::booked(&world, &ana, slots[0].id, 1).await;
    let path = format!("/appointments/mine/{}/move", booked.appointments[0].id);
    let to = json!({ "office": OFFICE, "slot": slots[1].id });
    let click = || ana.post_once(&path, "one-move", &to);
    for reply in join_all([click(), click(), click()]).await {
        assert_eq!(reply.expect(200).json()["moves_left"], 1);
    }
    let other = json!({ "office": OFFICE, "slot": slots[2].id });
    ana.post_once(&path, "one-move", &other)
        .await
        .refused(Code::IdempotencyKeyReused);
    assert_eq!(desk::taken(&world, slots[1].id).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_cancellations_at_once_give_back_once() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let booked = desk::booked(&world, &ana, desk::far_slot(&world).await.id, 1).await;
    let path = format!(
        "/appointments/mine/{}/cancellation",
        booked.appointments[0].id
    );
    let body = json!({ "seen_refund_cents": 7500 });
    join_all([ana.post(&path, &body), ana.post(&path, &body)]).await;
    world.job("payments.refunds").await;
    desk::settled(&world).await;
    let after = desk::booking(&ana, booked.id).await;
    assert_eq!(after.appointments[0].refunds.len(), 1);
    let books = world.sandbox.get("/sandbox/api/books").await;
    assert_eq!(books["sums"]["usd"]["refunded"], 7500);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_payments_for_one_person_at_once_are_one_confirmed_and_one_contested() {
    let world = desk::open().await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let mut holds = Vec::new();
    for (index, name) in ["one", "two"].into_iter().enumerate() {
        let browser = world.citizen(&format!("{name}@example.org")).await;
        let held = desk::hold(&browser, slots[index].id, 1).await;
        holds.push((browser, held));
    }
    join_all(
        holds
            .iter()
            .map(|(browser, held)| desk::pay(&world, browser, held.id)),
    )
    .await;
    let mut contested = Vec::new();
    for (browser, held) in &holds {
        let after = desk::booking(browser, held.id).await;
        assert_eq!(after.appointments[0].state, State::Confirmed);
        contested.push(after.appointments[0].contested);
    }
    contested.sort_unstable();
    assert_eq!(contested, [false, true]);
}
