//! Mails as the sandbox received them.

use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub struct Mail {
    pub id: u64,
    pub to: Vec<String>,
    pub subject: String,
    pub message_id: Option<String>,
    pub text: Option<String>,
    pub html: Option<String>,
    /// The six digits of a one-time code.
    pub code: Option<String>,
    pub attachments: Vec<Attachment>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Attachment {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub size: usize,
}

impl Mail {
    /// The secret behind `#` in the mail's link to a page such as `enlace`.
    #[track_caller]
    pub fn link_secret(&self, page: &str) -> String {
        let text = self.text.as_deref().unwrap_or_default();
        let (_, after) = text
            .split_once(&format!("/{page}#"))
            .unwrap_or_else(|| panic!("no link to {page} in: {text}"));
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !"-_=".contains(c));
        after[..end.unwrap_or(after.len())].to_owned()
    }
}
