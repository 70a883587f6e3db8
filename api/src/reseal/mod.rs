//! What older versions of `secrets.seal` sealed and indexed is brought to the first one, row by row
//! while the product runs. It may be stopped at any moment and run again: what was done is not
//! looked at twice, and a row that somebody writes meanwhile stays as they wrote it.
//!
//! Sealed columns are listed in [`columns`]; the people of appointments, of whom there is an index
//! under each listed version, are [`reindex`]'s. Accounts come last, and only when nothing else is
//! left: as long as one is under an old version, [`missing_versions`] tells at every start.

mod column;
mod columns;

use crate::appointments::reindex;
use crate::precheck;
use crate::refusal::Answer;
use crate::state::App;

pub use columns::SEALED;

/// What became of the rows of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub rewritten: u64,
    /// Could not be brought over: the log says which.
    pub stuck: u64,
    /// Not under the first version, after all.
    pub left: u64,
}

/// What one run did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By name, such as `booking.contact_sealed`.
    pub kinds: Vec<(&'static str, Tally)>,
    /// Indexes of people under versions that are no longer listed, deleted.
    pub forgotten: u64,
    /// Rows that still need an older version.
    pub left: u64,
}

impl Report {
    fn note(&mut self, (name, tally): (&'static str, Tally)) {
        self.left += tally.left;
        self.kinds.push((name, tally));
    }
}

/// Brings everything to the first version.
///
/// # Errors
/// The database's; a row that cannot be brought over is counted instead.
pub async fn run(app: &App) -> Answer<Report> {
    let mut report = Report::default();
    report.note((
        "person_claim.person_key",
        reindex::under_the_first(app).await?,
    ));
    report.note((
        columns::MEMBER,
        precheck::reindex::under_the_first(app).await?,
    ));
    for tally in columns::of_the_rooms(app).await? {
        report.note(tally);
    }
    if report.left == 0 {
        report.note(columns::of_accounts(app).await?);
    } else {
        report.left += columns::accounts_left(app).await?;
    }
    report.forgotten = reindex::forget_unlisted(app).await?;
    Ok(report)
}

/// Versions that are not listed, though accounts or officers are found under them alone: starting
/// without them would give everybody a new, empty account.
///
/// # Errors
/// The database's.
pub async fn missing_versions(app: &App) -> Answer<Vec<i32>> {
    let listed: Vec<i32> = app.seal.versions().map(i32::from).collect();
    Ok(columns::versions_beside(app.db.read(), &listed).await?)
}
