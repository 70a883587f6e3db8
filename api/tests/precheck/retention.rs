//! Months after the trip only counts remain.

use crate::support::World;
use crate::trips::{declared, entry, of_member};
use chrono::TimeDelta;
use entity::{declaration, declaration_count, declaration_member};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

#[tokio::test(flavor = "multi_thread")]
async fn ninety_days_after_the_trip_people_are_gone_and_counts_remain() {
    let world = World::start().await;
    let ana = world.browser();
    let view = declared(&ana, &entry(&world, &[1, 2, 3])).await;
    declared(&world.browser(), &entry(&world, &[4])).await;
    ana.delete(&of_member(&view, 2)).await.expect(200);
    ana.get(&format!("{}/paper.pdf", of_member(&view, 0)))
        .await
        .expect(200);
    let left = async || {
        let declarations = declaration::Entity::find().count(world.app.db.read());
        let members = declaration_member::Entity::find().count(world.app.db.read());
        let papers = entity::issued_paper::Entity::find().count(world.app.db.read());
        (
            declarations.await.unwrap(),
            members.await.unwrap(),
            papers.await.unwrap(),
        )
    };
    // Whatever the hour is now: a day in Honduras may be tomorrow in UTC.
    world.advance(TimeDelta::days(91)).await;
    world.job("sweep").await;
    assert_eq!(left().await, (2, 4, 1));
    world.advance(TimeDelta::days(4)).await;
    for _ in 0..2 {
        world.job("sweep").await;
    }
    assert_eq!(left().await, (0, 0, 0));
    let counts = declaration_count::Entity::find().order_by_asc(declaration_count::Column::State);
    let counts = counts.all(world.app.db.read()).await.unwrap();
    let counts: Vec<_> = counts
        .iter()
        .map(|c| (c.state.as_str(), c.members))
        .collect();
    assert_eq!(counts, [("declared", 3), ("withdrawn", 1)]);
}
