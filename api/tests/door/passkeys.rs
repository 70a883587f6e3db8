//! The staff's passkeys: registered after a code, proved after each other code.

mod own;

use crate::support::authenticator::Authenticator;
use crate::support::{Browser, Reply, World};
use chrono::TimeDelta;
use contract::identity::{Passkey, PasskeyChallenge, PasskeyStep, StaffSession};
use contract::problem::Code;
use entity::audit;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

const WHO: &str = "frontera@example.org";

/// As in production: a code is not enough.
async fn strict() -> World {
    World::start_with(|config| config.staff.passkey_required = Some(true)).await
}

fn device(world: &World, seed: u8) -> Authenticator {
    Authenticator::new(&world.app.config.staff_origin(), seed)
}

async fn challenge(browser: &Browser, path: &str) -> String {
    let reply = browser.post(path, &Value::Null).await.expect(200);
    reply.read_as::<PasskeyChallenge>().options
}

async fn register(browser: &Browser, device: &mut Authenticator, name: &str) -> Reply {
    let options = challenge(browser, "/identity/passkeys/new").await;
    let body = json!({ "name": name, "credential": device.register(&options) });
    browser.post("/identity/passkeys", &body).await
}

async fn prove(browser: &Browser, device: &mut Authenticator) -> Reply {
    let options = challenge(browser, "/identity/passkeys/challenge").await;
    answer(browser, &device.prove(&options)).await
}

async fn answer(browser: &Browser, credential: &str) -> Reply {
    let body = json!({ "credential": credential });
    browser.post("/identity/passkeys/answer", &body).await
}

async fn standing(browser: &Browser) -> PasskeyStep {
    let reply = browser.get("/identity/staff").await.expect(200);
    reply.read_as::<StaffSession>().passkey
}

/// Another browser of the same member, after the code and before the passkey.
async fn again(world: &World) -> Browser {
    world.advance(TimeDelta::minutes(2)).await;
    world.signed_in(world.browser(), WHO).await
}

async fn audited(world: &World, action: &str) -> u64 {
    let rows = audit::Entity::find().filter(audit::Column::Action.eq(action));
    rows.count(world.app.db.read()).await.unwrap()
}

#[tokio::test]
async fn a_code_alone_opens_nothing_but_the_way_to_a_passkey() {
    let world = strict().await;
    let officer = world.border_officer(WHO).await;
    assert_eq!(standing(&officer).await, PasskeyStep::Register);
    let closed = officer.get("/identity/passkeys").await;
    closed.refused(Code::PasskeyRequired);
    let added = register(&officer, &mut device(&world, 1), " Llave azul ").await;
    assert_eq!(added.expect(201).read_as::<Passkey>().name, "Llave azul");
    assert_eq!(standing(&officer).await, PasskeyStep::Done);
    officer.get("/identity/passkeys").await.expect(200);
    let told = &world.mails(WHO).await[0];
    assert_eq!(told.subject, "Se agregó una llave de acceso");
    assert!(told.text.as_ref().unwrap().contains("Llave azul"));
    assert_eq!(audited(&world, "passkey.add").await, 1);
}

#[tokio::test]
async fn each_later_sign_in_wants_the_code_and_the_passkey() {
    let world = strict().await;
    let mut device = device(&world, 1);
    let first = world.border_officer(WHO).await;
    register(&first, &mut device, "Llave").await.expect(201);
    let officer = again(&world).await;
    assert_eq!(standing(&officer).await, PasskeyStep::Use);
    let closed = officer.get("/identity/passkeys").await;
    closed.refused(Code::PasskeyRequired);
    prove(&officer, &mut device).await.expect(204);
    assert_eq!(standing(&officer).await, PasskeyStep::Done);
    let reply = officer.get("/identity/passkeys").await.expect(200);
    let [own] = <[Passkey; 1]>::try_from(reply.read_as::<Vec<Passkey>>()).unwrap();
    assert_eq!(
        own.used_at.map(|at| at.timestamp()),
        Some(world.app.clock.now().timestamp())
    );
    assert_eq!(audited(&world, "passkey.use").await, 1);
}

#[tokio::test]
async fn whoever_has_a_passkey_proves_it_before_adding_another() {
    let world = strict().await;
    let (mut old, mut new) = (device(&world, 1), device(&world, 2));
    let first = world.border_officer(WHO).await;
    register(&first, &mut old, "Vieja").await.expect(201);
    let officer = again(&world).await;
    let closed = officer.post("/identity/passkeys/new", &Value::Null).await;
    closed.refused(Code::PasskeyRequired);
    prove(&officer, &mut old).await.expect(204);
    register(&officer, &mut new, "Nueva").await.expect(201);
    let next = again(&world).await;
    prove(&next, &mut new).await.expect(204);
}

#[tokio::test]
async fn two_sessions_of_a_code_do_not_both_register_the_first_passkey() {
    let world = strict().await;
    let one = world.border_officer(WHO).await;
    let two = again(&world).await;
    let mut credentials = Vec::new();
    for (browser, seed) in [(&one, 1), (&two, 2)] {
        let options = challenge(browser, "/identity/passkeys/new").await;
        let credential = device(&world, seed).register(&options);
        credentials.push(json!({ "name": "Llave", "credential": credential }));
    }
    let (a, b) = tokio::join!(
        one.post("/identity/passkeys", &credentials[0]),
        two.post("/identity/passkeys", &credentials[1]),
    );
    let (added, refused) = if a.status == 201 { (a, b) } else { (b, a) };
    added.expect(201);
    refused.refused(Code::PasskeyRequired);
}

#[tokio::test]
async fn a_challenge_takes_one_answer_for_five_minutes() {
    let world = strict().await;
    let mut device = device(&world, 1);
    let first = world.border_officer(WHO).await;
    register(&first, &mut device, "Llave").await.expect(201);
    let officer = again(&world).await;
    let options = challenge(&officer, "/identity/passkeys/challenge").await;
    answer(&officer, "{}").await.refused(Code::PasskeyRefused);
    let said = device.prove(&options);
    answer(&officer, &said).await.expect(204);
    answer(&officer, &said).await.refused(Code::PasskeyRefused);
    let late = challenge(&officer, "/identity/passkeys/challenge").await;
    world.advance(TimeDelta::minutes(5)).await;
    let said = device.prove(&late);
    answer(&officer, &said).await.refused(Code::PasskeyRefused);
}

#[tokio::test]
async fn a_wrong_answer_uses_the_challenge_up() {
    let world = strict().await;
    let mut device = device(&world, 1);
    let first = world.border_officer(WHO).await;
    register(&first, &mut device, "Llave").await.expect(201);
    let officer = again(&world).await;
    let options = challenge(&officer, "/identity/passkeys/challenge").await;
    let mut elsewhere = device.clone();
    elsewhere.origin = "https://evil.example".into();
    let said = elsewhere.prove(&options);
    answer(&officer, &said).await.refused(Code::PasskeyRefused);
    let said = device.prove(&options);
    answer(&officer, &said).await.refused(Code::PasskeyRefused);
}

#[tokio::test]
async fn another_key_another_session_and_an_unverified_person_are_refused() {
    let world = strict().await;
    let mut own = device(&world, 1);
    let first = world.border_officer(WHO).await;
    register(&first, &mut own, "Llave").await.expect(201);
    let officer = again(&world).await;
    let mut unknown = device(&world, 9);
    let foreign = prove(&officer, &mut unknown).await;
    foreign.refused(Code::PasskeyRefused);
    own.verified = false;
    let unverified = prove(&officer, &mut own).await;
    unverified.refused(Code::PasskeyRefused);
    own.verified = true;
    let other = again(&world).await;
    let options = challenge(&officer, "/identity/passkeys/challenge").await;
    let stolen = answer(&other, &own.prove(&options)).await;
    stolen.refused(Code::PasskeyRefused);
    assert_eq!(standing(&other).await, PasskeyStep::Use);
}

#[tokio::test]
async fn a_copy_of_a_passkey_is_noticed_by_its_counter() {
    let world = strict().await;
    let mut device = device(&world, 1);
    let first = world.border_officer(WHO).await;
    register(&first, &mut device, "Llave").await.expect(201);
    let mut copy = device.clone();
    let officer = again(&world).await;
    // Asked before the real one answered: the challenge remembers the older counter.
    let thief = again(&world).await;
    let options = challenge(&thief, "/identity/passkeys/challenge").await;
    prove(&officer, &mut device).await.expect(204);
    let said = copy.prove(&options);
    answer(&thief, &said).await.refused(Code::PasskeySuspect);
    copy.counter = 1;
    let later = prove(&thief, &mut copy).await;
    later.refused(Code::PasskeySuspect);
    assert_eq!(standing(&thief).await, PasskeyStep::Use);
    assert_eq!(audited(&world, "passkey.suspect").await, 2);
}

#[tokio::test]
async fn a_passkey_without_a_counter_is_used_again_and_again() {
    let world = strict().await;
    let mut synchronised = device(&world, 1);
    synchronised.counter = 0;
    let first = world.border_officer(WHO).await;
    register(&first, &mut synchronised, "Llave")
        .await
        .expect(201);
    for _ in 0..2 {
        prove(&again(&world).await, &mut synchronised)
            .await
            .expect(204);
    }
}
