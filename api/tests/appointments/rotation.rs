//! A new key takes the place of the old one while the product runs, and nobody is lost.

use crate::desk::{self, OFFICE};
use crate::support::{Browser, World};
use api::config::Secret;
use api::reseal;
use contract::appointments::{BookingView, State};
use contract::problem::Code;
use entity::{account, appointment, person_claim};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use std::collections::BTreeSet;

pub const FIRST: &str = "1:the-first-secret-of-this-test";
pub const SECOND: &str = "2:the-second-secret-of-this-test";

/// A rollout: a replica whose `secrets.seal` lists these, in order.
pub async fn listing(world: &mut World, secrets: &[&str]) {
    let secrets = secrets.join(",");
    let set = |config: &mut api::config::Config| config.secrets.seal = Secret::new(secrets);
    world.replace(set).await;
    world.advance(chrono::TimeDelta::minutes(2)).await;
}

pub async fn open() -> World {
    let mut world = desk::open().await;
    listing(&mut world, &[FIRST]).await;
    world
}

pub async fn claims(world: &World) -> Vec<person_claim::Model> {
    let found = person_claim::Entity::find().all(world.app.db.read());
    found.await.unwrap()
}

pub async fn accounts(world: &World) -> u64 {
    let found = account::Entity::find().count(world.app.db.read());
    found.await.unwrap()
}

async fn book(world: &World, browser: &Browser, place: usize, number: u32) -> BookingView {
    let slot = desk::slots(world, OFFICE, 24 * 9).await[place].id;
    desk::booked(world, browser, slot, number).await
}

/// Cannot be booked again within the account, wherever.
async fn is_booked_already(world: &World, browser: &Browser, number: u32) {
    let slot = desk::slots(world, "houston", 24 * 9).await[0].id;
    let reply = desk::ask(browser, "houston", slot, &[desk::person(number)]).await;
    reply.refused(Code::PersonAlreadyBooked);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_takes_over_and_everything_is_found_and_read() {
    let mut world = open().await;
    let ana = world.citizen("ana@example.org").await;
    ana.put("/appointments/draft", &json!({ "step": 3 }))
        .await
        .expect(204);
    let first = book(&world, &ana, 0, 1).await;
    let account = world.account("ana@example.org").await;

    listing(&mut world, &[FIRST, SECOND]).await;
    let luis = world.citizen("luis@example.org").await;
    book(&world, &luis, 1, 2).await;

    listing(&mut world, &[SECOND, FIRST]).await;
    let ana = world.signed_in(ana.at(&world.url), "ana@example.org").await;
    assert_eq!(world.account("ana@example.org").await, account);
    assert_eq!(accounts(&world).await, 2);
    is_booked_already(&world, &ana, 1).await;
    let eva = world.citizen("eva@example.org").await;
    let second = book(&world, &eva, 2, 1).await;
    assert!(second.appointments[0].contested);

    let report = reseal::run(&world.app).await.unwrap();
    assert_eq!(report.left, 0, "{report:?}");
    let rewritten: u64 = report.kinds.iter().map(|(_, tally)| tally.rewritten).sum();
    assert!(rewritten > 0);
    let again = reseal::run(&world.app).await.unwrap();
    let again: u64 = again.kinds.iter().map(|(_, tally)| tally.rewritten).sum();
    assert_eq!(again, 0, "nothing is looked at twice");

    listing(&mut world, &[SECOND]).await;
    let versions = reseal::missing_versions(&world.app).await.unwrap();
    assert_eq!(versions, [0; 0]);
    let ana = world.signed_in(ana.at(&world.url), "ana@example.org").await;
    assert_eq!(world.account("ana@example.org").await, account);
    let draft = ana.get("/appointments/draft").await.json();
    assert_eq!(draft, json!({ "step": 3 }));
    let found = desk::booking(&ana, first.id).await;
    assert_eq!(found.appointments[0].person, first.appointments[0].person);
    assert_eq!(found.contact, first.contact);
    let path = format!("/appointments/mine/{}", found.appointments[0].id);
    let voucher = ana.get(&format!("{path}/voucher.pdf")).await.expect(200);
    assert!(voucher.bytes.starts_with(b"%PDF"));
    let mails = world.mails("ana@example.org").await;
    let reference = first.appointments[0].reference.as_str();
    let confirmed = |mail: &&crate::support::Mail| mail.text.as_ref().unwrap().contains(reference);
    assert_eq!(mails.iter().filter(confirmed).count(), 1, "it had waited");

    is_booked_already(&world, &ana, 1).await;
    is_booked_already(&world, &luis.at(&world.url), 2).await;
    let third = world.citizen("third@example.org").await;
    let third = book(&world, &third, 3, 1).await;
    assert_eq!(third.appointments[0].state, State::Released);

    let report = reseal::run(&world.app).await.unwrap();
    assert_eq!((report.left, report.forgotten > 0), (0, true));
    let versions: BTreeSet<i32> = claims(&world).await.iter().map(|c| c.key_version).collect();
    assert_eq!(versions, BTreeSet::from([2]));
    // Who held others back still does, and stops when the appointment is cancelled.
    let cancel = json!({ "seen_refund_cents": 7500 });
    let path = format!("{path}/cancellation");
    ana.post(&path, &cancel).await.expect(200);
    let second = desk::booking(&eva.at(&world.url), second.id).await;
    assert!(!second.appointments[0].contested);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_does_not_open_is_counted_and_keeps_the_old_key_needed() {
    let mut world = open().await;
    let ana = world.citizen("ana@example.org").await;
    let broken = book(&world, &ana, 0, 1).await.appointments[0].id;
    book(&world, &ana, 1, 2).await;
    listing(&mut world, &[SECOND, FIRST]).await;
    appointment::Entity::update_many()
        .col_expr(
            appointment::Column::PersonSealed,
            Expr::val(b"\x01 not what was sealed".to_vec()),
        )
        .filter(appointment::Column::Id.eq(broken))
        .exec(world.app.db.writer())
        .await
        .unwrap();
    let report = reseal::run(&world.app).await.unwrap();
    let of = |name: &str| report.kinds.iter().find(|(kind, _)| *kind == name);
    let (_, people) = of("appointment.person_sealed").unwrap();
    assert_eq!((people.rewritten, people.stuck, people.left), (1, 1, 1));
    assert_eq!(of("account.email_sealed"), None, "the accounts come last");
    listing(&mut world, &[SECOND]).await;
    assert_eq!(reseal::missing_versions(&world.app).await.unwrap(), [1]);
    let report = reseal::run(&world.app).await.unwrap();
    assert!(report.left > 0);
    let kept = claims(&world).await;
    let of_broken = kept.iter().filter(|claim| claim.appointment == broken);
    assert_eq!(of_broken.count(), 1, "its only index is not deleted");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_made_room_for_another_is_not_found_by_its_address_again() {
    let mut world = open().await;
    drop(world.citizen("ana@example.org").await);
    account::Entity::update_many()
        .col_expr(account::Column::EmailKey, Expr::val("replaced:this"))
        .exec(world.app.db.writer())
        .await
        .unwrap();
    listing(&mut world, &[SECOND, FIRST]).await;
    let report = reseal::run(&world.app).await.unwrap();
    assert_eq!(report.left, 0, "{report:?}");
    let kept = account::Entity::find().one(world.app.db.read());
    let kept = kept.await.unwrap().unwrap();
    assert_eq!(kept.email_key, "replaced:this");
    assert_eq!((kept.key_version, kept.email_sealed[0]), (2, 2));
    drop(world.citizen("ana@example.org").await);
    assert_eq!(accounts(&world).await, 2);
}

#[tokio::test]
async fn every_sealed_column_of_the_schema_is_resealed() {
    let world = World::start().await;
    let db = world.app.db.read();
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND c.name LIKE '%sealed'"
        }
        _ => {
            "SELECT table_name || '.' || column_name FROM information_schema.columns \
             WHERE table_schema = 'public' AND data_type = 'bytea'"
        }
    };
    let statement = sea_orm::Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    let schema: BTreeSet<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect();
    let listed = reseal::SEALED.iter().map(|name| (*name).to_owned());
    assert_eq!(schema, listed.collect());
}
