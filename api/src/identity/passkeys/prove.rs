//! Using a passkey after the code.

use super::{Ceremony, all_of, ask, asked, credential_hash, read, refused};
use crate::audit::{self, Entry};
use crate::http::Json;
use crate::identity::store;
use crate::permit::StaffMember;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use axum::extract::State;
use axum::http::StatusCode;
use contract::identity::{PasskeyAnswer, PasskeyChallenge};
use contract::paths;
use contract::problem::Code;
use sea_orm::DatabaseTransaction;
use webauthn_rs::prelude::{
    AuthenticationResult, Passkey, PasskeyAuthentication, PublicKeyCredential, WebauthnError,
};

/// Asks for the passkey
///
/// Staff only, after the code. `options` goes to `navigator.credentials.get`.
#[utoipa::path(
    post, path = paths::identity::PASSKEY_CHALLENGE, tag = "identity",
    responses((status = 200, description = "What the browser asks", body = PasskeyChallenge)),
)]
pub(super) async fn challenge(
    State(app): State<App>,
    member: StaffMember,
) -> Answer<Json<PasskeyChallenge>> {
    let known = all_of(&app, app.db.read(), member.staff).await?;
    if known.is_empty() {
        return Err(Code::PasskeyRefused.into());
    }
    let started = app.passkeys.webauthn.start_passkey_authentication(&known);
    let (options, state) = started.map_err(|error| refused(&error))?;
    ask(&app, member.session, Ceremony::Use, &state).await?;
    Ok(Json(PasskeyChallenge {
        options: serde_json::to_string(&options.public_key).map_err(Refusal::internal)?,
        host: app.passkeys.host.clone(),
    }))
}

/// Proves the passkey
///
/// `credential` is what `navigator.credentials.get` gave. From then on the session has the rights of
/// the person's role.
#[utoipa::path(
    post, path = paths::identity::PASSKEY_ANSWER, tag = "identity",
    request_body = PasskeyAnswer,
    responses((status = 204, description = "The session has its rights")),
)]
pub(super) async fn answer(
    State(app): State<App>,
    member: StaffMember,
    Json(answer): Json<PasskeyAnswer>,
) -> Answer<StatusCode> {
    let said: PublicKeyCredential = read(&answer.credential)?;
    let state: PasskeyAuthentication = asked(&app, member.session, Ceremony::Use).await?;
    let webauthn = &app.passkeys.webauthn;
    let proven = match webauthn.finish_passkey_authentication(&said, &state) {
        Ok(result) => transaction!(app.db, |tx| note(&app, tx, &member, &result).await),
        Err(error) => Err(refused(&error)),
    };
    if let Err(refusal) = &proven
        && refusal.code() == Some(Code::PasskeySuspect)
    {
        let subject = ("credential", credential_hash(&said.raw_id));
        let entry = Entry::staff(member.staff, "passkey.suspect", subject);
        transaction!(app.db, |tx| audit::write(&app, tx, entry.clone()).await)?;
    }
    proven.map(|()| StatusCode::NO_CONTENT)
}

/// The counter is compared once more with the row as it is now: the challenge remembers it as it was
/// when it was asked, and another session may have been answered since.
async fn note(
    app: &App,
    tx: &DatabaseTransaction,
    member: &StaffMember,
    result: &AuthenticationResult,
) -> Answer<()> {
    store::staff::take(tx, member.staff).await?;
    let hash = credential_hash(result.cred_id());
    let row = store::passkeys::by_credential(tx, member.staff, &hash).await?;
    let row = row.ok_or(Code::PasskeyRefused)?;
    let mut passkey: Passkey = app.seal.open_json(Purpose::Passkey, &row.passkey_sealed)?;
    let changed = passkey.update_credential(result).unwrap_or(false);
    if result.counter() > 0 && !changed {
        return Err(refused(&WebauthnError::CredentialPossibleCompromise));
    }
    let now = app.clock.now();
    let sealed = app.seal.seal_json(Purpose::Passkey, &passkey);
    store::passkeys::update(tx, row.id, sealed, now).await?;
    store::passkeys::note_use(tx, member.session, now).await?;
    let subject = ("passkey", row.id.to_string());
    audit::write(app, tx, Entry::staff(member.staff, "passkey.use", subject)).await
}
