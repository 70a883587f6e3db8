//! What is forgotten, and when.

use crate::support::World;
use api::catalogue::policy::RECORDS;
use chrono::TimeDelta;
use entity::{account, appointment, outbox, session, sign_in_code};
use sea_orm::{EntityTrait, PaginatorTrait};
use uuid::Uuid;

async fn person_of(world: &World, id: Uuid) -> Vec<u8> {
    let found = appointment::Entity::find_by_id(id).one(world.app.db.read());
    found.await.unwrap().unwrap().person_sealed
}

#[tokio::test]
async fn people_leave_an_appointment_when_its_period_is_over_and_not_before() {
    let world = World::start().await;
    drop(world.citizen("ana@example.org").await);
    let id = world.appointment("ana@example.org").await;
    let keep = world.app.catalogue.policy.keep("appointment").unwrap();
    world.app.clock.advance(TimeDelta::days(21) + keep);
    world.job("sweep").await;
    assert!(!person_of(&world, id).await.is_empty());
    world.app.clock.advance(TimeDelta::seconds(1));
    world.job("sweep").await;
    assert!(person_of(&world, id).await.is_empty());
}

#[tokio::test]
async fn codes_sessions_and_mails_go_and_an_unused_account_loses_its_address() {
    let world = World::start().await;
    drop(world.citizen("ana@example.org").await);
    let db = world.app.db.read();
    world.app.clock.advance(TimeDelta::hours(25));
    world.job("sweep").await;
    assert_eq!(sign_in_code::Entity::find().count(db).await.unwrap(), 0);
    assert_eq!(session::Entity::find().count(db).await.unwrap(), 1);
    world.app.clock.advance(TimeDelta::days(31));
    world.job("sweep").await;
    assert_eq!(session::Entity::find().count(db).await.unwrap(), 0);
    assert_eq!(outbox::Entity::find().count(db).await.unwrap(), 0);
    let keep = world.app.catalogue.policy.keep("account").unwrap();
    world.app.clock.advance(keep);
    world.job("sweep").await;
    let account = account::Entity::find().one(db).await.unwrap().unwrap();
    assert!(account.email_sealed.is_empty());
    assert!(account.email_key.starts_with("erased:"));
    drop(world.citizen("ana@example.org").await);
    assert_eq!(account::Entity::find().count(db).await.unwrap(), 2);
}

#[test]
fn every_type_of_record_has_a_period() {
    let catalogue = api::catalogue::Catalogue::embedded().unwrap();
    for record in RECORDS {
        assert!(catalogue.policy.keep(record).is_some(), "{record}");
    }
}
