//! A seat belongs to a person; a number proves nothing; limits hold.

use crate::desk::{self, OFFICE};
use contract::appointments::State;
use contract::problem::Code;

#[tokio::test(flavor = "multi_thread")]
async fn one_account_books_a_person_once_across_offices() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    desk::hold(&ana, desk::far_slot(&world).await.id, 1).await;
    let elsewhere = desk::slots(&world, "houston", 24 * 9).await[0].id;
    let reply = desk::ask(&ana, "houston", elsewhere, &[desk::person(1)]).await;
    assert_eq!(reply.json()["errors"][0]["field"], "/people/0");
    reply.refused(Code::PersonAlreadyBooked);
    assert_eq!(
        desk::taken(&world, elsewhere).await,
        0,
        "nothing stays taken"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_accounts_get_one_confirmed_and_one_contested_and_a_third_is_refunded() {
    let world = desk::open().await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let mut bookings = Vec::new();
    for (index, name) in ["squatter", "owner", "third"].into_iter().enumerate() {
        let browser = world.citizen(&format!("{name}@example.org")).await;
        let booked = desk::booked(&world, &browser, slots[index].id, 1).await;
        bookings.push((browser, booked));
    }
    let first = &bookings[0].1.appointments[0];
    let second = &bookings[1].1.appointments[0];
    let third = &bookings[2].1.appointments[0];
    assert_eq!((first.state, first.contested), (State::Confirmed, false));
    assert_eq!((second.state, second.contested), (State::Confirmed, true));
    assert_eq!(third.state, State::Released);
    assert_eq!(third.refunds[0].amount.cents, 7500);

    // Both sides get the same neutral words, without office, time or account.
    let mut texts = Vec::new();
    for name in ["squatter", "owner"] {
        let mails = world.mails(&format!("{name}@example.org")).await;
        let contested: Vec<_> = mails
            .iter()
            .filter(|mail| mail.code.is_none() && !mail.text.as_ref().unwrap().contains("Miami"))
            .collect();
        assert_eq!(contested.len(), 1, "one neutral mail to {name}");
        texts.push(contested[0].text.clone());
    }
    assert_eq!(texts[0], texts[1]);

    // When the first is cancelled, the other stands uncontested.
    let (squatter, booked) = &bookings[0];
    let path = format!(
        "/appointments/mine/{}/cancellation",
        booked.appointments[0].id
    );
    let body = serde_json::json!({ "seen_refund_cents": 7500 });
    squatter.post(&path, &body).await.expect(200);
    let (owner, booked) = &bookings[1];
    assert!(!desk::booking(owner, booked.id).await.appointments[0].contested);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unpaid_hold_of_a_squatter_stops_nobody() {
    let world = desk::open().await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let squatter = world.citizen("squatter@example.org").await;
    desk::hold(&squatter, slots[0].id, 1).await;
    let owner = world.citizen("owner@example.org").await;
    let booked = desk::booked(&world, &owner, slots[1].id, 1).await;
    assert_eq!(booked.appointments[0].state, State::Confirmed);
    assert!(!booked.appointments[0].contested);
}

#[tokio::test(flavor = "multi_thread")]
async fn four_active_appointments_are_the_limit_of_an_account_whoever_is_fastest() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let asked = (0..8u32).map(|n| {
        let (ana, slot) = (&ana, slots[n as usize].id);
        async move {
            desk::ask(ana, OFFICE, slot, &[desk::person(n)])
                .await
                .status
        }
    });
    let answers = futures::future::join_all(asked).await;
    let held = answers.iter().filter(|status| **status == 201).count();
    assert_eq!(held, 4, "{answers:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn holds_that_lapse_are_counted_once_however_many_jobs_end_them() {
    let world = desk::open().await;
    desk::new_day(&world).await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    desk::hold(&ana, slots[0].id, 1).await;
    world.advance(chrono::TimeDelta::minutes(16)).await;
    let ending = (0..4).map(|_| world.job("holds.end"));
    futures::future::join_all(ending).await;
    // One of the two lapses of a day is used: a second hold is given, and after it none.
    desk::hold(&ana, slots[1].id, 1).await;
    world.advance(chrono::TimeDelta::minutes(16)).await;
    world.job("holds.end").await;
    let asked = (2..8u32).map(|n| {
        let (ana, slot) = (&ana, slots[n as usize].id);
        async move { desk::ask(ana, OFFICE, slot, &[desk::person(n)]).await }
    });
    for reply in futures::future::join_all(asked).await {
        reply.refused(Code::TooManyLapsed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_young_person_is_told_that_only_five_years_are_given() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let mut young = desk::person(1);
    young["birth_date"] = "2012-01-01".into();
    let slot = desk::far_slot(&world).await.id;
    let reply = desk::ask(&ana, OFFICE, slot, &[young]).await;
    assert_eq!(reply.json()["errors"][0]["field"], "/people/0");
    reply.refused(Code::NotEligible);
}
