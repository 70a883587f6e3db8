//! A proof of work from whoever sent much lately: ALTCHA, version 2 of its protocol.
//!
//! Nobody meets it in ordinary use. Beyond a rate, a request is answered `request.proof_required`; the
//! page asks for a challenge, its device works for about a second, and the request comes again
//! with the solution in the header `Altcha`. A challenge is good once, for some minutes.

use super::Visitor;
use super::limits;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use altcha::{
    Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge,
    verify_solution,
};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::IntoResponse;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use contract::problem::Code;
use entity::{At, spent_proof};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

const HEADER: &str = "altcha";

/// A device derives between these many keys, each by so many rounds of PBKDF2: about a second on a
/// slow telephone (`docs/OPERATIONS.md`). Few keys of many rounds, since to ask the browser for a
/// key costs a telephone time that a program of somebody's own does not pay.
const KEYS: (i64, i64) = (80, 170);
const ROUNDS: u32 = 2_500;

/// The slowest device solves it within this.
const LIVES: TimeDelta = TimeDelta::minutes(10);

/// Where a challenge says until when it is good, in seconds since 1970.
const UNTIL: &str = "until";

/// A challenge for a proof of work
///
/// ALTCHA version 2, `PBKDF2/SHA-256`. Send `base64({"challenge": …, "solution": …})` in the header
/// `Altcha` of the request that asked for it.
#[utoipa::path(get, path = contract::paths::precheck::CHALLENGE, tag = "precheck",
    responses((status = 200, description = "The challenge as ALTCHA defines it", body = Value)))]
pub async fn challenge(State(app): State<App>) -> Answer<impl IntoResponse> {
    let until = app.clock.now() + LIVES;
    let counter = app.chance.between(KEYS.0, KEYS.1);
    let [(secret, _), ..] = &app.seal.blinds(Purpose::Proof, "challenge")[..] else {
        return Err(Refusal::internal("no key to sign a challenge with"));
    };
    let options = CreateChallengeOptions {
        cost: ROUNDS,
        counter: Some(u32::try_from(counter).map_err(Refusal::internal)?),
        data: Some(BTreeMap::from([(
            UNTIL.to_owned(),
            until.timestamp().into(),
        )])),
        hmac_signature_secret: Some(secret.clone()),
        hmac_key_signature_secret: Some(secret.clone()),
        ..Default::default()
    };
    let challenge = create_challenge(options).map_err(Refusal::internal)?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(challenge)))
}

/// Lets pass who sent little lately, or sends a proof along.
///
/// # Errors
/// `request.proof_required`.
pub async fn ask_if_many(app: &App, visitor: Visitor, headers: &HeaderMap) -> Answer<()> {
    if limits::few(app, visitor).await? {
        return Ok(());
    }
    let proven = match headers.get(HEADER).map(HeaderValue::as_bytes) {
        Some(proof) => spend(app, proof).await?,
        None => false,
    };
    if proven {
        Ok(())
    } else {
        Err(Code::ProofRequired.into())
    }
}

/// Whether it is a solution of a challenge of ours that nobody used before.
async fn spend(app: &App, proof: &[u8]) -> Answer<bool> {
    let payload = STANDARD.decode(proof).ok();
    let payload = payload.and_then(|json| serde_json::from_slice::<Payload>(&json).ok());
    let now = app.clock.now();
    let Some(payload) = payload.filter(|payload| is_right(app, payload, now)) else {
        return Ok(false);
    };
    let Some(challenge) = payload.challenge.signature else {
        return Ok(false);
    };
    let row = spent_proof::ActiveModel {
        challenge: Set(challenge),
        expires_at: Set(At(now + LIVES)),
    };
    let first = spent_proof::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(app.db.writer())
        .await?;
    Ok(first == 1)
}

fn is_right(app: &App, payload: &Payload, now: DateTime<Utc>) -> bool {
    let until = until(&payload.challenge).unwrap_or_default();
    let secrets = app.seal.blinds(Purpose::Proof, "challenge");
    now.timestamp() < until
        && secrets.into_iter().any(|(secret, _)| {
            let options = VerifySolutionOptions {
                hmac_key_signature_secret: Some(secret.clone()),
                ..VerifySolutionOptions::new(&payload.challenge, &payload.solution, secret)
            };
            verify_solution(options).is_ok_and(|result| result.verified)
        })
}

fn until(challenge: &Challenge) -> Option<i64> {
    let data = challenge.parameters.data.as_ref()?;
    data.get(UNTIL)?.as_i64()
}

/// Forgets the challenges that have expired since.
///
/// # Errors
/// When the database refuses.
pub async fn forget_old(app: &App) -> Answer<u64> {
    let gone = spent_proof::Entity::delete_many()
        .filter(spent_proof::Column::ExpiresAt.lt(At(app.clock.now())))
        .exec(app.db.writer())
        .await?;
    Ok(gone.rows_affected)
}
