//! Mails: what each one says, in both languages, and how it leaves.
//!
//! An action writes a [`Message`] to the outbox in its own transaction. The delivery job later
//! turns it into a [`Rendered`] mail with [`render`] (a pure function: the same message gives the
//! same words) and hands it to the [`Mailer`] under the outbox row's id, which becomes the
//! Message-ID: a mail that is sent twice after a crash is one mail to the reader's program.
//!
//! A message holds what its words need and nothing else. No message can hold a document number;
//! secrets in links stand behind `#`, where no server log and no mail scanner sees them.

mod calendar;
mod html;
mod letter;
mod letters;
mod mailer;
mod message;
pub mod outbox;

pub use calendar::{Method, calendar};
pub use letter::{Attachment, Rendered};
pub use mailer::{BadSmtpSetting, Mailer, Undelivered};
pub use message::{
    Cancelled, Confirmed, ContactChangeNotice, ContactChanged, Declared, DraftKept, DraftLink,
    HoldLapsing, Message, MoneyMoved, Moved, PasskeyChange, RecoveryStarted, Reminder, Secret,
    SignInCode,
};

use contract::lang::Lang;

/// Turns a message into the mail a person reads. `public_url` is the site's address without a
/// closing slash.
pub fn render(message: &Message, lang: Lang, public_url: &str) -> Rendered {
    let links = letter::Links { public_url, lang };
    let letter = letters::write(message, &links);
    Rendered {
        text: letter.as_text(&links),
        html: html::page(&letter, &links),
        attachments: letters::attachments(message, lang),
        lang,
        subject: letter.subject,
    }
}
