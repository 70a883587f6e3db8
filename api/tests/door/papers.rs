//! Papers: issued once, signed, and what becomes of them.

use crate::desk::{self, OFFICE};
use crate::support::{Browser, World};
use api::seal::Purpose;
use api::verify::standing::{Fate, Standing, standing};
use chrono::TimeDelta;
use contract::appointments::BookingView;
use contract::verify::{Claim, Kind, Number, Verdict};
use entity::issued_paper;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub async fn voucher(browser: &Browser, appointment: Uuid, lang: &str) -> Vec<u8> {
    let path = format!("/appointments/mine/{appointment}/voucher.pdf?lang={lang}");
    browser.get(&path).await.expect(200).bytes
}

/// Everything that was issued, the oldest first.
pub async fn papers(world: &World) -> Vec<issued_paper::Model> {
    let all = issued_paper::Entity::find().order_by_asc(issued_paper::Column::Id);
    all.all(world.app.db.read()).await.unwrap()
}

pub fn claim(world: &World, row: &issued_paper::Model) -> Claim {
    let opened = world.app.seal.open_json(Purpose::Paper, &row.claim_sealed);
    opened.unwrap()
}

async fn standing_of(world: &World, claim: &Claim) -> Standing {
    let found = standing(&world.app, &claim.number).await.unwrap();
    found.expect("a known number")
}

pub async fn booked(world: &World, browser: &Browser) -> BookingView {
    let slot = desk::far_slot(world).await.id;
    desk::booked(world, browser, slot, 1).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_is_drawn_once_and_its_record_names_its_bytes() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let id = booked(&world, &ana).await.appointments[0].id;
    let path = format!("/appointments/mine/{id}/voucher.pdf?lang=es");
    let reply = ana.get(&path).await.expect(200);
    assert_eq!(
        reply.headers["content-security-policy"],
        "frame-ancestors 'none'"
    );
    let first = reply.bytes;
    world.advance(TimeDelta::hours(3)).await;
    assert_eq!(voucher(&ana, id, "es").await, first);
    let english = voucher(&ana, id, "en").await;
    assert_ne!(english, first);
    let rows = papers(&world).await;
    assert_eq!(rows.len(), 2, "one a language");
    assert_eq!(claim(&world, &rows[0]), claim(&world, &rows[1]));
    for (row, bytes) in rows.iter().zip([first, english]) {
        let record = world.app.keys.public().record(&row.record).unwrap();
        assert_eq!(record.sha256, hex::encode(Sha256::digest(&bytes)));
        assert_eq!(record.number.as_str(), row.number);
        assert_eq!(record.lang.tag(), row.lang);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_for_by_many_at_once_it_is_still_one_file() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let id = booked(&world, &ana).await.appointments[0].id;
    let asked = (0..6).map(|_| voucher(&ana, id, "es"));
    let files = futures::future::join_all(asked).await;
    assert!(files.iter().all(|file| *file == files[0]));
    assert_eq!(papers(&world).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_for_in_two_languages_at_once_both_say_the_same() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let id = booked(&world, &ana).await.appointments[0].id;
    let langs = ["es", "en", "es", "en", "es", "en"];
    let asked = langs.map(|lang| voucher(&ana, id, lang));
    futures::future::join_all(asked).await;
    let rows = papers(&world).await;
    assert_eq!(rows.len(), 2, "one a language");
    assert_eq!(claim(&world, &rows[0]), claim(&world, &rows[1]));
    assert_eq!(rows[0].number, rows[1].number);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_supersedes_the_voucher_and_a_cancellation_revokes_both() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let id = desk::booked(&world, &ana, slots[0].id, 1)
        .await
        .appointments[0]
        .id;
    voucher(&ana, id, "es").await;
    let old = claim(&world, &papers(&world).await[0]);
    assert_eq!(standing_of(&world, &old).await.fate, Fate::Stands);
    let target = json!({ "office": OFFICE, "slot": slots[1].id });
    let path = format!("/appointments/mine/{id}/move");
    ana.post_once(&path, "move-number-1", &target)
        .await
        .expect(200);
    assert_eq!(standing_of(&world, &old).await.fate, Fate::Superseded);
    voucher(&ana, id, "es").await;
    let new = claim(&world, &papers(&world).await[1]);
    assert_ne!(new.number, old.number);
    assert_eq!((new.version, new.at), (2, Some(slots[1].starts_at.0)));
    let stands = standing_of(&world, &new).await;
    let now = world.app.clock.now();
    assert_eq!(stands.verdict(&new, now), Verdict::Valid);
    assert_eq!(
        stands.verdict(&new, new.valid_until + TimeDelta::seconds(1)),
        Verdict::Expired
    );
    let path = format!("/appointments/mine/{id}/cancellation");
    ana.post(&path, &json!({ "seen_refund_cents": 7500 }))
        .await
        .expect(200);
    for claim in [old, new] {
        assert_eq!(standing_of(&world, &claim).await.fate, Fate::Revoked);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_forgotten_with_the_person_they_are_about() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let booking = booked(&world, &ana).await;
    let id = booking.appointments[0].id;
    voucher(&ana, id, "es").await;
    let issued = claim(&world, &papers(&world).await[0]);
    let keep = world.app.catalogue.policy.keep("appointment").unwrap();
    let starts = booking.appointments[0].starts_at.at;
    world
        .app
        .clock
        .advance(starts + keep - world.app.clock.now());
    world.job("sweep").await;
    assert_eq!(papers(&world).await.len(), 1);
    world.app.clock.advance(TimeDelta::seconds(1));
    world.job("sweep").await;
    let left = issued_paper::Entity::find().count(world.app.db.read());
    assert_eq!(left.await.unwrap(), 0);
    assert_eq!(standing(&world.app, &issued.number).await.unwrap(), None);
    let nobodys = Number::from_random(Kind::Voucher, 1);
    assert_eq!(standing(&world.app, &nobodys).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_account_leaves_no_paper() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let id = booked(&world, &ana).await.appointments[0].id;
    voucher(&ana, id, "es").await;
    let path = format!("/appointments/mine/{id}/cancellation");
    ana.post(&path, &json!({ "seen_refund_cents": 7500 }))
        .await
        .expect(200);
    world.job("payments.refunds").await;
    desk::settled(&world).await;
    assert_eq!(papers(&world).await.len(), 1);
    ana.delete("/identity/me").await.expect(204);
    assert!(papers(&world).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_paper_under_the_same_number_is_superseded() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    voucher(&ana, booked(&world, &ana).await.appointments[0].id, "es").await;
    let mut issued = claim(&world, &papers(&world).await[0]);
    issued.version = 0;
    let standing = standing_of(&world, &issued).await;
    assert_eq!(
        standing.verdict(&issued, world.app.clock.now()),
        Verdict::Superseded
    );
}
