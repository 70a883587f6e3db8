//! People who serve. Their session and their standing are looked at on every request, and so is
//! whether they proved their passkey: a code alone opens no more than the way to the passkey.

use super::session::checked;
use crate::identity::{passkeys, staff};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::{DateTime, TimeDelta, Utc};
use contract::identity::{PasskeyStep, Role};
use contract::problem::Code;
use entity::staff_member;
use uuid::Uuid;

/// Somebody of the staff who entered a code; the passkey may be still to come. For finding out what
/// is missing, and for proving the passkey.
#[derive(Clone, Copy, Debug)]
pub struct StaffMember {
    pub staff: Uuid,
    pub session: Uuid,
    pub step: PasskeyStep,
    /// Until when the code counts as just entered.
    pub fresh_until: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// Somebody of the staff who may add a passkey: the code was entered in the last minutes, and if
/// they have a passkey it was used.
#[derive(Clone, Debug)]
pub struct Registrant {
    pub member: staff_member::Model,
    pub session: Uuid,
}

/// Somebody of the staff, in any role.
#[derive(Clone, Copy, Debug)]
pub struct Staff {
    pub staff: Uuid,
}

/// The same, with a code entered in the last minutes.
#[derive(Clone, Copy, Debug)]
pub struct FreshStaff {
    pub staff: Uuid,
    pub session: Uuid,
}

/// An officer, or a supervisor, who may do all that an officer may.
#[derive(Clone, Debug)]
pub struct Officer {
    pub staff: Uuid,
    /// `None`: every office.
    pub office: Option<String>,
}

/// A border officer, or a supervisor.
#[derive(Clone, Debug)]
pub struct BorderOfficer {
    pub staff: Uuid,
    /// The border post; `None`: every one.
    pub post: Option<String>,
    /// When the session is over, whatever happens: what a device keeps of others goes then.
    pub shift_ends: DateTime<Utc>,
}

/// A supervisor.
#[derive(Clone, Debug)]
pub struct Supervisor {
    pub staff: Uuid,
    pub office: Option<String>,
}

/// Whoever of the staff the session is of, and how far they came.
async fn member(parts: &mut Parts, app: &App) -> Answer<(StaffMember, staff_member::Model)> {
    let (_, row) = checked(parts, app).await?;
    let id = row.staff.ok_or(Code::Forbidden)?;
    let member = staff::serving(app, id).await?.ok_or(Code::SignInRequired)?;
    let fresh = TimeDelta::minutes(app.config.sessions.fresh_minutes.into());
    let so_far = StaffMember {
        staff: id,
        session: row.id,
        step: passkeys::step(app, &row, id).await?,
        fresh_until: row.fresh_at.0 + fresh,
        ends_at: row.expires_at.0,
    };
    Ok((so_far, member))
}

fn fresh(app: &App, so_far: &StaffMember) -> Answer<()> {
    if so_far.fresh_until <= app.clock.now() {
        return Err(Code::FreshCodeRequired.into());
    }
    Ok(())
}

/// A member in one of the roles, with nothing left to prove.
async fn serving(
    parts: &mut Parts,
    app: &App,
    roles: &[Role],
) -> Answer<(StaffMember, Option<String>)> {
    let (so_far, member) = member(parts, app).await?;
    let role = Role::from_text(&member.role).ok_or(Code::Forbidden)?;
    if !roles.contains(&role) {
        return Err(Code::Forbidden.into());
    }
    if !so_far.step.is_open() {
        return Err(Code::PasskeyRequired.into());
    }
    Ok((so_far, member.office))
}

const ANY: &[Role] = &[Role::Officer, Role::BorderOfficer, Role::Supervisor];

impl FromRequestParts<App> for StaffMember {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        Ok(member(parts, app).await?.0)
    }
}

impl FromRequestParts<App> for Registrant {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (so_far, member) = member(parts, app).await?;
        if !so_far.step.may_register() {
            return Err(Code::PasskeyRequired.into());
        }
        fresh(app, &so_far)?;
        Ok(Self {
            member,
            session: so_far.session,
        })
    }
}

impl FromRequestParts<App> for Staff {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (so_far, _) = serving(parts, app, ANY).await?;
        Ok(Self {
            staff: so_far.staff,
        })
    }
}

impl FromRequestParts<App> for FreshStaff {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (so_far, _) = serving(parts, app, ANY).await?;
        fresh(app, &so_far)?;
        Ok(Self {
            staff: so_far.staff,
            session: so_far.session,
        })
    }
}

impl FromRequestParts<App> for Officer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (so_far, office) = serving(parts, app, &[Role::Officer, Role::Supervisor]).await?;
        Ok(Self {
            staff: so_far.staff,
            office,
        })
    }
}

impl FromRequestParts<App> for BorderOfficer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let roles = [Role::BorderOfficer, Role::Supervisor];
        let (so_far, post) = serving(parts, app, &roles).await?;
        Ok(Self {
            staff: so_far.staff,
            post,
            shift_ends: so_far.ends_at,
        })
    }
}

impl FromRequestParts<App> for Supervisor {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (so_far, office) = serving(parts, app, &[Role::Supervisor]).await?;
        Ok(Self {
            staff: so_far.staff,
            office,
        })
    }
}
