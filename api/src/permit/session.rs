//! Someone who entered a code.

use super::carry;
use super::cookie::Cookie;
use crate::identity::{Audience, Genuine, SessionClaims, sessions};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use chrono::TimeDelta;
use contract::identity::Role;
use contract::problem::Code;
use entity::session;
use uuid::Uuid;

/// Whoever the cookie names, in whatever role; for signing in again, looking and signing out.
#[derive(Clone, Copy, Debug)]
pub struct SignedIn {
    pub session: Uuid,
    /// The account's or the staff member's id.
    pub who: Uuid,
    pub role: Role,
}

/// A citizen, as the signed cookie says. Takes no look at the database while the cookie is young.
#[derive(Clone, Copy, Debug)]
pub struct Citizen {
    pub account: Uuid,
    pub session: Uuid,
}

/// A citizen whose session's row was looked at just now.
#[derive(Clone, Copy, Debug)]
pub struct CheckedCitizen {
    pub account: Uuid,
    pub session: Uuid,
}

/// A checked citizen who entered a code in the last minutes.
#[derive(Clone, Copy, Debug)]
pub struct FreshCitizen {
    pub account: Uuid,
    pub session: Uuid,
}

/// The cookie as it was read, kept with its request: a change is counted by whom it names before
/// a permit looks at it.
#[derive(Clone, Copy)]
struct Presented(Option<Genuine<SessionClaims>>);

/// The session that the cookie names, when its signature is right.
pub(super) fn presented(parts: &mut Parts, app: &App) -> Option<Genuine<SessionClaims>> {
    if let Some(Presented(read)) = parts.extensions.get() {
        return *read;
    }
    let token = Cookie::Session.read(&app.config, &parts.headers);
    let now = app.clock.now();
    let read = token.and_then(|token| app.tokens.read(Audience::Session, &token, now));
    parts.extensions.insert(Presented(read));
    read
}

/// Reads the cookie; an expired one is renewed against the row. Any number of tabs may do that at
/// once: the row is only looked at and touched, nothing is used up.
async fn claims(parts: &mut Parts, app: &App) -> Answer<SessionClaims> {
    let now = app.clock.now();
    let genuine = presented(parts, app).ok_or(Code::SignInRequired)?;
    if genuine.expired {
        let row = sessions::renew(app, genuine.what.session).await?;
        let lives = row.expires_at.0 - now;
        let token = sessions::token(app, genuine.what, now);
        carry(parts, Cookie::Session.set(&app.config, &token, lives));
    }
    Ok(genuine.what)
}

/// The claims and the live row behind them.
pub(super) async fn checked(
    parts: &mut Parts,
    app: &App,
) -> Answer<(SessionClaims, session::Model)> {
    let claims = claims(parts, app).await?;
    let row = sessions::live(app, claims.session).await?;
    Ok((claims, row))
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (claims, _) = checked(parts, app).await?;
        Ok(Self {
            session: claims.session,
            who: claims.who,
            role: claims.role,
        })
    }
}

impl OptionalFromRequestParts<App> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Option<Self>> {
        let found = <Self as FromRequestParts<App>>::from_request_parts(parts, app).await;
        match found {
            Err(refusal) if refusal.code() == Some(Code::SignInRequired) => Ok(None),
            other => other.map(Some),
        }
    }
}

impl FromRequestParts<App> for Citizen {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let claims = claims(parts, app).await?;
        if claims.role != Role::Citizen {
            return Err(Code::Forbidden.into());
        }
        Ok(Self {
            account: claims.who,
            session: claims.session,
        })
    }
}

impl FromRequestParts<App> for CheckedCitizen {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (_, row) = checked(parts, app).await?;
        let account = row.account.ok_or(Code::Forbidden)?;
        Ok(Self {
            account,
            session: row.id,
        })
    }
}

impl FromRequestParts<App> for FreshCitizen {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (_, row) = checked(parts, app).await?;
        let account = row.account.ok_or(Code::Forbidden)?;
        let fresh = TimeDelta::minutes(app.config.sessions.fresh_minutes.into());
        if row.fresh_at.0 + fresh <= app.clock.now() {
            return Err(Code::FreshCodeRequired.into());
        }
        Ok(Self {
            account,
            session: row.id,
        })
    }
}
