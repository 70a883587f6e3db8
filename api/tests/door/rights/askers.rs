//! Everybody who might knock, and what Ana has.

use super::requests::Requests;
use crate::desk::{self, OFFICE};
use crate::support::{Browser, World};
use crate::trips;
use chrono::TimeDelta;
use contract::identity::LinkPurpose;
use entity::session;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

const ANA: &str = "ana@example.org";
const STRANGER: &str = "eva@example.org";

pub struct Asker {
    pub name: &'static str,
    pub browser: Browser,
    /// The held booking of Ana's that this asker asks for: what can be done once is there for each
    /// of her sessions.
    pub booking: Uuid,
}

/// All of them, in the order of the table, with one paid appointment and two holds of Ana's.
pub async fn all(world: &World) -> (Vec<Asker>, Requests) {
    let stale = world.citizen(ANA).await;
    let fresh = TimeDelta::minutes(world.app.config.sessions.fresh_minutes.into());
    world.advance(fresh + TimeDelta::minutes(1)).await;
    let ended = ended(world).await;
    let pause = TimeDelta::seconds(world.app.config.codes.resend_seconds.into());
    world.advance(pause + TimeDelta::seconds(1)).await;
    let ana = world.citizen(ANA).await;
    let stranger = world.citizen(STRANGER).await;

    let slots = desk::slots(world, OFFICE, 24 * 9).await;
    desk::set_capacity(world, slots[0].id, 100).await;
    let paid = desk::booked(world, &ana, slots[0].id, 1).await;
    let holds = [
        desk::hold(&ana, slots[0].id, 2).await,
        desk::hold(&ana, slots[0].id, 3).await,
    ];
    let appointment = paid.appointments[0].id;
    let elsewhere = world.app.chance.uuid();
    let by_link = async |whose, which, purpose| {
        let secret = world.link(whose, which, purpose).await;
        let browser = world.browser();
        let body = json!({ "secret": secret });
        browser.post("/identity/links", &body).await.expect(200);
        browser
    };
    let askers = [
        ("nobody", world.browser()),
        (
            "other-link",
            by_link(STRANGER, elsewhere, LinkPurpose::Reconfirm).await,
        ),
        (
            "link",
            by_link(ANA, appointment, LinkPurpose::Appointment).await,
        ),
        (
            "reminder",
            by_link(ANA, appointment, LinkPurpose::Reconfirm).await,
        ),
        ("officer", world.officer("oficial@example.org").await),
        ("border", world.border_officer("frontera@example.org").await),
        ("supervisor", world.supervisor("jefa@example.org").await),
        ("stranger", stranger),
        ("ended", ended),
        ("stale", stale),
        ("ana", ana),
    ];
    let booking = |name| {
        if name == "stale" {
            holds[0].id
        } else {
            holds[1].id
        }
    };
    let asker = |(name, browser)| Asker {
        name,
        browser,
        booking: booking(name),
    };
    let mut of_ana = vec![ANA.to_owned()];
    for booking in holds.iter().chain([&paid]) {
        of_ana.extend([booking.id.to_string(), booking.reference.to_string()]);
        for one in &booking.appointments {
            of_ana.extend([one.id.to_string(), one.reference.to_string()]);
        }
    }
    let trip = trips::entry(world, &[1]);
    let declaration = trips::declared(&world.browser(), &trip).await;
    of_ana.extend([
        declaration.id.to_string(),
        declaration.members[0].id.to_string(),
        declaration.members[0].reference.to_string(),
    ]);
    let requests = Requests {
        appointment,
        declaration,
        trip,
        slots,
        of_ana,
    };
    (askers.map(asker).into(), requests)
}

/// A browser whose cookie is young, of a session that was ended elsewhere.
async fn ended(world: &World) -> Browser {
    let browser = world.citizen(ANA).await;
    let now = entity::At(world.app.clock.now());
    let ended = session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::val(now))
        .filter(session::Column::CreatedAt.eq(now))
        .exec(world.app.db.writer());
    assert_eq!(ended.await.unwrap().rows_affected, 1);
    browser
}
