//! The delivery job: claims what is due by a lease, sends, and notes what became of it.

use super::super::{Attachment, Message, Undelivered, render};
use super::store;
use crate::appointments::enclosed::vouchers;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use chrono::TimeDelta;
use contract::lang::Lang;
use contract::person::Email;
use entity::outbox::Model;
use futures::StreamExt;

/// Rows claimed at once, and mails under way at once.
const CLAIM: u64 = 32;
const AT_ONCE: usize = 4;

/// Longer than the slowest delivery: the lease of a replica that died passes to another.
const LEASE: TimeDelta = TimeDelta::minutes(3);

/// After so many attempts, nearly two days, a mail is given up for a person to look at.
const ATTEMPTS: i32 = 14;

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
        let sent = futures::stream::iter(claimed).map(|row| deliver_one(app, row));
        let outcomes: Vec<Answer<()>> = sent.buffer_unordered(AT_ONCE).collect().await;
        outcomes.into_iter().collect::<Answer<()>>()?;
    }
}

async fn deliver_one(app: &App, row: Model) -> Answer<()> {
    let outcome = send(app, &row).await;
    let now = app.clock.now();
    let db = app.db.writer();
    let said = match outcome {
        Ok(()) => {
            store::sent(db, row.id, now).await?;
            "sent"
        }
        Err(Undelivered::Temporary { .. }) if row.attempts + 1 < ATTEMPTS => {
            store::again(db, &row, now + pause(row.attempts), &why(outcome)).await?;
            "later"
        }
        Err(_) => {
            store::dead(db, &row, &why(outcome)).await?;
            tracing::error!(mail = %row.id, "a mail was given up");
            "dead"
        }
    };
    metrics::counter!("mails_total", "outcome" => said).increment(1);
    Ok(())
}

fn why(outcome: Result<(), Undelivered>) -> String {
    outcome
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

async fn send(app: &App, row: &Model) -> Result<(), Undelivered> {
    let unreadable = Undelivered::Permanent { reply: None };
    let (to, message, lang) = open(app, row).map_err(|_| unreadable)?;
    let mut mail = render(&message, lang, &app.config.public_url);
    let papers = enclosed(app, row, &message, lang).await;
    // A press that is busy or a database that is away passes: the mail waits for its papers.
    mail.attachments
        .extend(papers.map_err(|_| Undelivered::Temporary { reply: None })?);
    // The date is the cause's, whenever the mail leaves: sent twice it is still one mail.
    app.mailer.send(row.id, &to, &mail, row.created_at.0).await
}

/// Made when the mail leaves, so that the outbox holds no papers.
async fn enclosed(
    app: &App,
    row: &Model,
    message: &Message,
    lang: Lang,
) -> Answer<Vec<Attachment>> {
    let booking = row.cause.strip_prefix("confirmed:");
    match (message, booking.and_then(|id| id.parse().ok())) {
        (Message::Confirmed(_), Some(booking)) => vouchers(app, booking, lang).await,
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
