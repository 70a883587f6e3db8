//! Whether a confirmed appointment may still be changed, by whatever action.

use super::cancel::any_dispute;
use super::store::lists;
use crate::refusal::Answer;
use crate::state::App;
use contract::problem::{Code, Problem};
use entity::appointment;
use sea_orm::DatabaseTransaction;

/// Asked in the transaction that keeps the row, where the answer cannot change any more.
///
/// # Errors
/// `appointments.changes_closed` when it is too near; `payments.in_progress` while a move waits for
/// its difference; `payments.dispute_open`.
pub async fn still_changeable(
    tx: &DatabaseTransaction,
    app: &App,
    found: &appointment::Model,
) -> Answer<()> {
    let close = app.terms().changes_close;
    if app.clock.now() + close > found.starts_at.0 {
        let closed = Problem::from(Code::ChangesClosed).with("hours", &close.num_hours());
        return Err(closed.into());
    }
    if lists::waiting_move(tx, found.id).await?.is_some() {
        return Err(Code::PaymentInProgress.into());
    }
    if any_dispute(tx, found).await? {
        return Err(Code::DisputeOpen.into());
    }
    Ok(())
}
