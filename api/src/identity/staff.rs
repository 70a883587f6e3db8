//! Officers, border officers and supervisors: invited on the command line, signed in by code.

use super::{email_key, email_keys, store};
use crate::refusal::Answer;
use crate::seal::Purpose;
use crate::state::App;
use contract::identity::Role;
use contract::person::Email;
use entity::staff_member;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// Someone to invite.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub name: String,
    pub email: Email,
    pub role: Role,
    /// An office or a border post. `None`: every one.
    pub office: Option<String>,
}

/// Makes the staff member, or changes role, name and office of the one with that address.
///
/// # Errors
/// When the database refuses.
pub async fn invite(app: &App, tx: &DatabaseTransaction, invitation: &Invitation) -> Answer<Uuid> {
    let (key, version) = email_key(app, &invitation.email);
    let known = store::staff::by_keys(tx, &email_keys(app, &invitation.email)).await?;
    let sealed = app
        .seal
        .seal(Purpose::Email, invitation.email.as_str().as_bytes());
    let id = known
        .as_ref()
        .map_or_else(|| app.chance.uuid(), |member| member.id);
    let row = staff_member::ActiveModel {
        id: Set(id),
        name: Set(invitation.name.clone()),
        email_sealed: Set(sealed),
        email_key: Set(key),
        key_version: Set(version),
        role: Set(invitation.role.as_str().into()),
        office: Set(invitation.office.clone()),
        created_at: Set(known
            .as_ref()
            .map_or(app.clock.now().into(), |m| m.created_at)),
        disabled_at: Set(None),
    };
    store::staff::save(tx, row, known.is_some()).await?;
    Ok(id)
}

/// The member who signs in with this address and is not disabled.
pub(super) async fn by_email(
    app: &App,
    db: &impl ConnectionTrait,
    email: &Email,
) -> Answer<Option<staff_member::Model>> {
    let member = store::staff::by_keys(db, &email_keys(app, email)).await?;
    Ok(member.filter(|member| member.disabled_at.is_none()))
}

/// The member, when not disabled.
pub(crate) async fn serving(app: &App, id: Uuid) -> Answer<Option<staff_member::Model>> {
    let member = store::staff::by_id(app.db.read(), id).await?;
    Ok(member.filter(|member| member.disabled_at.is_none()))
}
