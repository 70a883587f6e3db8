//! Who is signed in, and their own passkeys: listed, removed.

use super::{email_of, tell};
use crate::audit::{self, Entry};
use crate::http::Json;
use crate::identity::store;
use crate::notifications::PasskeyChange;
use crate::permit::{FreshStaff, Staff, StaffMember};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use contract::identity::{Passkey, Role, StaffSession};
use contract::lang::Text;
use contract::paths;
use contract::problem::Code;
use entity::passkey;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Who of the staff is signed in
///
/// And what their session still wants before it has the rights of their role.
#[utoipa::path(
    get, path = paths::identity::STAFF, tag = "identity",
    responses((status = 200, description = "Who is signed in", body = StaffSession)),
)]
pub(super) async fn who(
    State(app): State<App>,
    signed_in: StaffMember,
) -> Answer<Json<StaffSession>> {
    let member = store::staff::by_id(app.db.read(), signed_in.staff).await?;
    let member = member.ok_or(Code::SignInRequired)?;
    Ok(Json(StaffSession {
        id: member.id,
        email: email_of(&app, &member)?.as_str().to_owned(),
        role: Role::from_text(&member.role)
            .ok_or_else(|| Refusal::internal("staff of an unknown role"))?,
        name: member.name,
        office_name: member.office.as_deref().map(|id| place(&app, id)),
        office: member.office,
        passkey: signed_in.step,
        fresh_until: signed_in.fresh_until,
    }))
}

/// The name of an office or a border post; its id, when the catalogue has neither any more.
fn place(app: &App, id: &str) -> Text {
    let office = app.catalogue.office(id).map(|office| &office.name);
    let post = app.catalogue.border.post(id).map(|post| &post.name);
    let named = office.or(post).cloned();
    named.unwrap_or_else(|| Text {
        es: id.to_owned(),
        en: id.to_owned(),
    })
}

/// One's own passkeys
///
/// Oldest first.
#[utoipa::path(
    get, path = paths::identity::PASSKEYS, tag = "identity",
    responses((status = 200, description = "The passkeys", body = Vec<Passkey>)),
)]
pub(super) async fn list(State(app): State<App>, staff: Staff) -> Answer<Json<Vec<Passkey>>> {
    let rows = store::passkeys::of(app.db.read(), staff.staff).await?;
    Ok(Json(rows.into_iter().map(view).collect()))
}

pub(super) fn view(row: passkey::Model) -> Passkey {
    Passkey {
        id: row.id,
        name: row.name,
        created_at: row.created_at.0,
        used_at: row.used_at.map(|at| at.0),
    }
}

/// Removes a passkey
///
/// After a code entered in the last minutes; never the last one of someone who must have one. Every
/// other session of the person ends, and they are told by mail.
#[utoipa::path(
    delete, path = paths::identity::PASSKEY, tag = "identity",
    params(("passkey" = Uuid, Path, description = "The passkey's id")),
    responses((status = 204, description = "Removed")),
)]
pub(super) async fn remove(
    State(app): State<App>,
    staff: FreshStaff,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    transaction!(app.db, |tx| take_away(&app, tx, &staff, id).await)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The member's row is taken first, so that two at once do not remove the last two.
async fn take_away(
    app: &App,
    tx: &DatabaseTransaction,
    staff: &FreshStaff,
    id: Uuid,
) -> Answer<()> {
    let member = store::staff::take(tx, staff.staff).await?;
    let member = member.ok_or(Code::SignInRequired)?;
    let all = store::passkeys::of(tx, member.id).await?;
    let row = all.iter().find(|row| row.id == id).ok_or(Code::NotFound)?;
    if all.len() == 1 && app.config.passkey_required() {
        return Err(Code::LastPasskey.into());
    }
    let now = app.clock.now();
    store::passkeys::delete(tx, id).await?;
    store::sessions::revoke_of_staff(tx, member.id, Some(staff.session), now).await?;
    let subject = ("passkey", id.to_string());
    audit::write(app, tx, Entry::staff(member.id, "passkey.remove", subject)).await?;
    let news = (
        format!("passkey-removed:{id}"),
        PasskeyChange::Removed(row.name.clone()),
    );
    tell(app, tx, &member, news).await
}
