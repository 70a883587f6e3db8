//! What identity forgets, each type when its period is over.

use super::store;
use crate::refusal::Answer;
use crate::state::App;
use chrono::{DateTime, Utc};

/// Codes and challenges of passkeys that expired before then; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_codes(app: &App, before: DateTime<Utc>) -> Answer<u64> {
    let db = app.db.writer();
    let challenges = store::passkeys::forget(db, before).await?;
    Ok(challenges + store::codes::forget(db, before).await?)
}

/// Sessions and links of mails that expired before then; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_sessions(app: &App, before: DateTime<Utc>) -> Answer<u64> {
    let db = app.db.writer();
    let links = store::links::forget(db, before).await?;
    Ok(links + store::sessions::forget(db, before).await?)
}

/// Empties accounts made before then that nobody used since: no session, no booking, nothing
/// active. Signing in again makes a new one.
///
/// # Errors
/// When the database refuses.
pub async fn forget_accounts(app: &App, before: DateTime<Utc>) -> Answer<u64> {
    Ok(store::accounts::forget_unused(app.db.writer(), before).await?)
}
