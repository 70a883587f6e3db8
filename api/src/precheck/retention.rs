//! When the policy's period after the trip is over, a declaration goes and counts remain.

use super::store::{counts, drafts};
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use crate::verify::papers;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Deletes declarations of trips before then and counts their members by day, post, direction,
/// means and state; how many declarations. A day is the border post's: which of two days an
/// instant belongs to there does not matter after months.
///
/// # Errors
/// When the database refuses.
pub async fn purge(app: &App, before: DateTime<Utc>) -> Answer<u64> {
    let before = before.date_naive().to_string();
    let mut purged = 0;
    loop {
        let due = counts::due(app.db.read(), &before).await?;
        if due.is_empty() {
            return Ok(purged);
        }
        for declaration in &due {
            transaction!(app.db, |tx| {
                let mut states = BTreeMap::<String, i64>::new();
                let members = counts::take_members(tx, declaration.id).await?;
                let ids: Vec<Uuid> = members.iter().map(|member| member.id).collect();
                papers::forget_about(tx, &ids).await?;
                for member in members {
                    *states.entry(member.state).or_default() += 1;
                }
                for (state, members) in &states {
                    counts::add(tx, declaration, state, *members).await?;
                }
                Ok(counts::delete(tx, declaration.id).await?)
            })?;
            purged += 1;
        }
    }
}

/// Drafts whose trip is over.
///
/// # Errors
/// When the database refuses.
pub async fn forget_drafts(app: &App) -> Answer<u64> {
    Ok(drafts::forget(app.db.writer(), app.clock.now()).await?)
}
