//! How long identity's own rows are kept.

use super::store;
use crate::refusal::Answer;
use crate::state::App;
use chrono::TimeDelta;

/// Forgets codes a day after they expired, links and sessions after their period; how many rows.
///
/// # Errors
/// When the database refuses.
pub async fn forget_old(app: &App) -> Answer<u64> {
    let now = app.clock.now();
    let kept = TimeDelta::days(app.config.retention.sessions_days.into());
    let db = app.db.writer();
    let codes = store::codes::forget(db, now - TimeDelta::days(1)).await?;
    let sessions = store::sessions::forget(db, now - kept).await?;
    let links = store::links::forget(db, now - kept).await?;
    Ok(codes + sessions + links)
}
