//! The shape every mail shares, and its plain-text form.

use contract::lang::Lang;
use std::fmt::Write as _;

use super::message::Secret;

/// A mail ready to leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
    pub attachments: Vec<Attachment>,
    pub lang: Lang,
}

/// A file of a mail.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    pub file_name: String,
    /// With its parameters, such as `text/calendar; charset=utf-8; method=PUBLISH`.
    pub media_type: String,
    pub body: Vec<u8>,
}

impl Attachment {
    pub fn pdf(file_name: impl Into<String>, body: Vec<u8>) -> Self {
        Self {
            file_name: file_name.into(),
            media_type: "application/pdf".into(),
            body,
        }
    }
}

/// What a mail says, before it is text or HTML.
pub(super) struct Letter {
    pub subject: String,
    pub blocks: Vec<Block>,
}

pub(super) enum Block {
    Says(String),
    /// A heading within the mail.
    Heading(String),
    /// Labelled facts.
    Facts(Vec<(&'static str, String)>),
    Items(Vec<String>),
    /// A one-time code, large.
    Code(String),
    /// The thing to do.
    Go {
        label: &'static str,
        url: String,
    },
}

/// Makes the addresses of a mail.
pub(super) struct Links<'a> {
    pub public_url: &'a str,
    pub lang: Lang,
}

impl Links<'_> {
    /// A page of the site in the reader's language.
    pub fn page(&self, path: &str) -> String {
        format!(
            "{}/{}/{path}",
            self.public_url.trim_end_matches('/'),
            self.lang.tag()
        )
    }

    /// A page that reads its secret from the fragment, which browsers do not send.
    pub fn secret(&self, path: &str, secret: &Secret) -> String {
        format!("{}#{}", self.page(path), secret.reveal())
    }

    pub fn signature(&self) -> &'static str {
        self.lang.pick(
            "Ventanilla, servicios migratorios de Honduras. Este correo se envía solo; no hace falta responder.",
            "Ventanilla, migration services of Honduras. This mail is sent automatically; there is no need to reply.",
        )
    }

    pub fn help_label(&self) -> &'static str {
        self.lang.pick("Ayuda", "Help")
    }
}

impl Letter {
    pub fn new(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            blocks: Vec::new(),
        }
    }

    #[must_use]
    pub fn says(self, sentence: impl Into<String>) -> Self {
        self.with(Block::Says(sentence.into()))
    }

    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// Plain text with one idea a paragraph; mail programs wrap the lines.
    pub fn as_text(&self, links: &Links) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            push_text(&mut text, block);
            text.push('\n');
        }
        let help = links.help_label();
        let _ = write!(
            text,
            "-- \n{}\n{help}: {}\n",
            links.signature(),
            links.page("ayuda")
        );
        text
    }
}

fn push_text(text: &mut String, block: &Block) {
    // Writing to a string cannot fail.
    let _ = match block {
        Block::Says(sentence) => writeln!(text, "{sentence}"),
        Block::Heading(heading) => writeln!(text, "{heading}"),
        Block::Code(code) => writeln!(text, "    {code}"),
        Block::Go { label, url } => writeln!(text, "{label}:\n{url}"),
        Block::Facts(facts) => facts
            .iter()
            .try_for_each(|(k, v)| writeln!(text, "{k}: {v}")),
        Block::Items(items) => items.iter().try_for_each(|item| writeln!(text, "- {item}")),
    };
}
