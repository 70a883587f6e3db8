//! Moving and cancelling: the new seat first, the money by itself, the limits kept.

use crate::desk::{self, OFFICE};
use contract::appointments::{AppointmentView, State};
use contract::problem::Code;
use serde_json::json;
use uuid::Uuid;

async fn move_to(
    browser: &crate::support::Browser,
    appointment: Uuid,
    (office, slot): (&str, Uuid),
    key: &str,
) -> crate::support::Reply {
    let path = format!("/appointments/mine/{appointment}/move");
    browser
        .post_once(&path, key, &json!({ "office": office, "slot": slot }))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appointment_moves_twice_and_no_more() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let booked = desk::booked(&world, &ana, slots[0].id, 1).await;
    let id = booked.appointments[0].id;
    for (key, slot) in [("move-number-1", &slots[1]), ("move-number-2", &slots[2])] {
        let moved: AppointmentView = move_to(&ana, id, (OFFICE, slot.id), key)
            .await
            .expect(200)
            .read_as();
        assert_eq!(moved.starts_at.at, slot.starts_at.0);
    }
    let again = move_to(&ana, id, (OFFICE, slots[2].id), "move-number-2")
        .await
        .expect(200);
    assert_eq!(
        again.json()["moves_left"],
        0,
        "a repeated key answers alike"
    );
    move_to(&ana, id, (OFFICE, slots[3].id), "move-number-3")
        .await
        .refused(Code::MovesUsed);
    assert_eq!(desk::taken(&world, slots[2].id).await, 1);
    assert_eq!(desk::taken(&world, slots[3].id).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_to_a_full_time_leaves_everything_as_it_was() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let booked = desk::booked(&world, &ana, slots[0].id, 1).await;
    desk::set_capacity(&world, slots[1].id, 0).await;
    let id = booked.appointments[0].id;
    move_to(&ana, id, (OFFICE, slots[1].id), "move-number-1")
        .await
        .refused(Code::SlotTaken);
    let after = desk::booking(&ana, booked.id).await;
    assert_eq!(after.appointments[0].moves_left, 2);
    assert_eq!(after.appointments[0].starts_at.at, slots[0].starts_at.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn within_the_last_day_nothing_changes_and_within_two_nothing_is_refunded() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let booked = desk::booked(&world, &ana, slots[0].id, 1).await;
    let id = booked.appointments[0].id;
    let path = format!("/appointments/mine/{id}/cancellation");
    world
        .advance(slots[0].starts_at.0 - world.app.clock.now() - chrono::TimeDelta::hours(30))
        .await;
    let ana = world.signed_in(ana, "ana@example.org").await;
    let stale = ana.post(&path, &json!({ "seen_refund_cents": 7500 })).await;
    stale.refused(Code::RefundChanged);
    world.advance(chrono::TimeDelta::hours(7)).await;
    let ana = world.signed_in(ana, "ana@example.org").await;
    let late = ana.post(&path, &json!({ "seen_refund_cents": 0 })).await;
    late.refused(Code::ChangesClosed);
    assert_eq!(
        desk::booking(&ana, booked.id).await.appointments[0].state,
        State::Confirmed
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn changing_asks_for_a_fresh_code() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let booked = desk::booked(&world, &ana, desk::far_slot(&world).await.id, 1).await;
    world.advance(chrono::TimeDelta::minutes(16)).await;
    let path = format!(
        "/appointments/mine/{}/cancellation",
        booked.appointments[0].id
    );
    let body = json!({ "seen_refund_cents": 7500 });
    ana.post(&path, &body)
        .await
        .refused(Code::FreshCodeRequired);
    let ana = world.signed_in(ana, "ana@example.org").await;
    ana.post(&path, &body).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_a_family_cancels_alone_and_gets_only_their_part() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await.id;
    desk::set_capacity(&world, slot, 5).await;
    let family = [desk::person(1), desk::person(2)];
    let held: contract::appointments::BookingView = desk::ask(&ana, OFFICE, slot, &family)
        .await
        .expect(201)
        .read_as();
    desk::pay(&world, &ana, held.id).await;
    let path = format!(
        "/appointments/mine/{}/cancellation",
        held.appointments[0].id
    );
    ana.post(&path, &json!({ "seen_refund_cents": 7500 }))
        .await
        .expect(200);
    let after = desk::booking(&ana, held.id).await;
    let states: Vec<State> = after.appointments.iter().map(|a| a.state).collect();
    assert!(states.contains(&State::Cancelled) && states.contains(&State::Confirmed));
    world.job("payments.refunds").await;
    desk::settled(&world).await;
    let books = world.sandbox.get("/sandbox/api/books").await;
    assert_eq!(books["sums"]["usd"]["kept"], 7500);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dearer_office_is_held_until_its_difference_is_paid() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let booked = desk::booked(&world, &ana, desk::far_slot(&world).await.id, 1).await;
    let id = booked.appointments[0].id;
    let slot = desk::mobile_slot(&world).await;
    let target = (slot.office.as_str(), slot.id);
    let moving: AppointmentView = move_to(&ana, id, target, "move-number-1")
        .await
        .expect(200)
        .read_as();
    let pending = moving.pending_move.expect("held until paid");
    assert_eq!(pending.difference.cents, 2250);
    assert_eq!(moving.office, OFFICE);
    desk::pay_at(&world, &pending.url.unwrap()).await;
    desk::settled(&world).await;
    let moved = desk::booking(&ana, booked.id).await;
    assert_eq!(moved.appointments[0].office, slot.office);
    assert_eq!(moved.appointments[0].price.cents, 9750);
}
