//! People's details leave an appointment when the policy's period after its day is over. What
//! remains, the time, the office, the service and the money, names nobody.

use super::store::purge;
use crate::refusal::Answer;
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use chrono::{DateTime, Utc};
use contract::appointments::booking::Contact;
use contract::lang::Lang;

/// Empties the appointments whose day was before then, in small transactions; how many.
///
/// # Errors
/// When the database refuses.
pub async fn purge_people(app: &App, before: DateTime<Utc>) -> Answer<u64> {
    let nobody = Contact {
        phone: None,
        lang: Lang::default(),
    };
    let nobody = app.seal.seal_json(Purpose::Contact, &nobody);
    let now = app.clock.now();
    let mut purged = 0;
    loop {
        let ids = purge::due(app.db.read(), before).await?;
        if ids.is_empty() {
            return Ok(purged);
        }
        let work = transaction!(app.db, |tx| Ok(purge::empty(tx, &ids, &nobody, now).await?));
        purged += work?;
    }
}
