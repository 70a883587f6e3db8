//! The second thing that staff prove beside the code: a passkey (`WebAuthn`).
//!
//! Someone without one registers it in the session that a code has just opened ([`register`]); from
//! then on each sign-in wants the code and the passkey ([`prove`]). Their passkeys are listed, added
//! to and removed by themselves ([`own`]); who lost all of them is helped on the command line
//! ([`reset`]). What a challenge must remember is kept here, sealed, for one answer and five minutes.
//!
//! `webauthn-rs` draws its challenges from the system's own randomness, not from the application's.

mod own;
mod party;
mod prove;
mod register;
mod reset;

pub use party::Party;
pub use reset::reset;

use super::store;
use crate::notifications::outbox::{self, Mail};
use crate::notifications::{Message, PasskeyChange};
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use chrono::TimeDelta;
use contract::identity::PasskeyStep;
use contract::lang::Lang;
use contract::person::Email;
use contract::problem::Code;
use entity::{passkey_challenge, session, staff_member};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use webauthn_rs::prelude::{CredentialID, Passkey, WebauthnError};

/// How long a challenge waits for its answer: as long as the browser is told to ask.
const CHALLENGE: TimeDelta = TimeDelta::minutes(5);

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(own::who))
        .routes(routes!(own::list, register::add))
        .routes(routes!(register::challenge))
        .routes(routes!(prove::challenge))
        .routes(routes!(prove::answer))
        .routes(routes!(own::remove))
}

/// What the challenge is for; the answer to one is none to the other.
#[derive(Clone, Copy)]
enum Ceremony {
    Register,
    Use,
}

impl Ceremony {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Use => "use",
        }
    }
}

/// What the session still wants.
pub(crate) async fn step(app: &App, row: &session::Model, staff: Uuid) -> Answer<PasskeyStep> {
    Ok(if row.passkey_at.is_some() {
        PasskeyStep::Done
    } else if store::passkeys::has_any(app.db.read(), staff).await? {
        PasskeyStep::Use
    } else if app.config.passkey_required() {
        PasskeyStep::Register
    } else {
        PasskeyStep::MayRegister
    })
}

/// Keeps what the answer will be compared with, in the place of an older challenge of the session.
async fn ask(app: &App, session: Uuid, ceremony: Ceremony, state: &impl Serialize) -> Answer<()> {
    let row = passkey_challenge::ActiveModel {
        session: Set(session),
        ceremony: Set(ceremony.as_str().into()),
        state_sealed: Set(app.seal.seal_json(Purpose::PasskeyChallenge, state)),
        expires_at: Set((app.clock.now() + CHALLENGE).into()),
    };
    Ok(store::passkeys::ask(app.db.writer(), row).await?)
}

/// Takes the challenge away for good: right or wrong, there is one answer to it.
async fn asked<T: DeserializeOwned>(app: &App, session: Uuid, ceremony: Ceremony) -> Answer<T> {
    let now = app.clock.now();
    let sealed = transaction!(app.db, |tx| {
        let taken = store::passkeys::take(tx, session, ceremony.as_str(), now).await?;
        Ok(taken)
    })?;
    let sealed = sealed.ok_or(Code::PasskeyRefused)?;
    Ok(app.seal.open_json(Purpose::PasskeyChallenge, &sealed)?)
}

/// The passkeys of a member as the library knows them.
async fn all_of(app: &App, db: &impl ConnectionTrait, staff: Uuid) -> Answer<Vec<Passkey>> {
    let rows = store::passkeys::of(db, staff).await?;
    let open = |sealed: &[u8]| Ok(app.seal.open_json(Purpose::Passkey, sealed)?);
    rows.iter().map(|row| open(&row.passkey_sealed)).collect()
}

/// The credential's id as a text that is looked up; the id itself is sealed with the key.
fn credential_hash(id: &CredentialID) -> String {
    use sha2::Digest as _;
    hex::encode(sha2::Sha256::digest(id.as_slice()))
}

/// What the browser sent, read.
fn read<T: DeserializeOwned>(credential: &str) -> Answer<T> {
    serde_json::from_str(credential).map_err(|_| Code::PasskeyRefused.into())
}

/// The library's reason goes to the log: to the person it is one sentence, and a counter that went
/// back another.
fn refused(error: &WebauthnError) -> Refusal {
    tracing::warn!(%error, "a passkey was refused");
    match error {
        WebauthnError::CredentialPossibleCompromise => Code::PasskeySuspect.into(),
        _ => Code::PasskeyRefused.into(),
    }
}

fn email_of(app: &App, member: &staff_member::Model) -> Answer<Email> {
    let plain = app.seal.open(Purpose::Email, &member.email_sealed)?;
    let text = String::from_utf8(plain).map_err(Refusal::internal)?;
    Email::parse(&text).map_err(Refusal::internal)
}

/// Tells the member of a change of their passkeys, in the transaction that makes it.
async fn tell(
    app: &App,
    tx: &DatabaseTransaction,
    member: &staff_member::Model,
    (cause, change): (String, PasskeyChange),
) -> Answer<()> {
    let mail = Mail {
        cause,
        to: email_of(app, member)?,
        // The staff's working language.
        lang: Lang::Es,
        message: Message::PasskeyChanged(change),
    };
    outbox::enqueue(app, tx, &mail).await
}
