//! While keys are rotated: people of older appointments get their indexes under the new key beside
//! the old ones, which stay until their key is no longer listed. So two appointments of one person
//! always share an index, however far this has come.

use super::draft::person_keys;
use super::store::{people, reindex};
use crate::refusal::{Answer, Refusal};
use crate::reseal::Tally;
use crate::seal::Purpose as Sealed;
use crate::state::App;
use crate::transaction;
use contract::appointments::booking::Person;
use entity::{appointment, person_claim};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Appointments looked for at once; each is indexed in a transaction of its own.
const BATCH: u64 = 200;

/// Indexes everybody under the version that seals now.
///
/// # Errors
/// The database's. A person who cannot be indexed is counted as stuck.
pub async fn under_the_first(app: &App) -> Answer<Tally> {
    let version = app.seal.version().into();
    let (mut tally, mut after) = (Tally::default(), Uuid::nil());
    loop {
        let found = reindex::lacking(app.db.read(), version, after, BATCH).await?;
        let Some(last) = found.last() else {
            break;
        };
        after = *last;
        for id in found {
            match transaction!(app.db, |tx| index(tx, app, id).await) {
                Ok(indexed) => tally.rewritten += u64::from(indexed),
                Err(refusal) if refusal.is_unique("person_claim") => stuck(&mut tally, id),
                Err(Refusal::Internal(_)) => stuck(&mut tally, id),
                Err(refusal) => return Err(refusal),
            }
        }
    }
    tally.left = reindex::count_lacking(app.db.read(), version).await?;
    Ok(tally)
}

fn stuck(tally: &mut Tally, appointment: Uuid) {
    tracing::error!(%appointment, "its person cannot be indexed under the new key");
    tally.stuck += 1;
}

/// The indexes of the one key that its claims lack, as they stand. `false`: they have them now.
async fn index(tx: &DatabaseTransaction, app: &App, id: Uuid) -> Answer<bool> {
    let Some((row, claims)) = people::with_claims_kept(tx, id).await? else {
        return Ok(false);
    };
    let version = i32::from(app.seal.version());
    let has = claims.iter().any(|claim| claim.key_version == version);
    let Some(claim) = claims.first().filter(|_| !has) else {
        return Ok(false);
    };
    reindex::insert(tx, missing(app, &row, claim)?).await?;
    Ok(true)
}

fn missing(
    app: &App,
    row: &appointment::Model,
    like: &person_claim::Model,
) -> Answer<Vec<person_claim::Model>> {
    let person: Person = app.seal.open_json(Sealed::Person, &row.person_sealed)?;
    let version = i32::from(app.seal.version());
    let keys = person_keys(&app.seal, &person).into_iter();
    let new = keys.filter(|(_, made_by)| *made_by == version);
    let claims = new.map(|(person_key, key_version)| person_claim::Model {
        id: app.key(),
        person_key,
        key_version,
        ..like.clone()
    });
    Ok(claims.collect())
}

/// Deletes the indexes of keys that are no longer listed; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_unlisted(app: &App) -> Answer<u64> {
    let listed: Vec<i32> = app.seal.versions().map(i32::from).collect();
    let mut gone = 0;
    loop {
        let deleted = app.db.statement(|| {
            reindex::delete_unlisted(app.db.writer(), app.seal.version().into(), &listed, BATCH)
        });
        match deleted.await? {
            0 => return Ok(gone),
            some => gone += some,
        }
    }
}
