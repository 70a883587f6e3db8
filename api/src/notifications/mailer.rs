//! Hands a mail to the SMTP server.

use chrono::{DateTime, Utc};
use contract::person::Email;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment as Part, Mailbox, Message, MultiPart, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::fmt;
use std::time::Duration;
use uuid::Uuid;

use super::letter::{Attachment, Rendered};

/// One reply of the server may take this long, and so may connecting.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A pool of connections to one SMTP server. Cloning shares the pool.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Which setting cannot be used, and why; never the password in it.
#[derive(Debug, thiserror::Error)]
pub enum BadSmtpSetting {
    #[error("smtp.url must be smtp://host:port or smtps://user:password@host:port")]
    Url,
    #[error("smtp.from is not a mail address: {0}")]
    From(String),
}

/// Why a mail did not leave. Servers like to repeat the recipient in their replies, so the reply's
/// text is not kept: this may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// Try again later: no connection, a timeout, a 4xx reply, or a log-in that the server refuses
    /// (a setting to repair, not the recipient's fault).
    Temporary { reply: Option<u16> },
    /// It will never be taken: a 5xx reply, or an address no mail can be written to.
    Permanent { reply: Option<u16> },
}

impl fmt::Display for Undelivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (class, reply) = match self {
            Self::Temporary { reply } => ("temporary", reply),
            Self::Permanent { reply } => ("permanent", reply),
        };
        match reply {
            Some(code) => write!(f, "{class}, SMTP reply {code}"),
            None => write!(f, "{class}, no SMTP reply"),
        }
    }
}

impl std::error::Error for Undelivered {}

impl Mailer {
    /// `from` may carry a name: `Ventanilla <citas@example.hn>`.
    pub fn new(url: &str, from: &str) -> Result<Self, BadSmtpSetting> {
        let from: Mailbox = from
            .parse()
            .map_err(|_| BadSmtpSetting::From(from.into()))?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| BadSmtpSetting::Url)?
            .timeout(Some(TIMEOUT))
            .pool_config(
                PoolConfig::new()
                    .max_size(4)
                    .idle_timeout(Duration::from_secs(30)),
            )
            .build();
        Ok(Self { transport, from })
    }

    /// Sends one mail. `id` is the outbox row's: the Message-ID is made from it and stays the same
    /// when the mail is sent again.
    pub async fn send(
        &self,
        id: Uuid,
        to: &Email,
        mail: &Rendered,
        now: DateTime<Utc>,
    ) -> Result<(), Undelivered> {
        let message = self
            .compose(id, to, mail, now)
            .ok_or(Undelivered::Permanent { reply: None })?;
        self.transport
            .send(message)
            .await
            .map(drop)
            .map_err(|error| classify(&error))
    }

    fn compose(
        &self,
        id: Uuid,
        to: &Email,
        mail: &Rendered,
        now: DateTime<Utc>,
    ) -> Option<Message> {
        let words = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
        let body = match mail.attachments.as_slice() {
            [] => words,
            files => files
                .iter()
                .try_fold(MultiPart::mixed().multipart(words), |body, file| {
                    Some(body.singlepart(part(file)?))
                })?,
        };
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.as_str().parse().ok()?))
            .subject(mail.subject.as_str())
            .date(now.into())
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            // Keeps out-of-office robots from answering (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", mail.lang.tag()))
            .multipart(body)
            .ok()
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.into())
}

fn part(file: &Attachment) -> Option<SinglePart> {
    let kind = ContentType::parse(&file.media_type).ok()?;
    Some(Part::new(file.file_name.clone()).body(file.body.clone(), kind))
}

fn classify(error: &lettre::transport::smtp::Error) -> Undelivered {
    let reply = error.status().map(u16::from);
    // 530, 534, 535 and 538 refuse our log-in, not this mail.
    let log_in = matches!(reply, Some(530 | 534 | 535 | 538));
    if error.is_permanent() && !log_in {
        Undelivered::Permanent { reply }
    } else {
        Undelivered::Temporary { reply }
    }
}
