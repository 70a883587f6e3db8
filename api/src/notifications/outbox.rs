//! Mails wait in the outbox: written in the transaction of their cause, sent by a job.

mod deliver;
mod store;

pub use deliver::deliver;

use super::Message;
use crate::refusal::Answer;
use crate::seal::Purpose;
use crate::state::App;
use chrono::{DateTime, Utc};
use contract::lang::Lang;
use contract::person::Email;
use entity::outbox;
use sea_orm::ActiveValue::Set;
use sea_orm::DatabaseTransaction;

/// A mail to send once.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Unique for ever, such as `confirmed:<appointment>`: the same cause twice is one mail.
    pub cause: String,
    pub to: Email,
    pub lang: Lang,
    pub message: Message,
}

/// Writes the mail in the caller's transaction; it leaves once that is committed.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(app: &App, tx: &DatabaseTransaction, mail: &Mail) -> Answer<()> {
    let now = app.clock.now();
    let row = outbox::ActiveModel {
        id: Set(app.key()),
        cause: Set(mail.cause.clone()),
        recipient_sealed: Set(app.seal.seal(Purpose::Mail, mail.to.as_str().as_bytes())),
        message_sealed: Set(app.seal.seal_json(Purpose::Mail, &mail.message)),
        lang: Set(mail.lang.tag().into()),
        state: Set(store::PENDING.into()),
        attempts: Set(0),
        next_try_at: Set(now.into()),
        leased_until: Set(DateTime::UNIX_EPOCH.into()),
        last_error: Set(None),
        created_at: Set(now.into()),
        sent_at: Set(None),
    };
    store::insert_once(tx, row).await?;
    Ok(())
}

/// Forgets mails from before then that left or were given up; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget(app: &App, before: DateTime<Utc>) -> Answer<u64> {
    Ok(store::forget(app.db.writer(), before).await?)
}
