use mail_parser::{MessageParser, MimeHeaders};
use serde::Serialize;

/// A mail as people and tests want to see it.
#[derive(Debug, Serialize)]
pub struct Message {
    pub id: u64,
    pub from: String,
    pub to: Vec<String>,
    pub subject: String,
    /// The `Message-ID` header, without its angle brackets.
    #[serde(rename = "message_id")]
    pub header_id: Option<String>,
    /// When the sender says that it was written.
    pub date: Option<String>,
    pub received: String,
    pub text: Option<String>,
    pub html: Option<String>,
    pub attachments: Vec<Attachment>,
    /// The six digits of a one-time code.
    pub code: Option<String>,
    #[serde(skip)]
    pub raw: Vec<u8>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Attachment {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub size: usize,
}

impl Message {
    pub fn read(id: u64, from: String, to: Vec<String>, received: String, raw: Vec<u8>) -> Self {
        let parsed = MessageParser::default().parse(&raw).unwrap_or_default();
        let text = parsed.text_bodies().find(|part| !part.is_text_html());
        let text = text
            .and_then(|part| part.text_contents())
            .map(ToOwned::to_owned);
        let html = parsed.html_bodies().find(|part| part.is_text_html());
        let html = html
            .and_then(|part| part.text_contents())
            .map(ToOwned::to_owned);
        let attachments = parsed.attachments().map(describe).collect();
        let subject = parsed.subject().unwrap_or_default().to_owned();
        let header_id = parsed.message_id().map(ToOwned::to_owned);
        let date = parsed.date().map(mail_parser::DateTime::to_rfc3339);
        let readable = text.clone().or_else(|| parsed.body_text(0).map(Into::into));
        let code = readable
            .as_deref()
            .and_then(code_in)
            .or_else(|| code_in(&subject));
        Self {
            id,
            from,
            to,
            subject,
            header_id,
            date,
            received,
            text,
            html,
            attachments,
            code,
            raw,
        }
    }

    /// The bytes of an attachment, taken out of the mail again.
    pub fn attachment(&self, number: usize) -> Option<(Attachment, Vec<u8>)> {
        let parsed = MessageParser::default().parse(&self.raw)?;
        let part = parsed.attachment(u32::try_from(number).ok()?)?;
        Some((describe(part), part.contents().to_vec()))
    }
}

fn describe(part: &mail_parser::MessagePart) -> Attachment {
    let kind = part.content_type().map_or_else(
        || "application/octet-stream".to_owned(),
        |kind| match kind.subtype() {
            Some(subtype) => format!("{}/{subtype}", kind.ctype()),
            None => kind.ctype().to_owned(),
        },
    );
    let name = part.attachment_name().unwrap_or("attachment").to_owned();
    Attachment {
        name,
        kind,
        size: part.contents().len(),
    }
}

/// Six digits that stand for themselves: first those alone on a line ("123 456" too), then those
/// inside a sentence; never those inside an address.
fn code_in(text: &str) -> Option<String> {
    let alone = text
        .lines()
        .find_map(|line| six_digits(&line.replace([' ', '\u{a0}'], "")));
    alone.or_else(|| {
        let words = text.split_whitespace().filter(|word| !word.contains("://"));
        words
            .map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()))
            .find_map(six_digits)
    })
}

fn six_digits(word: &str) -> Option<String> {
    let code = word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    code.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn the_code_is_found_where_people_would_see_it() {
        assert_eq!(
            code_in("Su código es:\n\n  481 516\n\nVence en 10 min").unwrap(),
            "481516"
        );
        assert_eq!(code_in("Your code is 004217.").unwrap(), "004217");
    }

    #[test]
    fn digits_inside_addresses_and_longer_numbers_are_no_code() {
        assert_eq!(
            code_in("https://x.test/123456 0801199012345 L 1234567"),
            None
        );
    }
}
