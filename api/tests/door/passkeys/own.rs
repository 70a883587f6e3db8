//! One's own passkeys: removed, lost, and left out in the sandbox.

use super::{WHO, again, audited, device, prove, register, standing, strict};
use crate::support::{Browser, World};
use api::identity::passkeys;
use api::transaction;
use chrono::TimeDelta;
use contract::identity::{Passkey, PasskeyStep};
use contract::person::Email;
use contract::problem::Code;
use serde_json::{Value, json};

#[tokio::test]
async fn a_removed_passkey_opens_nothing_and_the_other_sessions_end() {
    let world = strict().await;
    let (mut lost, mut kept) = (device(&world, 1), device(&world, 2));
    let first = world.border_officer(WHO).await;
    let added = register(&first, &mut lost, "Perdida").await.expect(201);
    let id = added.read_as::<Passkey>().id;
    let path = format!("/identity/passkeys/{id}");
    first.delete(&path).await.refused(Code::LastPasskey);
    register(&first, &mut kept, "Nueva").await.expect(201);
    let officer = again(&world).await;
    prove(&officer, &mut kept).await.expect(204);
    officer.delete(&path).await.expect(204);
    officer.delete(&path).await.refused(Code::NotFound);
    let ended = first.get("/identity/staff").await;
    ended.refused(Code::SignInRequired);
    assert_eq!(standing(&officer).await, PasskeyStep::Done);
    let told = &world.mails(WHO).await[0];
    assert_eq!(told.subject, "Se quitó una llave de acceso");
    let next = again(&world).await;
    prove(&next, &mut lost).await.refused(Code::PasskeyRefused);
}

#[tokio::test]
async fn adding_and_removing_want_a_code_of_the_last_minutes() {
    let world = strict().await;
    let officer = world.border_officer(WHO).await;
    let added = register(&officer, &mut device(&world, 1), "Llave").await;
    let id = added.expect(201).read_as::<Passkey>().id;
    world.advance(TimeDelta::minutes(16)).await;
    let add = officer.post("/identity/passkeys/new", &Value::Null).await;
    add.refused(Code::FreshCodeRequired);
    let remove = officer.delete(&format!("/identity/passkeys/{id}")).await;
    remove.refused(Code::FreshCodeRequired);
    officer.get("/identity/passkeys").await.expect(200);
}

#[tokio::test]
async fn another_members_passkey_is_not_there() {
    let world = strict().await;
    let one = world.border_officer(WHO).await;
    let added = register(&one, &mut device(&world, 1), "Llave").await;
    let id = added.expect(201).read_as::<Passkey>().id;
    let other = world.officer("otro@example.org").await;
    let taken = register(&other, &mut device(&world, 1), "La misma").await;
    taken.refused(Code::PasskeyRefused);
    register(&other, &mut device(&world, 2), "Otra")
        .await
        .expect(201);
    let foreign = other.delete(&format!("/identity/passkeys/{id}")).await;
    foreign.refused(Code::NotFound);
}

#[tokio::test]
async fn the_sandbox_goes_on_without_a_passkey_until_there_is_one() {
    let world = World::start().await;
    let officer = world.border_officer(WHO).await;
    assert_eq!(standing(&officer).await, PasskeyStep::MayRegister);
    officer.get("/identity/passkeys").await.expect(200);
    let mut device = device(&world, 1);
    let added = register(&officer, &mut device, "Llave").await.expect(201);
    let id = added.read_as::<Passkey>().id;
    let next = again(&world).await;
    let closed = next.get("/identity/passkeys").await;
    closed.refused(Code::PasskeyRequired);
    prove(&next, &mut device).await.expect(204);
    next.delete(&format!("/identity/passkeys/{id}"))
        .await
        .expect(204);
    let free = again(&world).await;
    assert_eq!(standing(&free).await, PasskeyStep::MayRegister);
}

#[tokio::test]
async fn whoever_lost_every_passkey_registers_anew_after_a_reset() {
    let world = strict().await;
    let officer = world.border_officer(WHO).await;
    let mut lost = device(&world, 1);
    register(&officer, &mut lost, "Perdida").await.expect(201);
    let (app, email) = (&world.app, Email::parse(WHO).unwrap());
    let reset = transaction!(app.db, |tx| passkeys::reset(
        app,
        tx,
        &email,
        "vino en persona"
    )
    .await);
    assert_eq!(reset.unwrap(), 1);
    officer
        .get("/identity/staff")
        .await
        .refused(Code::SignInRequired);
    let told = &world.mails(WHO).await[0];
    assert_eq!(told.subject, "Se quitaron sus llaves de acceso");
    assert_eq!(audited(&world, "staff.reset_passkeys").await, 1);
    let next = again(&world).await;
    assert_eq!(standing(&next).await, PasskeyStep::Register);
}

#[tokio::test]
async fn in_the_sandbox_the_staff_comes_to_localhost_and_no_other_name() {
    let world = World::start().await;
    let from = async |origin: String| {
        let browser = world.browser();
        let request = browser.bare(reqwest::Method::POST, "/identity/codes");
        let request = request.header("origin", origin);
        Browser::send(request.json(&json!({ "email": WHO }))).await
    };
    let port = world.url.rsplit(':').next().unwrap();
    from(format!("http://localhost:{port}")).await.expect(202);
    for other in [
        "http://localhost".to_owned(),
        format!("https://localhost:{port}"),
    ] {
        from(other).await.refused(Code::OriginRefused);
    }
    let named = World::start_with(|config| config.public_url = "https://citas.example.hn".into());
    let named = named.await;
    let browser = named.browser();
    let request = browser.bare(reqwest::Method::POST, "/identity/codes");
    let request = request.header("origin", "https://localhost");
    let reply = Browser::send(request.json(&json!({ "email": WHO }))).await;
    reply.refused(Code::OriginRefused);
}
