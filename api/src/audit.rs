//! What was done by whom, with the reason. Each reading of a person's file by staff is a row.

use crate::refusal::Answer;
use crate::state::App;
use chrono::{DateTime, Utc};
use entity::{At, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

/// One thing done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `staff:<id>`, `account:<id>`, `command` or `job:<name>`.
    pub actor: String,
    /// Such as `appointment.read`.
    pub action: &'static str,
    /// The kind and the id of what it was done to; never a name or a number of a document.
    pub subject: (&'static str, String),
    pub reason: Option<String>,
}

impl Entry {
    pub fn staff(staff: Uuid, action: &'static str, subject: (&'static str, String)) -> Self {
        Self::by(format!("staff:{staff}"), action, subject)
    }

    pub fn account(account: Uuid, action: &'static str, subject: (&'static str, String)) -> Self {
        Self::by(format!("account:{account}"), action, subject)
    }

    /// Done on the command line of the server.
    pub fn command(action: &'static str, subject: (&'static str, String)) -> Self {
        Self::by("command".into(), action, subject)
    }

    fn by(actor: String, action: &'static str, subject: (&'static str, String)) -> Self {
        Self {
            actor,
            action,
            subject,
            reason: None,
        }
    }

    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

/// Writes the row in the transaction of what was done.
///
/// # Errors
/// When the database refuses.
pub async fn write(app: &App, tx: &DatabaseTransaction, entry: Entry) -> Answer<()> {
    let (kind, subject) = entry.subject;
    let row = audit::ActiveModel {
        id: Set(app.key()),
        at: Set(app.clock.now().into()),
        actor: Set(entry.actor),
        action: Set(entry.action.into()),
        subject_kind: Set(kind.into()),
        subject: Set(subject),
        reason: Set(entry.reason),
    };
    audit::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Deletes rows from before then; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget(app: &App, before: DateTime<Utc>) -> Answer<u64> {
    let gone = audit::Entity::delete_many()
        .filter(audit::Column::At.lt(At(before)))
        .exec(app.db.writer())
        .await?;
    Ok(gone.rows_affected)
}
