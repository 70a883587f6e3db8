//! The officers' desk: found by code, document and name, compared, marked as crossed.

mod marks;

use crate::support::{Browser, World};
use crate::trips::{declared, entry, in_days, person};
use contract::identity::StaffSession;
use contract::precheck::compare::{ComparedField, Likeness};
use contract::precheck::desk::{DeskMember, FlightCounts, FlightList, Found, ScanResult};
use contract::precheck::{DeclarationView, MemberState};
use contract::problem::Code;
use contract::verify::{Kind, Number, Verdict};
use entity::audit;
use mrz::{MrzDate, Sex, Td3Fields, format_td3};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

const OFFICER: &str = "frontera@example.org";

/// The lines of the passport of [`person`].
fn lines(number: u32) -> String {
    lines_of(&person(number))
}

fn lines_of(person: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let day = |value: &Value| text(value).parse::<MrzDate>().unwrap();
    format_td3(&Td3Fields {
        document_code: "P".into(),
        issuing_country: text(&person["document"]["issuer"]),
        document_number: text(&person["document"]["number"]),
        surname: text(&person["surnames"]),
        given_names: text(&person["given_names"]),
        nationality: text(&person["nationality"]),
        date_of_birth: day(&person["birth_date"]),
        sex: Sex::Female,
        date_of_expiry: day(&person["document"]["expires"]),
        personal_number: None,
    })
}

async fn scan(officer: &Browser, code: &str, mrz: &str) -> ScanResult {
    let body = json!({ "code": code, "mrz": mrz });
    let reply = officer.post("/precheck/desk/scans", &body).await;
    reply.expect(200).read_as()
}

async fn by_document(officer: &Browser, mrz: &str) -> Vec<Found> {
    let body = json!({ "mrz": mrz });
    let reply = officer.post("/precheck/desk/documents", &body).await;
    reply.expect(200).read_as()
}

/// The signed text of the paper as it is now.
async fn seal(world: &World, number: &Number) -> String {
    let standing = api::precheck::standing(&world.app, number).await.unwrap();
    world.app.keys.seal(&standing.unwrap().claim)
}

async fn audited(world: &World, action: &str) -> u64 {
    let rows = audit::Entity::find().filter(audit::Column::Action.eq(action));
    rows.count(world.app.db.read()).await.unwrap()
}

/// A family of two and an officer.
async fn at_the_border(world: &World) -> (DeclarationView, Browser) {
    let family = declared(&world.browser(), &entry(world, &[1, 2])).await;
    (family, world.border_officer(OFFICER).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_a_paper_shows_the_declaration_as_it_is_now_beside_the_document() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let code = seal(&world, &family.members[0].number).await;
    let result = scan(&officer, &code, &lines(1)).await;
    assert_eq!(result.verdict, Verdict::Valid);
    let found = result.found.unwrap();
    assert_eq!(found.member.id, family.members[0].id);
    assert_eq!(found.member.traveller, family.members[0].traveller);
    assert_eq!(found.member.trip.conveyance, "AV431");
    let post = world.app.catalogue.border.post(&found.member.trip.post);
    assert_eq!(found.member.post_name, post.unwrap().name);
    assert!(
        found
            .compared
            .iter()
            .all(|one| one.likeness == Likeness::Same)
    );
    assert_eq!(audited(&world, "declaration.read").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_of_someone_else_differs_where_it_differs() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let code = seal(&world, &family.members[0].number).await;
    let result = scan(&officer, &code, &lines(2)).await;
    let compared = result.found.unwrap().compared;
    let differs = compared
        .iter()
        .filter(|one| one.likeness == Likeness::Differs);
    let fields: Vec<ComparedField> = differs.map(|one| one.field).collect();
    assert_eq!(fields, [ComparedField::Surnames, ComparedField::Number]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_paper_a_withdrawn_one_and_a_forged_one_are_told_apart() {
    let world = World::start().await;
    let traveller = world.browser();
    let family = declared(&traveller, &entry(&world, &[1, 2])).await;
    let officer = world.border_officer(OFFICER).await;
    let number = &family.members[0].number;
    let old = seal(&world, number).await;
    let path = format!("/precheck/declarations/{}/trip", family.id);
    let mut trip = json!({ "trip": family.trip, "stay": family.stay });
    trip["trip"]["conveyance"] = "AV 99".into();
    traveller.put(&path, &trip).await.expect(200);
    let result = scan(&officer, &old, "").await;
    assert_eq!(result.verdict, Verdict::Superseded);
    assert_eq!(result.found.unwrap().member.trip.conveyance, "AV99");

    let path = format!("/precheck/declarations/{}", family.id);
    traveller.delete(&path).await.expect(200);
    let result = scan(&officer, number.as_str(), "").await;
    assert_eq!(result.verdict, Verdict::Revoked);
    assert_eq!(result.found.unwrap().member.state, MemberState::Withdrawn);

    let forged = old.replace("\"ver\":1", "\"ver\":2");
    assert_ne!(forged, old);
    let result = scan(&officer, &forged, "").await;
    assert_eq!((result.verdict, result.found), (Verdict::Forged, None));
    let nobody = Number::from_random(Kind::Precheck, 7);
    let result = scan(&officer, nobody.as_str(), "").await;
    assert_eq!((result.verdict, result.found), (Verdict::Unknown, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_finds_all_its_live_declarations_newest_first() {
    let world = World::start().await;
    let (first, officer) = at_the_border(&world).await;
    world.advance(chrono::TimeDelta::minutes(1)).await;
    let later = declared(&world.browser(), &entry(&world, &[1])).await;
    let taken_back = world.browser();
    let gone = declared(&taken_back, &entry(&world, &[1])).await;
    let path = format!("/precheck/declarations/{}", gone.id);
    taken_back.delete(&path).await.expect(200);
    let found = by_document(&officer, &lines(1)).await;
    let ids: Vec<_> = found.iter().map(|one| one.member.id).collect();
    assert_eq!(ids, [later.members[0].id, first.members[0].id]);
    assert!(
        found
            .iter()
            .all(|one| one.compared.iter().all(|c| c.likeness == Likeness::Same))
    );
    assert_eq!(by_document(&officer, &lines(9)).await, []);
    // Each traveller that was shown, and the search that showed nobody.
    assert_eq!(audited(&world, "declaration.read").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_do_not_hold_are_refused_by_their_field() {
    let world = World::start().await;
    let officer = world.border_officer(OFFICER).await;
    let body = json!({ "mrz": lines(1).replace("390131", "390132") });
    let reply = officer.post("/precheck/desk/documents", &body).await;
    reply.refused(Code::InvalidFields);
    assert_eq!(reply.json()["errors"][0]["field"], "/mrz");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_found_on_its_flight_and_day_and_nowhere_else() {
    let world = World::start().await;
    let (family, officer) = at_the_border(&world).await;
    let look = async |name: &str, flight: &str, days: u64| -> Vec<DeskMember> {
        let body = json!({ "name": name, "flight": flight, "date": in_days(&world, days) });
        let reply = officer.post("/precheck/desk/names", &body).await;
        reply.expect(200).read_as()
    };
    let found = look("maría zelaya b", "av 0431", 3).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, family.members[0].id);
    assert_eq!(look("zelaya", "AV431", 3).await.len(), 2);
    assert_eq!(look("zelaya", "AV432", 3).await, []);
    assert_eq!(look("zelaya", "AV431", 4).await, []);
    assert_eq!(look("gomez", "AV431", 3).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flight_is_counted_and_listed_for_the_officers_of_its_post() {
    let world = World::start().await;
    let traveller = world.browser();
    let family = declared(&traveller, &entry(&world, &[1, 2])).await;
    let member = family.members[1].id;
    let path = format!("/precheck/declarations/{}/members/{member}", family.id);
    traveller.delete(&path).await.expect(200);
    let officer = world.border_officer(OFFICER).await;
    let date = in_days(&world, 3);
    let flights = format!("/precheck/desk/flights/{date}");
    let counted: Vec<FlightCounts> = officer.get(&flights).await.expect(200).read_as();
    assert_eq!(counted.len(), 1);
    assert_eq!(counted[0].flight, "AV431");
    let post = world.app.catalogue.border.post(&counted[0].post).unwrap();
    assert_eq!(counted[0].post_name, post.name);
    assert_eq!(
        (counted[0].counts.declared, counted[0].counts.withdrawn),
        (1, 1)
    );
    let one = format!("{flights}/AV431");
    let list: FlightList = officer.get(&one).await.expect(200).read_as();
    assert_eq!(list.counts, counted[0].counts);
    assert_eq!(list.members.len(), 2);
    assert!(list.members.iter().all(|one| one.post_name == post.name));
    let session: StaffSession = officer.get("/identity/staff").await.expect(200).read_as();
    assert_eq!(list.officer, session.id);
    assert!(list.keep_until > world.app.clock.now());
    assert_eq!(audited(&world, "flight.read").await, 1);

    let elsewhere = world
        .border_officer_at("roatan@example.org", "roatan")
        .await;
    let counted: Vec<FlightCounts> = elsewhere.get(&flights).await.expect(200).read_as();
    assert_eq!(counted, []);
    let list: FlightList = elsewhere.get(&one).await.expect(200).read_as();
    assert_eq!(list.members, []);
    assert_ne!(list.officer, session.id);
    let there: StaffSession = elsewhere.get("/identity/staff").await.expect(200).read_as();
    assert_eq!(list.officer, there.id);
    let roatan = world.app.catalogue.border.post("roatan").unwrap();
    assert_eq!(there.office_name.as_ref(), Some(&roatan.name));
    assert_eq!(session.office_name, None);
}
