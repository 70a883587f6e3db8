//! Many at once.

use crate::support::World;
use crate::trips::{EMAIL, declared, entry, of_member, person, shown};
use contract::precheck::{MemberState, Opened};
use entity::declaration_member;
use futures::future::join_all;
use sea_orm::{EntityTrait, PaginatorTrait};

#[tokio::test(flavor = "multi_thread")]
async fn one_request_sent_many_times_at_once_is_one_declaration_and_one_mail() {
    let world = World::start().await;
    let request = entry(&world, &[1, 2]);
    let browsers: Vec<_> = (0..12).map(|_| world.browser()).collect();
    let sent = browsers
        .iter()
        .map(|browser| browser.post_once("/precheck/declarations", "pressed-often", &request));
    let replies = join_all(sent).await;
    let opened: Vec<Opened> = replies
        .into_iter()
        .map(|r| r.expect(201).read_as())
        .collect();
    assert!(opened.windows(2).all(|pair| pair[0] == pair[1]));
    let members = declaration_member::Entity::find().count(world.app.db.read());
    assert_eq!(members.await.unwrap(), 2);
    assert_eq!(world.mails(EMAIL).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_and_a_withdrawal_at_once_leave_the_member_withdrawn() {
    let world = World::start().await;
    let ana = world.browser();
    let view = declared(&ana, &entry(&world, &[1])).await;
    let path = of_member(&view, 0);
    let details: Vec<_> = (10..16).map(person).collect();
    let changes = join_all(details.iter().map(|details| ana.put(&path, details)));
    let (answers, withdrawn) = tokio::join!(changes, ana.delete(&path));
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.text());
    let allowed = |status| matches!(status, 200 | 409 | 503);
    assert!(answers.iter().all(|reply| allowed(reply.status)));
    let after = shown(&ana, view.id).await;
    assert_eq!(after.members[0].state, MemberState::Withdrawn);
}
