//! The main job: look, hold, pay, get the papers, cancel, get the money back.

use crate::desk::{self, OFFICE, SERVICE};
use contract::appointments::{Action, DayAvailability, State};
use contract::payments::RefundState;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_books_pays_gets_papers_cancels_and_is_refunded() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await;

    let held = desk::hold(&ana, slot.id, 1).await;
    assert_eq!(held.appointments[0].state, State::Held);
    assert_eq!(held.total.cents, 7500);
    assert!(held.hold.unwrap().extendable);
    assert_eq!(desk::taken(&world, slot.id).await, 1);

    desk::pay(&world, &ana, held.id).await;
    let paid = desk::booking(&ana, held.id).await;
    let appointment = &paid.appointments[0];
    assert_eq!(appointment.state, State::Confirmed);
    assert!(appointment.actions.contains(&Action::Cancel));
    assert_eq!(paid.hold, None);

    let mails = world.mails("ana@example.org").await;
    let confirmations: Vec<_> = mails.iter().filter(|m| m.code.is_none()).collect();
    assert_eq!(confirmations.len(), 1, "one confirmation");
    assert!(
        confirmations[0]
            .text
            .as_ref()
            .unwrap()
            .contains(appointment.reference.as_str())
    );

    let path = format!("/appointments/mine/{}", appointment.id);
    let voucher = ana
        .get(&format!("{path}/voucher.pdf?lang=en"))
        .await
        .expect(200);
    assert!(voucher.bytes.starts_with(b"%PDF"));
    let receipt = ana.get(&format!("{path}/receipt.pdf")).await.expect(200);
    assert!(receipt.bytes.starts_with(b"%PDF"));
    let calendar = ana.get(&format!("{path}/calendar.ics")).await.expect(200);
    assert!(calendar.text().contains("BEGIN:VEVENT"));

    let body = json!({ "seen_refund_cents": 7500 });
    let cancelled = ana
        .post(&format!("{path}/cancellation"), &body)
        .await
        .expect(200);
    assert_eq!(cancelled.json()["state"], "cancelled");
    ana.post(&format!("{path}/cancellation"), &body)
        .await
        .expect(200);
    world.job("payments.refunds").await;
    desk::settled(&world).await;
    let after = desk::booking(&ana, held.id).await;
    let refunds = &after.appointments[0].refunds;
    assert_eq!(refunds.len(), 1, "one refund, though asked twice");
    assert_eq!(
        (refunds[0].amount.cents, refunds[0].state),
        (7500, RefundState::Succeeded)
    );
    assert_eq!(
        api::payments::ledger::unexplained(world.app.db.read())
            .await
            .unwrap(),
        0
    );

    // Nobody sees the seat at once: it cools, so that it cannot be handed over.
    assert_eq!(desk::taken(&world, slot.id).await, 1);
    world.advance(chrono::TimeDelta::minutes(181)).await;
    world.job("seats.release").await;
    assert_eq!(desk::taken(&world, slot.id).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn free_times_show_the_month_and_the_day_in_the_zone_of_the_office() {
    let world = desk::open().await;
    let slot = desk::far_slot(&world).await;
    let zone: chrono_tz::Tz = "America/New_York".parse().unwrap();
    let date = slot.starts_at.0.with_timezone(&zone).date_naive();
    let month = desk::month(&world, &date.format("%Y-%m").to_string()).await;
    assert_eq!(month.zone, "America/New_York");
    let day = month.days.iter().find(|day| day.date == date).unwrap();
    assert!(day.free > 0);
    let path = format!("/appointments/offices/{OFFICE}/availability/{date}?service={SERVICE}");
    let times: DayAvailability = world.browser().get(&path).await.expect(200).read_as();
    let total: u32 = times.times.iter().map(|time| time.free).sum();
    assert_eq!(total, day.free);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declined_card_leaves_the_hold_and_the_way_to_pay_again() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let held = desk::hold(&ana, desk::far_slot(&world).await.id, 1).await;
    let path = format!("/appointments/bookings/{}/checkout", held.id);
    let first = ana.post(&path, &json!({})).await.expect(200).json();
    let again = ana.post(&path, &json!({})).await.expect(200).json();
    assert_eq!(first["url"], again["url"], "the open page is found again");
    let now = desk::booking(&ana, held.id).await;
    assert!(now.hold.unwrap().payment_open);
    assert_eq!(now.appointments[0].state, State::Held);
}
