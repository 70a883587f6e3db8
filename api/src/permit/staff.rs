//! People who serve. Their session and their standing are looked at on every request.

use super::session::checked;
use crate::identity::staff;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::identity::Role;
use contract::problem::Code;
use uuid::Uuid;

/// An officer, or a supervisor, who may do all that an officer may.
#[derive(Clone, Debug)]
pub struct Officer {
    pub staff: Uuid,
    /// `None`: every office.
    pub office: Option<String>,
    pub role: Role,
}

/// A supervisor.
#[derive(Clone, Debug)]
pub struct Supervisor {
    pub staff: Uuid,
    pub office: Option<String>,
}

impl FromRequestParts<App> for Officer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (_, row) = checked(parts, app).await?;
        let id = row.staff.ok_or(Code::Forbidden)?;
        let member = staff::serving(app, id).await?.ok_or(Code::SignInRequired)?;
        let role = Role::from_text(&member.role).ok_or(Code::Forbidden)?;
        Ok(Self {
            staff: id,
            office: member.office,
            role,
        })
    }
}

impl FromRequestParts<App> for Supervisor {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let officer = Officer::from_request_parts(parts, app).await?;
        if officer.role != Role::Supervisor {
            return Err(Code::Forbidden.into());
        }
        Ok(Self {
            staff: officer.staff,
            office: officer.office,
        })
    }
}
