//! The papers that a mail takes along.

use super::papers::make_voucher;
use super::store::lists;
use crate::notifications::Attachment;
use crate::refusal::{Answer, Refusal};
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
        let voucher = make_voucher(app, &row)?;
        let pdf = app.press.voucher(&voucher, lang).await;
        let pdf = pdf.map_err(Refusal::internal)?;
        enclosed.push(Attachment::pdf(voucher.file_name(lang), pdf));
    }
    Ok(enclosed)
}
