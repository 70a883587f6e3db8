//! The papers that a mail takes along.

use super::store::lists;
use super::voucher;
use crate::notifications::Attachment;
use crate::refusal::Answer;
use crate::state::App;
use contract::appointments::State;
use contract::lang::Lang;
use uuid::Uuid;

/// The vouchers of a booking as they stand when its mail leaves: whoever was cancelled since has
/// none.
///
/// # Errors
/// When the database or the press fails.
pub async fn vouchers(app: &App, booking: Uuid, lang: Lang) -> Answer<Vec<Attachment>> {
    let mut enclosed = Vec::new();
    for row in lists::people_of(app.db.read(), booking).await? {
        if row.state()? != State::Confirmed {
            continue;
        }
        let (name, pdf) = voucher::issued(app, &row, lang).await?;
        enclosed.push(Attachment::pdf(name, pdf));
    }
    Ok(enclosed)
}
