//! Changing and withdrawing, until the window closes.

use crate::support::World;
use crate::trips::{EMAIL, declared, entry, in_days, of_member, opened, person, shown};
use api::verify::standing::{Fate, standing};
use chrono::TimeDelta;
use contract::precheck::{DeclarationView, MemberState};
use contract::problem::Code;
use entity::declaration;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_trip_gives_everybody_new_codes_under_the_same_numbers() {
    let world = World::start().await;
    let ana = world.browser();
    let before = declared(&ana, &entry(&world, &[1, 2])).await;
    world.mails(EMAIL).await;
    world.advance(TimeDelta::minutes(2)).await;
    let mut trip = json!({ "trip": before.trip, "stay": before.stay });
    trip["trip"]["conveyance"] = "AV 99".into();
    trip["trip"]["travel_date"] = in_days(&world, 5).into();
    let path = format!("/precheck/declarations/{}/trip", before.id);
    let after: DeclarationView = ana.put(&path, &trip).await.expect(200).read_as();
    assert_eq!(after.trip.conveyance, "AV99");
    assert!(after.closes_at > before.closes_at);
    for (old, new) in before.members.iter().zip(&after.members) {
        assert_eq!(old.number, new.number);
        assert_ne!(old.qr, new.qr);
        let now = standing(&world.app, &new.number).await.unwrap().unwrap();
        assert_eq!(now.claim.version, 2);
    }
    let mail = &world.mails(EMAIL).await[0];
    assert!(
        mail.subject.starts_with("Su declaración cambió"),
        "{}",
        mail.subject
    );
    assert_eq!(mail.attachments.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_becomes_an_exit_without_its_stay_and_an_entry_again_with_one() {
    let world = World::start().await;
    let ana = world.browser();
    let before = declared(&ana, &entry(&world, &[1, 2])).await;
    let path = format!("/precheck/declarations/{}/trip", before.id);
    let mut exit = json!({ "trip": before.trip, "stay": before.stay });
    exit["trip"]["direction"] = "exit".into();
    exit["trip"]["origin"] = json!({ "country": "HND" });
    exit["trip"]["destination"] = json!({ "country": "USA" });
    let refused = ana.put(&path, &exit).await;
    assert_eq!(refused.json()["errors"][0]["code"], "stay.not_when_leaving");
    exit.as_object_mut().unwrap().remove("stay");
    let left: DeclarationView = ana.put(&path, &exit).await.expect(200).read_as();
    assert_eq!((left.trip.direction.as_str(), left.stay), ("exit", None));
    for (old, new) in before.members.iter().zip(&left.members) {
        assert_eq!(old.reference, new.reference);
        assert_ne!(old.qr, new.qr);
    }
    let row = declaration::Entity::find().one(world.app.db.read()).await;
    assert_eq!(row.unwrap().unwrap().direction, "exit");
    let back = json!({ "trip": before.trip });
    let refused = ana.put(&path, &back).await;
    assert_eq!(refused.json()["errors"][0]["code"], "stay.missing");
    let back = json!({ "trip": before.trip, "stay": before.stay });
    let entered: DeclarationView = ana.put(&path, &back).await.expect(200).read_as();
    assert_eq!((entered.trip, entered.stay), (before.trip, before.stay));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trip_cannot_be_moved_beyond_the_window_or_a_document_s_last_day() {
    let world = World::start().await;
    let ana = world.browser();
    let mut request = entry(&world, &[1]);
    request["travellers"][0]["document"]["expires"] = in_days(&world, 4).into();
    let view = declared(&ana, &request).await;
    let path = format!("/precheck/declarations/{}/trip", view.id);
    let mut trip = json!({ "trip": view.trip, "stay": view.stay });
    trip["trip"]["travel_date"] = in_days(&world, 5).into();
    let refused = ana.put(&path, &trip).await;
    assert_eq!(
        refused.json()["errors"][0]["code"],
        "travel_date.after_expiry"
    );
    trip["trip"]["travel_date"] = in_days(&world, 9).into();
    ana.put(&path, &trip).await.refused(Code::NotOpenYet);
    assert_eq!(shown(&ana, view.id).await.trip, view.trip);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_changes_their_own_details_and_the_others_stay() {
    let world = World::start().await;
    let ana = world.browser();
    let before = declared(&ana, &entry(&world, &[1, 2])).await;
    let second = opened(&world, &before.members[1]).await;
    let mut details = person(2);
    details["document"]["number"] = "G-777 001".into();
    let path = of_member(&before, 1);
    second.put(&path, &details).await.expect(200);
    let after = shown(&ana, before.id).await;
    assert_eq!(after.members[1].traveller.document.number, "G777001");
    assert_eq!(after.members[0].qr, before.members[0].qr);
    assert_ne!(after.members[1].qr, before.members[1].qr);
    details["document"]["number"] = "F000001".into();
    let refused = second.put(&path, &details).await;
    assert_eq!(refused.json()["errors"][0]["code"], "people.same_document");
    details["birth_date"] = "2100-01-01".into();
    let refused = second.put(&path, &details).await;
    assert_eq!(refused.json()["errors"][0]["field"], "/birth_date");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_travels_alone_may_change_the_trip_by_reference() {
    let world = World::start().await;
    let view = declared(&world.browser(), &entry(&world, &[1])).await;
    let alone = opened(&world, &view.members[0]).await;
    assert!(shown(&alone, view.id).await.trip_changeable);
    let trip = json!({ "trip": view.trip, "stay": view.stay });
    let path = format!("/precheck/declarations/{}/trip", view.id);
    alone.put(&path, &trip).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_withdraws_then_everybody_and_twice_is_no_error() {
    let world = World::start().await;
    let ana = world.browser();
    let view = declared(&ana, &entry(&world, &[1, 2, 3])).await;
    let states = |view: &DeclarationView| -> Vec<MemberState> {
        view.members.iter().map(|member| member.state).collect()
    };
    let first = of_member(&view, 0);
    for _ in 0..2 {
        let after: DeclarationView = ana.delete(&first).await.expect(200).read_as();
        assert_eq!(
            states(&after),
            [
                MemberState::Withdrawn,
                MemberState::Declared,
                MemberState::Declared
            ]
        );
        assert!(after.members[0].qr.is_empty());
    }
    ana.put(&first, &person(1))
        .await
        .refused(Code::MemberSettled);
    let gone = standing(&world.app, &view.members[0].number).await.unwrap();
    assert_eq!(gone.unwrap().fate, Fate::Revoked);
    let all = format!("/precheck/declarations/{}", view.id);
    world.advance(TimeDelta::minutes(1)).await;
    for _ in 0..2 {
        let after: DeclarationView = ana.delete(&all).await.expect(200).read_as();
        assert_eq!(states(&after), [MemberState::Withdrawn; 3]);
        assert!(!after.trip_changeable);
    }
    let subjects = world.mails(EMAIL).await;
    let withdrawn = |mail: &&crate::support::Mail| mail.subject == "Declaración retirada";
    assert_eq!(subjects.iter().filter(withdrawn).count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_s_reference_withdraws_that_member_alone() {
    let world = World::start().await;
    let ana = world.browser();
    let view = declared(&ana, &entry(&world, &[1, 2])).await;
    let second = opened(&world, &view.members[1]).await;
    let all = format!("/precheck/declarations/{}", view.id);
    second.delete(&all).await.expect(200);
    let after = shown(&ana, view.id).await;
    assert_eq!(after.members[0].state, MemberState::Declared);
    assert_eq!(after.members[1].state, MemberState::Withdrawn);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_window_it_can_be_seen_and_nothing_else() {
    let world = World::start().await;
    let view = declared(&world.browser(), &entry(&world, &[1])).await;
    world.advance(view.closes_at - world.app.clock.now()).await;
    let ana = opened(&world, &view.members[0]).await;
    let late = shown(&ana, view.id).await;
    assert!(!late.members[0].changeable && !late.trip_changeable);
    let all = format!("/precheck/declarations/{}", view.id);
    ana.delete(&all).await.refused(Code::Closed);
    let own = of_member(&view, 0);
    ana.put(&own, &person(1)).await.refused(Code::Closed);
    ana.delete(&own).await.refused(Code::Closed);
    let mut trip: Value = json!({ "trip": view.trip, "stay": view.stay });
    trip["trip"]["travel_date"] = in_days(&world, 2).into();
    ana.put(&format!("{all}/trip"), &trip)
        .await
        .refused(Code::Closed);
}
