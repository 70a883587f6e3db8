//! The delivery job: claims what is due by a lease, writes the letters, sends them one at a time,
//! and notes what became of each.
//!
//! A mail whose sender dies between its last byte and the note that it left goes out again. That
//! cannot be ruled out, but it can be kept to one mail a death: letters are written several at
//! once, which is what takes long, and leave one by one over a connection that stays open.

use super::super::{Attachment, Message, Rendered, Undelivered, render};
use super::store;
use crate::appointments::enclosed::vouchers;
use crate::precheck;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use chrono::{DateTime, TimeDelta, Utc};
use contract::lang::Lang;
use contract::person::Email;
use entity::outbox::Model;
use futures::StreamExt;
use sea_orm::DbErr;
use std::time::Duration;
use tokio::sync::mpsc;

/// Rows claimed at once, and letters written at once.
const CLAIM: u64 = 32;
const WRITTEN_AT_ONCE: usize = 4;

/// A claimed mail that has not begun to leave this long before its lease ends is left to the next
/// claim, so that no two replicas send it.
const LEASE: TimeDelta = TimeDelta::minutes(3);
const SLOWEST: Duration = Duration::from_mins(1);

/// After so many attempts, nearly two days, a mail is given up for a person to look at.
const ATTEMPTS: i32 = 14;

/// How often the note that a mail left is tried while the database is away, and the first pause.
const NOTES: u32 = 8;
const NOTE_PAUSE: Duration = Duration::from_millis(100);

/// A letter ready to leave, or why it is not.
type Written = Result<(Email, Rendered), Undelivered>;

/// Sends everything that is due.
///
/// # Errors
/// When the database fails; a mail that cannot be sent is noted in its row instead.
pub async fn deliver(app: &App) -> Answer<()> {
    loop {
        let now = app.clock.now();
        let claimed = store::claim(app.db.writer(), now, now + LEASE, CLAIM).await?;
        if claimed.is_empty() {
            return Ok(());
        }
        let (ready, letters) = mpsc::channel(WRITTEN_AT_ONCE);
        let writing = async move {
            let each = futures::stream::iter(claimed);
            let write = |row| {
                let ready = &ready;
                async move {
                    let written = write(app, &row).await;
                    // Nobody takes it any more when a note failed: its lease ends by itself.
                    drop(ready.send((row, written)).await);
                }
            };
            each.for_each_concurrent(WRITTEN_AT_ONCE, write).await;
        };
        let last_start = now + LEASE - SLOWEST;
        let ((), sent) = tokio::join!(writing, send_all(app, letters, last_start));
        sent?;
    }
}

async fn send_all(
    app: &App,
    mut letters: mpsc::Receiver<(Model, Written)>,
    last_start: DateTime<Utc>,
) -> Answer<()> {
    while let Some((row, written)) = letters.recv().await {
        if app.clock.now() > last_start {
            return Ok(());
        }
        let outcome = match written {
            Ok((to, letter)) => send(app, &row, &to, &letter).await,
            Err(trouble) => Err(trouble),
        };
        note(app, &row, outcome).await?;
    }
    Ok(())
}

async fn send(app: &App, row: &Model, to: &Email, letter: &Rendered) -> Result<(), Undelivered> {
    // The date is the cause's, whenever the mail leaves: sent twice it is still one mail.
    let sent = app.mailer.send(row.id, to, letter, row.created_at.0);
    let silent = Undelivered::Temporary { reply: None };
    tokio::time::timeout(SLOWEST, sent)
        .await
        .unwrap_or(Err(silent))
}

/// Writes down what became of a mail, and waits a while for a database that is away: a mail that
/// left without its note would leave again.
async fn note(app: &App, row: &Model, outcome: Result<(), Undelivered>) -> Answer<()> {
    let mut pause = NOTE_PAUSE;
    for _ in 1..NOTES {
        match note_once(app, row, outcome).await {
            Ok(()) => return Ok(()),
            Err(error) => tracing::warn!(mail = %row.id, %error, "what became of it is not noted"),
        }
        tokio::time::sleep(pause).await;
        pause *= 2;
    }
    Ok(note_once(app, row, outcome).await?)
}

async fn note_once(app: &App, row: &Model, outcome: Result<(), Undelivered>) -> Result<(), DbErr> {
    let now = app.clock.now();
    let db = app.db.writer();
    let said = match outcome {
        Ok(()) => {
            store::sent(db, row.id, now).await?;
            "sent"
        }
        Err(why @ Undelivered::Temporary { .. }) if row.attempts + 1 < ATTEMPTS => {
            store::again(db, row, now + pause(row.attempts), &why.to_string()).await?;
            "later"
        }
        Err(why) => {
            store::dead(db, row, &why.to_string()).await?;
            tracing::error!(mail = %row.id, "a mail was given up");
            "dead"
        }
    };
    metrics::counter!("mails_total", "outcome" => said).increment(1);
    Ok(())
}

async fn write(app: &App, row: &Model) -> Written {
    let unreadable = Undelivered::Permanent { reply: None };
    let (to, message, lang) = open(app, row).map_err(|_| unreadable)?;
    let mut letter = render(&message, lang, &app.config.public_url);
    let papers = enclosed(app, row, &message, lang).await;
    // A press that is busy or a database that is away passes: the mail waits for its papers.
    letter
        .attachments
        .extend(papers.map_err(|_| Undelivered::Temporary { reply: None })?);
    Ok((to, letter))
}

/// Made when the mail leaves, so that the outbox holds no papers.
async fn enclosed(
    app: &App,
    row: &Model,
    message: &Message,
    lang: Lang,
) -> Answer<Vec<Attachment>> {
    // Such as `confirmed:<booking>` or `declared:<declaration>:<when>`.
    let subject = row.cause.split(':').nth(1).and_then(|id| id.parse().ok());
    match (message, subject) {
        (Message::Confirmed(_), Some(booking)) => vouchers(app, booking, lang).await,
        (Message::Declared(_), Some(id)) => precheck::enclosed(app, id, lang).await,
        _ => Ok(Vec::new()),
    }
}

fn open(app: &App, row: &Model) -> Answer<(Email, Message, Lang)> {
    let to = app.seal.open(Purpose::Mail, &row.recipient_sealed);
    let to = String::from_utf8(to.map_err(Refusal::internal)?).map_err(Refusal::internal)?;
    let to = Email::parse(&to).map_err(Refusal::internal)?;
    let message = app.seal.open_json(Purpose::Mail, &row.message_sealed);
    let lang = Lang::from_tag(&row.lang).unwrap_or_default();
    Ok((to, message.map_err(Refusal::internal)?, lang))
}

/// 10 s, 20 s, 40 s … up to six hours.
fn pause(attempts: i32) -> TimeDelta {
    let doubled = 2i32.saturating_pow(u32::try_from(attempts).unwrap_or(0));
    TimeDelta::seconds(10i64.saturating_mul(doubled.into())).min(TimeDelta::hours(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_become_rarer_and_end() {
        assert_eq!(pause(0), TimeDelta::seconds(10));
        assert_eq!(pause(3), TimeDelta::seconds(80));
        assert_eq!(pause(40), TimeDelta::hours(6));
    }
}
