//! A hold that is refused leaves nothing behind, whichever rule refused it.

use crate::desk::{self, OFFICE};
use crate::support::World;
use contract::problem::Code;
use entity::{account, appointment, booking, payment_order, person_claim, seat, session, slot};
use futures::future::join_all;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, Statement,
    TransactionTrait,
};
use std::time::Duration;
use uuid::Uuid;

/// Rows of everything that a hold writes, what it counted, and the places that are taken.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    rows: [u64; 5],
    charged: i32,
    taken: i32,
}

impl Written {
    /// What so many holds of one person in one slot write.
    fn by(holds: i32) -> Self {
        Self {
            rows: [u64::from(holds.unsigned_abs()); 5],
            charged: holds,
            taken: holds,
        }
    }
}

async fn written(world: &World, slot: Uuid) -> Written {
    let db = world.app.db.read();
    let accounts = account::Entity::find().all(db).await.unwrap();
    Written {
        rows: [
            booking::Entity::find().count(db).await.unwrap(),
            appointment::Entity::find().count(db).await.unwrap(),
            person_claim::Entity::find().count(db).await.unwrap(),
            seat::Entity::find().count(db).await.unwrap(),
            payment_order::Entity::find().count(db).await.unwrap(),
        ],
        charged: accounts.iter().map(|one| one.active_appointments).sum(),
        taken: desk::taken(world, slot).await,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_session_holds_nothing_although_its_cookie_is_still_young() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await.id;
    session::Entity::update_many()
        .col_expr(
            session::Column::RevokedAt,
            Expr::val(entity::At(world.app.clock.now())),
        )
        .exec(world.app.db.writer())
        .await
        .unwrap();
    for people in [1, 2] {
        let people: Vec<_> = (0..people).map(desk::person).collect();
        desk::ask(&ana, OFFICE, slot, &people)
            .await
            .refused(Code::SignInRequired);
    }
    assert_eq!(written(&world, slot).await, Written::by(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_slot_a_full_one_and_one_of_another_office_are_refused_alike() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slots = desk::slots(&world, OFFICE, 24 * 9).await;
    let (closed, full) = (slots[0].id, slots[1].id);
    slot::Entity::update_many()
        .col_expr(slot::Column::Closed, Expr::val(true))
        .filter(slot::Column::Id.eq(closed))
        .exec(world.app.db.writer())
        .await
        .unwrap();
    desk::set_capacity(&world, full, 0).await;
    for (office, slot) in [(OFFICE, closed), (OFFICE, full), ("houston", slots[2].id)] {
        desk::ask(&ana, office, slot, &[desk::person(1)])
            .await
            .refused(Code::SlotTaken);
        assert_eq!(written(&world, slot).await, Written::by(0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_key_a_booked_person_and_a_full_quota_leave_what_was_there() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await.id;
    desk::set_capacity(&world, slot, 10).await;
    let ask = async |key: &str, number| {
        let body = desk::request(OFFICE, slot, &[desk::person(number)]);
        ana.post_once("/appointments/bookings", key, &body).await
    };
    ask("first-key", 1).await.expect(201);
    ask("first-key", 2)
        .await
        .refused(Code::IdempotencyKeyReused);
    ask("second-key", 1)
        .await
        .refused(Code::PersonAlreadyBooked);
    assert_eq!(written(&world, slot).await, Written::by(1));
    for number in 2..=4 {
        ask(&format!("key-of-{number}"), number).await.expect(201);
    }
    ask("fifth-key", 5).await.refused(Code::TooManyActive);
    assert_eq!(written(&world, slot).await, Written::by(4));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_race_for_one_place_write_one_hold() {
    let world = desk::open().await;
    let slot = desk::far_slot(&world).await.id;
    desk::set_capacity(&world, slot, 1).await;
    let mut people = Vec::new();
    for number in 0..24 {
        people.push(world.citizen(&format!("person{number}@example.org")).await);
    }
    let asked = people.iter().zip(0..).map(|(browser, number)| async move {
        desk::ask(browser, OFFICE, slot, &[desk::person(number)]).await
    });
    let replies = join_all(asked).await;
    let (held, refused): (Vec<_>, Vec<_>) = replies.iter().partition(|one| one.status == 201);
    assert_eq!(held.len(), 1);
    for reply in refused {
        reply.refused(Code::SlotTaken);
    }
    assert_eq!(written(&world, slot).await, Written::by(1));
}

/// Who asks has seen a free place; on PostgreSQL the one statement of a hold has written all but it.
#[tokio::test(flavor = "multi_thread")]
async fn who_loses_the_last_place_in_the_last_moment_leaves_nothing_behind() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let slot = desk::far_slot(&world).await.id;
    desk::set_capacity(&world, slot, 1).await;
    let faster = world.app.db.writer().begin().await.unwrap();
    slot::Entity::update_many()
        .col_expr(slot::Column::Taken, Expr::val(1))
        .filter(slot::Column::Id.eq(slot))
        .exec(&faster)
        .await
        .unwrap();
    let people = [desk::person(1)];
    let commit = async {
        until_somebody_waits(&world).await;
        faster.commit().await.unwrap();
    };
    let (asked, ()) = tokio::join!(desk::ask(&ana, OFFICE, slot, &people), commit);
    asked.refused(Code::SlotTaken);
    let taken = 1;
    assert_eq!(
        written(&world, slot).await,
        Written {
            taken,
            ..Written::by(0)
        }
    );
}

/// SQLite's writers queue before the database, and need no waiting for.
async fn until_somebody_waits(world: &World) {
    const WAITING: &str = "SELECT COUNT(*) AS many FROM pg_stat_activity \
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let db = world.app.db.read();
    while world.app.db.backend() == DbBackend::Postgres {
        let asked = Statement::from_string(DbBackend::Postgres, WAITING);
        let row = db.query_one_raw(asked).await.unwrap().unwrap();
        if row.try_get::<i64>("", "many").unwrap() > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
