//! Marks of crossing: once, whoever sends them again; taken back within minutes.

use super::{OFFICER, at_the_border, audited, by_document, lines};
use crate::support::{Browser, World};
use crate::trips::{declared, entry};
use chrono::TimeDelta;
use contract::precheck::MemberState;
use contract::precheck::desk::{Mark, MarkOutcome, Marked};
use contract::problem::Code;
use serde_json::json;
use uuid::Uuid;

fn mark(world: &World, member: Uuid) -> Mark {
    Mark {
        id: world.app.chance.uuid(),
        member,
        at: world.app.clock.now(),
    }
}

async fn send(officer: &Browser, marks: &[Mark]) -> Vec<Marked> {
    let body = json!({ "marks": marks });
    let reply = officer.post("/precheck/desk/marks", &body).await;
    reply.expect(200).read_as()
}

async fn outcome(officer: &Browser, mark: &Mark) -> MarkOutcome {
    send(officer, std::slice::from_ref(mark)).await[0].outcome
}

async fn undo(officer: &Browser, mark: &Mark) -> crate::support::Reply {
    let path = format!("/precheck/desk/marks/{}", mark.id);
    officer.delete(&path).await
}

async fn state(officer: &Browser, number: u32) -> MemberState {
    by_document(officer, &lines(number)).await[0].member.state
}

#[tokio::test(flavor = "multi_thread")]
async fn a_traveller_crosses_once_and_the_mark_says_who_and_when() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let first = mark(&world, family.members[0].id);
    let made = send(&officer, std::slice::from_ref(&first)).await;
    assert_eq!(made[0].outcome, MarkOutcome::Crossed);
    let crossing = made[0].crossing.as_ref().unwrap();
    assert_eq!(crossing.by, "Oficial de prueba");
    assert_eq!(crossing.at.timestamp(), first.at.timestamp());
    assert_eq!(crossing.undo, Some(first.id));
    assert_eq!(outcome(&officer, &first).await, MarkOutcome::Crossed);
    let other = world.border_officer("otra@example.org").await;
    let second = mark(&world, family.members[0].id);
    let refused = send(&other, std::slice::from_ref(&second)).await;
    assert_eq!(refused[0].outcome, MarkOutcome::CrossedBefore);
    assert_eq!(refused[0].crossing.as_ref().unwrap().undo, None);
    assert_eq!(audited(&world, "declaration.cross").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn officers_who_mark_one_traveller_at_once_make_one_mark() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let marks: Vec<Mark> = (0..6).map(|_| mark(&world, family.members[0].id)).collect();
    let all = marks.iter().map(|mark| outcome(&officer, mark));
    let outcomes = futures::future::join_all(all).await;
    let made = outcomes.iter().filter(|one| **one == MarkOutcome::Crossed);
    assert_eq!(made.count(), 1, "{outcomes:?}");
    assert_eq!(audited(&world, "declaration.cross").await, 1);
    // One mark, sent many times at once, is one mark and always made.
    let same = mark(&world, family.members[1].id);
    let again = futures::future::join_all((0..6).map(|_| outcome(&officer, &same))).await;
    assert_eq!(again, [MarkOutcome::Crossed; 6]);
    assert_eq!(audited(&world, "declaration.cross").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_made_without_a_network_are_answered_one_by_one() {
    let world = World::start().await;
    let traveller = world.browser();
    let family = declared(&traveller, &entry(&world, &[1, 2, 3])).await;
    let officer = world.border_officer(OFFICER).await;
    let ids: Vec<Uuid> = family.members.iter().map(|member| member.id).collect();
    let path = format!("/precheck/declarations/{}/members/{}", family.id, ids[1]);
    traveller.delete(&path).await.expect(200);
    assert_eq!(
        outcome(&officer, &mark(&world, ids[2])).await,
        MarkOutcome::Crossed
    );
    let made_at = world.app.clock.now();
    world.advance(TimeDelta::hours(1)).await;
    let mut kept: Vec<Mark> = ids.iter().map(|id| mark(&world, *id)).collect();
    for mark in &mut kept {
        mark.at = made_at;
    }
    kept.push(mark(&world, world.app.chance.uuid()));
    let answers = send(&officer, &kept).await;
    let outcomes: Vec<MarkOutcome> = answers.iter().map(|answer| answer.outcome).collect();
    assert_eq!(
        outcomes,
        [
            MarkOutcome::Crossed,
            MarkOutcome::Withdrawn,
            MarkOutcome::CrossedBefore,
            MarkOutcome::Unknown
        ]
    );
    let at = answers[0].crossing.as_ref().unwrap().at;
    assert_eq!(at.timestamp(), made_at.timestamp());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_whose_clock_runs_ahead_marks_no_crossing_in_the_future() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let mut ahead = mark(&world, family.members[0].id);
    ahead.at += TimeDelta::days(2);
    let made = send(&officer, &[ahead]).await;
    assert!(made[0].crossing.as_ref().unwrap().at <= world.app.clock.now());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_mark_is_taken_back_by_its_maker_within_minutes() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let wrong = mark(&world, family.members[0].id);
    assert_eq!(outcome(&officer, &wrong).await, MarkOutcome::Crossed);
    let other = world.border_officer("otra@example.org").await;
    undo(&other, &wrong).await.refused(Code::NotFound);
    undo(&officer, &wrong).await.expect(204);
    undo(&officer, &wrong).await.expect(204);
    assert_eq!(state(&officer, 1).await, MemberState::Declared);
    // Sent again by a device that had not heard of it: the undoing stands.
    assert_eq!(outcome(&officer, &wrong).await, MarkOutcome::Undone);
    let right = mark(&world, family.members[0].id);
    assert_eq!(outcome(&officer, &right).await, MarkOutcome::Crossed);
    world.advance(TimeDelta::minutes(15)).await;
    undo(&officer, &right).await.refused(Code::UndoOver);
    assert_eq!(state(&officer, 1).await, MemberState::Crossed);
    assert_eq!(audited(&world, "declaration.uncross").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_purged_declaration_takes_its_marks_along() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let made = mark(&world, family.members[0].id);
    assert_eq!(outcome(&officer, &made).await, MarkOutcome::Crossed);
    let keep = world.app.catalogue.policy.keep("declaration").unwrap();
    world.app.clock.advance(keep + TimeDelta::days(5));
    world.job("sweep").await;
    let officer = world.signed_in(officer, OFFICER).await;
    assert_eq!(outcome(&officer, &made).await, MarkOutcome::Unknown);
}
