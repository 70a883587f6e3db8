//! Issuing: a paper is drawn once. Whoever asks again gets the same bytes, so that a file can be
//! compared with what was issued.

use super::store;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use chrono::{DateTime, Utc};
use contract::lang::Lang;
use contract::verify::{Claim, Kind, Number, Record};
use entity::{At, issued_paper};
use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// One paper in one language. When what it says changes, the next version takes its place.
#[derive(Clone, Debug)]
pub struct Edition {
    /// What it is about, in the room that issues it.
    pub subject: Uuid,
    pub lang: Lang,
    /// What it is to say, unless it was issued in another language: all of them say the same.
    pub claim: Claim,
    /// When the bytes are forgotten, and with them the number.
    pub keep_until: DateTime<Utc>,
}

/// A number for papers of a room whose cases have none that is long enough.
pub fn new_number(app: &App, kind: Kind) -> Number {
    Number::from_random(kind, app.chance.number())
}

/// So often another may be issued in the same moment: as the first of its version, and as the one
/// in its language.
const ROUNDS: usize = 3;

/// The bytes as they were issued. When they never were, `render` draws them with what they say and
/// the text of their QR code, and they are kept under the signed record of their hash.
///
/// # Errors
/// The renderer's and the database's.
pub async fn issue<Drawing>(
    app: &App,
    edition: &Edition,
    render: impl Fn(Claim, String) -> Drawing,
) -> Answer<Vec<u8>>
where
    Drawing: Future<Output = Answer<Vec<u8>>>,
{
    let version = edition.claim.version;
    for _ in 0..ROUNDS {
        if let Some(pdf) = issued(app, edition).await? {
            return Ok(pdf);
        }
        let before = store::of_subject(app.db.read(), edition.subject, version).await?;
        let said = match &before {
            Some(row) => claim(app, row)?,
            None => edition.claim.clone(),
        };
        let pdf = render(said.clone(), app.keys.seal(&said)).await?;
        let row = row(app, edition, (&said, before.is_none()), &pdf);
        let kept = app
            .db
            .statement(|| store::insert(app.db.writer(), row.clone()));
        if kept.await? {
            return Ok(pdf);
        }
    }
    Err(Refusal::internal(
        "a paper of that number about something else",
    ))
}

async fn issued(app: &App, edition: &Edition) -> Answer<Option<Vec<u8>>> {
    let version = edition.claim.version;
    let found = store::in_lang(app.db.read(), edition.subject, version, edition.lang).await?;
    let opened = found.map(|row| app.seal.open(Purpose::Paper, &row.pdf_sealed));
    Ok(opened.transpose()?)
}

fn row(
    app: &App,
    edition: &Edition,
    (claim, first): (&Claim, bool),
    pdf: &[u8],
) -> issued_paper::Model {
    let now = app.clock.now();
    let record = Record {
        number: claim.number.clone(),
        version: claim.version,
        lang: edition.lang,
        sha256: hex::encode(Sha256::digest(pdf)),
        issued: now,
    };
    issued_paper::Model {
        id: app.key(),
        subject: edition.subject,
        number: claim.number.as_str().to_owned(),
        version: claim.version.into(),
        first,
        lang: edition.lang.tag().to_owned(),
        claim_sealed: app.seal.seal_json(Purpose::Paper, claim),
        pdf_sealed: app.seal.seal(Purpose::Paper, pdf),
        record: app.keys.attest(&record),
        issued_at: At(now),
        keep_until: At(edition.keep_until),
    }
}

pub(super) fn claim(app: &App, row: &issued_paper::Model) -> Answer<Claim> {
    Ok(app.seal.open_json(Purpose::Paper, &row.claim_sealed)?)
}

/// Forgets the papers about these, in the transaction that forgets what they were about.
///
/// # Errors
/// The database's.
pub async fn forget_about(tx: &impl ConnectionTrait, subjects: &[Uuid]) -> Result<(), DbErr> {
    store::delete_about(tx, subjects).await
}

/// Forgets the papers whose period is over; how many.
///
/// # Errors
/// The database's.
pub async fn forget_old(app: &App) -> Answer<u64> {
    let now = app.clock.now();
    app.db
        .statement(|| store::delete_old(app.db.writer(), now))
        .await
}
