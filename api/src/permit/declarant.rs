//! Someone who opened a declaration: all of it, or one member. No account stands behind it.

use super::cookie::Cookie;
use crate::identity::Audience;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::problem::Code;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the cookie says.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct DeclarantClaims {
    pub declaration: Uuid,
    /// `None`: the whole group.
    pub member: Option<Uuid>,
}

/// Who declared a trip or holds its mailed link, or one member by reference and birth date.
#[derive(Clone, Copy, Debug)]
pub struct Declarant {
    declaration: Uuid,
    pub member: Option<Uuid>,
}

impl Declarant {
    /// The declaration that the address names, when it is the one that was opened.
    ///
    /// # Errors
    /// `request.not_found`.
    pub fn declaration(self, named: Uuid) -> Answer<Uuid> {
        if named == self.declaration {
            Ok(named)
        } else {
            Err(Code::NotFound.into())
        }
    }

    /// The same for a member of it.
    ///
    /// # Errors
    /// `request.not_found`, also for another member when one alone was opened.
    pub fn member(self, declaration: Uuid, named: Uuid) -> Answer<Uuid> {
        self.declaration(declaration)?;
        match self.member {
            Some(only) if only != named => Err(Code::NotFound.into()),
            _ => Ok(named),
        }
    }
}

impl FromRequestParts<App> for Declarant {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let token = Cookie::Precheck.read(&app.config, &parts.headers);
        let now = app.clock.now();
        let genuine = token.and_then(|token| app.tokens.read(Audience::Precheck, &token, now));
        let claims: DeclarantClaims = genuine
            .filter(|genuine| !genuine.expired)
            .ok_or(Code::SignInRequired)?
            .what;
        Ok(Self {
            declaration: claims.declaration,
            member: claims.member,
        })
    }
}
