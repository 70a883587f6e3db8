//! Someone who opened the link of a mail: one appointment, looked at, for a short time.

use super::cookie::Cookie;
use super::session::Citizen;
use crate::identity::Audience;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::identity::LinkPurpose;
use contract::problem::Code;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the link's cookie says.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct LinkClaims {
    pub purpose: LinkPurpose,
    pub account: Uuid,
    pub appointment: Uuid,
}

/// The holder of a mail's link.
#[derive(Clone, Copy, Debug)]
pub struct LinkHolder {
    pub purpose: LinkPurpose,
    pub account: Uuid,
    pub appointment: Uuid,
}

/// Who may look at an appointment: its owner, or the holder of its mail's link.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub account: Uuid,
    /// With a link: nothing but this one.
    pub only: Option<Uuid>,
    /// With a link: what it was mailed for.
    pub purpose: Option<LinkPurpose>,
}

impl Reader {
    /// May this reader say whether the person comes? Its owner, and who was asked by mail.
    ///
    /// # Errors
    /// `request.not_found` as in [`Reader::may_see`]; `identity.forbidden` with another link.
    pub fn may_answer(self, appointment: Uuid) -> Answer<()> {
        self.may_see(appointment)?;
        match self.purpose {
            Some(LinkPurpose::Appointment) => Err(Code::Forbidden.into()),
            Some(LinkPurpose::Reconfirm) | None => Ok(()),
        }
    }

    /// # Errors
    /// `request.not_found` when the link is for another appointment.
    pub fn may_see(self, appointment: Uuid) -> Answer<()> {
        match self.only {
            Some(only) if only != appointment => Err(Code::NotFound.into()),
            _ => Ok(()),
        }
    }
}

impl FromRequestParts<App> for LinkHolder {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let token = Cookie::Link.read(&app.config, &parts.headers);
        let now = app.clock.now();
        let genuine = token.and_then(|token| app.tokens.read(Audience::Link, &token, now));
        let claims: LinkClaims = genuine
            .filter(|genuine| !genuine.expired)
            .ok_or(Code::SignInRequired)?
            .what;
        Ok(Self {
            purpose: claims.purpose,
            account: claims.account,
            appointment: claims.appointment,
        })
    }
}

impl FromRequestParts<App> for Reader {
    type Rejection = Refusal;

    /// Signed in is more than a link; a link for an appointment of another account still opens that
    /// one, so the link is asked first when the address names its appointment.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let link = LinkHolder::from_request_parts(parts, app).await.ok();
        let named = link.filter(|link| parts.uri.path().contains(&link.appointment.to_string()));
        if let Some(link) = named {
            return Ok(Self {
                account: link.account,
                only: Some(link.appointment),
                purpose: Some(link.purpose),
            });
        }
        let citizen = Citizen::from_request_parts(parts, app).await?;
        Ok(Self {
            account: citizen.account,
            only: None,
            purpose: None,
        })
    }
}
