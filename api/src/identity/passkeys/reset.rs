//! For whoever lost every passkey: the command line takes them away, so that the next code registers
//! a new one.

use super::tell;
use crate::audit::{self, Entry};
use crate::identity::{staff, store};
use crate::notifications::PasskeyChange;
use crate::refusal::Answer;
use crate::state::App;
use contract::person::Email;
use contract::problem::Code;
use sea_orm::DatabaseTransaction;

/// Removes every passkey of a member and ends their sessions; how many passkeys there were.
///
/// # Errors
/// `request.not_found` when nobody serves under that address.
pub async fn reset(
    app: &App,
    tx: &DatabaseTransaction,
    email: &Email,
    reason: &str,
) -> Answer<u64> {
    let member = staff::by_email(app, tx, email).await?;
    let member = member.ok_or(Code::NotFound)?;
    store::staff::take(tx, member.id).await?;
    let gone = store::passkeys::delete_all(tx, member.id).await?;
    store::sessions::revoke_of_staff(tx, member.id, None, app.clock.now()).await?;
    let subject = ("staff_member", member.id.to_string());
    let entry = Entry::command("staff.reset_passkeys", subject).because(reason);
    audit::write(app, tx, entry).await?;
    if gone > 0 {
        let cause = format!("passkeys-reset:{}", app.key());
        tell(app, tx, &member, (cause, PasskeyChange::Reset)).await?;
    }
    Ok(gone)
}
