//! Holds: all or none, once a key, extended once, ended in time.

use crate::desk::{self, OFFICE};
use contract::appointments::State;
use contract::problem::Code;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_answers_alike_and_another_body_is_refused() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await.id;
    let body = desk::request(OFFICE, slot, &[desk::person(1)]);
    let first = ana
        .post_once("/appointments/bookings", "key-number-1", &body)
        .await
        .expect(201);
    let again = ana
        .post_once("/appointments/bookings", "key-number-1", &body)
        .await
        .expect(201);
    assert_eq!(first.json()["id"], again.json()["id"]);
    assert_eq!(desk::taken(&world, slot).await, 1);
    let other = desk::request(OFFICE, slot, &[desk::person(2)]);
    let refused = ana
        .post_once("/appointments/bookings", "key-number-1", &other)
        .await;
    refused.refused(Code::IdempotencyKeyReused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_is_seated_together_or_not_at_all() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await;
    desk::set_capacity(&world, slot.id, 2).await;
    let family: Vec<_> = (1..=3).map(desk::person).collect();
    let held: contract::appointments::BookingView = desk::ask(&ana, OFFICE, slot.id, &family)
        .await
        .expect(201)
        .read_as();
    assert_eq!(held.total.cents, 3 * 7500);
    let at_first = held
        .appointments
        .iter()
        .filter(|a| a.starts_at.at == slot.starts_at.0)
        .count();
    assert_eq!(at_first, 2, "two at the chosen time, one at the next");
    assert_eq!(desk::taken(&world, slot.id).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_is_extended_once() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let held = desk::hold(&ana, desk::far_slot(&world).await.id, 1).await;
    let path = format!("/appointments/bookings/{}/extension", held.id);
    ana.post(&path, &json!({})).await.expect(200);
    ana.post(&path, &json!({}))
        .await
        .refused(Code::ExtensionUsed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_that_nobody_paid_lapses_and_frees_its_seat_and_its_person() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let held = desk::hold(&ana, slots[0].id, 1).await;
    world.advance(chrono::TimeDelta::minutes(16)).await;
    world.job("holds.end").await;
    let after = desk::booking(&ana, held.id).await;
    assert_eq!(after.appointments[0].state, State::Lapsed);
    desk::ask(&ana, OFFICE, slots[0].id, &[desk::person(1)])
        .await
        .refused(Code::SlotCoolingForYou);
    world.advance(chrono::TimeDelta::minutes(6)).await;
    world.job("seats.release").await;
    assert_eq!(desk::taken(&world, slots[0].id).await, 0);
    desk::hold(&ana, slots[1].id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_lapsed_holds_a_day_are_the_limit() {
    let world = desk::open().await;
    desk::new_day(&world).await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    for slot in &slots[..2] {
        desk::hold(&ana, slot.id, 1).await;
        world.advance(chrono::TimeDelta::minutes(16)).await;
        world.job("holds.end").await;
    }
    let third = desk::ask(&ana, OFFICE, slots[2].id, &[desk::person(1)]).await;
    third.refused(Code::TooManyLapsed);
}

#[tokio::test(flavor = "multi_thread")]
async fn letting_go_ends_the_hold_and_a_second_time_answers_alike() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let held = desk::hold(&ana, desk::far_slot(&world).await.id, 1).await;
    let path = format!("/appointments/bookings/{}", held.id);
    ana.delete(&path).await.expect(204);
    ana.delete(&path).await.expect(204);
    let after = desk::booking(&ana, held.id).await;
    assert_eq!(after.appointments[0].state, State::Released);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_persons_booking_is_not_found() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let eva = world.citizen("eva@example.org").await;
    let held = desk::hold(&ana, desk::far_slot(&world).await.id, 1).await;
    let appointment = held.appointments[0].id;
    eva.get(&format!("/appointments/bookings/{}", held.id))
        .await
        .refused(Code::NotFound);
    eva.delete(&format!("/appointments/bookings/{}", held.id))
        .await
        .refused(Code::NotFound);
    let path = format!("/appointments/bookings/{}/checkout", held.id);
    eva.post(&path, &json!({})).await.refused(Code::NotFound);
    let path = format!("/appointments/mine/{appointment}");
    eva.get(&path).await.refused(Code::NotFound);
    eva.get(&format!("{path}/voucher.pdf"))
        .await
        .refused(Code::NotFound);
    let body = json!({ "seen_refund_cents": 0 });
    eva.post(&format!("{path}/cancellation"), &body)
        .await
        .refused(Code::NotFound);
    let nobody = world.browser();
    nobody.get(&path).await.refused(Code::SignInRequired);
}
