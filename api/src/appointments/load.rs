//! Loading the catalogue: what it holds is noted in the database, what it no longer holds is
//! retired. Running it again changes nothing.

use super::store::entries;
use crate::catalogue::Catalogue;
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use entity::At;
use sea_orm::DatabaseTransaction;

/// What a load did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub added: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub retired: Vec<String>,
    /// Missing from the files, but people have appointments there: nothing was loaded.
    pub still_needed: Vec<String>,
}

/// Loads the catalogue that the application holds.
pub async fn load(app: &App) -> Answer<Loaded> {
    transaction!(app.db, |tx| load_in(tx, app, &app.catalogue).await)
}

async fn load_in(tx: &DatabaseTransaction, app: &App, catalogue: &Catalogue) -> Answer<Loaded> {
    let now = At(app.clock.now());
    let mut loaded = Loaded::default();
    let offices = catalogue
        .offices()
        .iter()
        .map(|o| ("office", o.id.as_str(), format!("{o:?}")));
    let services = catalogue
        .services()
        .iter()
        .map(|s| ("service", s.id.as_str(), format!("{s:?}")));
    let entries: Vec<_> = offices.chain(services).collect();
    let known = entries::all(tx).await?;
    for row in known.iter().filter(|row| row.retired_at.is_none()) {
        let kept = entries
            .iter()
            .any(|(kind, id, _)| *kind == row.kind && *id == row.id);
        if kept {
            continue;
        }
        let name = format!("{} {}", row.kind, row.id);
        if entries::is_needed(tx, &row.kind, &row.id, now).await? {
            loaded.still_needed.push(name);
        } else {
            entries::retire(tx, row, now).await?;
            loaded.retired.push(name);
        }
    }
    if !loaded.still_needed.is_empty() {
        // Returned as it is: the caller says so, and the next run finds the same.
        return Ok(Loaded {
            still_needed: loaded.still_needed,
            ..Loaded::default()
        });
    }
    for (kind, id, text) in &entries {
        let digest = crate::seal::hash_secret(text);
        let before = known.iter().find(|row| row.kind == *kind && row.id == *id);
        match before {
            None => loaded.added += 1,
            Some(row) if row.digest == digest && row.retired_at.is_none() => {
                loaded.unchanged += 1;
                continue;
            }
            Some(_) => loaded.changed += 1,
        }
        entries::put(tx, (kind, id), (text, &digest), now).await?;
    }
    Ok(loaded)
}
