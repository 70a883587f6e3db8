//! Someone who opened the link of a mail: one appointment, looked at, for a short time.

use super::cookie::Cookie;
use super::session::{Citizen, FreshCitizen};
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
    only: Option<Uuid>,
}

impl Reader {
    /// # Errors
    /// `request.not_found` when the link is for another appointment.
    pub fn may_see(self, appointment: Uuid) -> Answer<()> {
        nothing_but(self.only, appointment)
    }
}

/// Who may say whether the person comes. A no gives the seat back, as a cancellation does: whom the
/// reminder asked answers by its link, the owner with a code entered in the last minutes.
#[derive(Clone, Copy, Debug)]
pub struct Attendee {
    pub account: Uuid,
    /// With a link: nothing but this one.
    only: Option<Uuid>,
}

impl Attendee {
    /// # Errors
    /// `request.not_found` when the link is for another appointment.
    pub fn may_answer(self, appointment: Uuid) -> Answer<()> {
        nothing_but(self.only, appointment)
    }
}

fn nothing_but(only: Option<Uuid>, appointment: Uuid) -> Answer<()> {
    match only {
        Some(only) if only != appointment => Err(Code::NotFound.into()),
        _ => Ok(()),
    }
}

/// The link's holder, when the address names the link's appointment.
async fn holder_of_named(parts: &mut Parts, app: &App) -> Option<LinkHolder> {
    let link = LinkHolder::from_request_parts(parts, app).await.ok()?;
    let named = parts.uri.path().contains(&link.appointment.to_string());
    named.then_some(link)
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
        if let Some(link) = holder_of_named(parts, app).await {
            return Ok(Self {
                account: link.account,
                only: Some(link.appointment),
            });
        }
        let citizen = Citizen::from_request_parts(parts, app).await?;
        Ok(Self {
            account: citizen.account,
            only: None,
        })
    }
}

impl FromRequestParts<App> for Attendee {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let link = holder_of_named(parts, app).await;
        if let Some(link) = link.filter(|link| link.purpose == LinkPurpose::Reconfirm) {
            return Ok(Self {
                account: link.account,
                only: Some(link.appointment),
            });
        }
        let citizen = FreshCitizen::from_request_parts(parts, app).await?;
        Ok(Self {
            account: citizen.account,
            only: None,
        })
    }
}
