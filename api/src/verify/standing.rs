//! What became of a paper: the room that issued it knows.

use super::{papers, store};
use crate::appointments;
use crate::precheck;
use crate::refusal::Answer;
use crate::state::App;
use chrono::{DateTime, Utc};
use contract::verify::{Claim, Kind, Number, Verdict};

/// What the issuing room says of a number now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub fate: Fate,
    /// As the newest paper under this number says it.
    pub claim: Claim,
}

/// What became of the thing that a paper is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Stands,
    /// A newer paper has another number.
    Superseded,
    Revoked,
    /// It took place; the paper has served.
    Over,
}

impl Standing {
    /// The verdict on a paper that says this under the number.
    pub fn verdict(&self, paper: &Claim, now: DateTime<Utc>) -> Verdict {
        match self.fate {
            Fate::Revoked => Verdict::Revoked,
            Fate::Superseded => Verdict::Superseded,
            Fate::Stands | Fate::Over if paper.version < self.claim.version => Verdict::Superseded,
            Fate::Over => Verdict::Expired,
            Fate::Stands => paper.by_dates(now),
        }
    }
}

/// Asks the room whose papers have such numbers; `None` when it knows none.
///
/// # Errors
/// The room's.
pub async fn standing(app: &App, number: &Number) -> Answer<Option<Standing>> {
    match number.kind() {
        Kind::Voucher => voucher(app, number).await,
        Kind::Precheck => precheck::standing(app, number).await,
    }
}

/// A voucher's number is the paper's alone: the appointment is found through it.
async fn voucher(app: &App, number: &Number) -> Answer<Option<Standing>> {
    let issued = store::of_number(app.db.read(), number).await?;
    let Some(row) = issued.first() else {
        return Ok(None);
    };
    let claim = papers::claim(app, row)?;
    let fate = appointments::fate(app, row.subject, claim.version).await?;
    Ok(fate.map(|fate| Standing { fate, claim }))
}
