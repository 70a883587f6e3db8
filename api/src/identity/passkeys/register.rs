//! Adding a passkey: the first in a session that a code has just opened, another one only in a
//! session that used one.

use super::{Ceremony, all_of, ask, asked, credential_hash, email_of, read, refused, tell};
use crate::audit::{self, Entry};
use crate::http::Json;
use crate::identity::store;
use crate::notifications::PasskeyChange;
use crate::permit::Registrant;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use axum::extract::State;
use axum::http::StatusCode;
use contract::identity::{NewPasskey, Passkey, PasskeyChallenge};
use contract::paths;
use contract::problem::Code;
use entity::passkey;
use sea_orm::DatabaseTransaction;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

/// Asks for a new passkey
///
/// Staff only, after a code entered in the last minutes. `options` goes to
/// `navigator.credentials.create`.
#[utoipa::path(
    post, path = paths::identity::NEW_PASSKEY, tag = "identity",
    responses((status = 200, description = "What the browser asks", body = PasskeyChallenge)),
)]
pub(super) async fn challenge(
    State(app): State<App>,
    registrant: Registrant,
) -> Answer<Json<PasskeyChallenge>> {
    let member = &registrant.member;
    let known = all_of(&app, app.db.read(), member.id).await?;
    let known = known.iter().map(|passkey| passkey.cred_id().clone());
    let email = email_of(&app, member)?;
    let started = app.passkeys.webauthn.start_passkey_registration(
        member.id,
        email.as_str(),
        &member.name,
        Some(known.collect()),
    );
    let (options, state) = started.map_err(|error| refused(&error))?;
    ask(&app, registrant.session, Ceremony::Register, &state).await?;
    Ok(Json(PasskeyChallenge {
        options: serde_json::to_string(&options.public_key).map_err(Refusal::internal)?,
        host: app.passkeys.host.clone(),
    }))
}

/// Adds a passkey
///
/// `credential` is what `navigator.credentials.create` gave. The session counts as having used it;
/// the person is told by mail.
#[utoipa::path(
    post, path = paths::identity::PASSKEYS, tag = "identity",
    request_body = NewPasskey,
    responses((status = 201, description = "Added", body = Passkey)),
)]
pub(super) async fn add(
    State(app): State<App>,
    registrant: Registrant,
    Json(new): Json<NewPasskey>,
) -> Answer<(StatusCode, Json<Passkey>)> {
    let name = new.parse()?;
    let said: RegisterPublicKeyCredential = read(&new.credential)?;
    let state: PasskeyRegistration = asked(&app, registrant.session, Ceremony::Register).await?;
    let finished = app
        .passkeys
        .webauthn
        .finish_passkey_registration(&said, &state);
    let made = finished.map_err(|error| refused(&error))?;
    let row = passkey::Model {
        id: app.chance.uuid(),
        staff: registrant.member.id,
        credential_hash: credential_hash(made.cred_id()),
        name,
        passkey_sealed: app.seal.seal_json(Purpose::Passkey, &made),
        created_at: app.clock.now().into(),
        used_at: None,
    };
    let added = transaction!(app.db, |tx| keep(&app, tx, &registrant, &row).await);
    added.map_err(|refusal| match refusal {
        // Registered once already, by this member or another.
        refusal if refusal.is_unique("credential_hash") => Code::PasskeyRefused.into(),
        other => other,
    })?;
    Ok((StatusCode::CREATED, Json(super::own::view(row))))
}

/// The member's row is taken first: of two sessions that a code opened, only one may add the first
/// passkey without having used one.
async fn keep(
    app: &App,
    tx: &DatabaseTransaction,
    registrant: &Registrant,
    row: &passkey::Model,
) -> Answer<()> {
    let member = &registrant.member;
    store::staff::take(tx, member.id).await?;
    let proven = store::passkeys::was_used_in(tx, registrant.session).await?;
    if !proven && store::passkeys::has_any(tx, member.id).await? {
        return Err(Code::PasskeyRequired.into());
    }
    store::passkeys::insert(tx, row.clone()).await?;
    store::passkeys::note_use(tx, registrant.session, app.clock.now()).await?;
    let subject = ("passkey", row.id.to_string());
    audit::write(app, tx, Entry::staff(member.id, "passkey.add", subject)).await?;
    let news = (
        format!("passkey-added:{}", row.id),
        PasskeyChange::Added(row.name.clone()),
    );
    tell(app, tx, member, news).await
}
