//! Signing in with a code sent by e-mail, sessions, the links of mails, a lost e-mail address.

mod staff;

pub use staff::{
    NewPasskey, PASSKEY_NAME_MAX, Passkey, PasskeyAnswer, PasskeyChallenge, PasskeyStep,
    StaffSession,
};

use crate::lang::Lang;
use crate::person::{BirthDate, Document, DocumentFields, Email};
use crate::problem::{FieldError, Gather};
use crate::reference::Reference;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Digits of a one-time code.
pub const CODE_DIGITS: usize = 6;

/// What a session may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Citizen,
    Officer,
    /// Serves at a border post.
    BorderOfficer,
    /// May do all that either officer may.
    Supervisor,
}

impl Role {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Officer => "officer",
            Self::BorderOfficer => "border_officer",
            Self::Supervisor => "supervisor",
        }
    }

    pub fn from_text(text: &str) -> Option<Self> {
        [
            Self::Citizen,
            Self::Officer,
            Self::BorderOfficer,
            Self::Supervisor,
        ]
        .into_iter()
        .find(|r| r.as_str() == text)
    }
}

/// `POST identity/codes`: asks for a code. The answer is the same for every address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CodeRequest {
    pub email: String,
    #[serde(default)]
    pub lang: Lang,
}

impl CodeRequest {
    /// # Errors
    /// `/email`: see [`Email::parse`].
    pub fn parse(&self) -> Result<Email, Vec<FieldError>> {
        let mut gather = Gather::default();
        let email = gather.take("/email", Email::parse(&self.email));
        gather.finish(email)
    }
}

/// When the code just sent stops working, and when another may be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeSent {
    #[serde(deserialize_with = "crate::moments::instant")]
    pub expires_at: DateTime<Utc>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub resend_at: DateTime<Utc>,
}

/// `POST identity/session`: a code for a session. Signing in again refreshes the code's age.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionRequest {
    pub email: String,
    /// Six digits; spaces and hyphens do not matter.
    pub code: String,
}

impl SessionRequest {
    /// # Errors
    /// `/email`; `/code`: `code.missing` or `code.format`.
    pub fn parse(&self) -> Result<(Email, String), Vec<FieldError>> {
        let mut gather = Gather::default();
        let email = gather.take("/email", Email::parse(&self.email));
        let code = gather.take("/code", parse_code(&self.code));
        gather.finish(email.zip(code))
    }
}

fn parse_code(typed: &str) -> Result<String, &'static str> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    match code.len() {
        0 => Err("code.missing"),
        CODE_DIGITS if code.bytes().all(|b| b.is_ascii_digit()) => Ok(code),
        _ => Err("code.format"),
    }
}

/// `GET identity/session`: who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    pub email: String,
    pub role: Role,
    /// Until when moving, cancelling and changing the contact ask for no new code.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub fresh_until: DateTime<Utc>,
}

/// `POST identity/links`: the secret of a mail's link, taken from the address's fragment.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    pub secret: String,
}

/// What a link opens. A second opening answers the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Shows one appointment and its papers.
    Appointment,
    /// The same, and keeps or gives back the seat.
    Reconfirm,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkOpened {
    pub purpose: LinkPurpose,
    pub appointment: Uuid,
}

/// `POST identity/recoveries`: the e-mail address is lost. Always answered 202 alike.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecoveryRequest {
    pub reference: String,
    pub document: DocumentFields,
    pub birth_date: String,
    pub new_email: String,
    #[serde(default)]
    pub lang: Lang,
}

/// A recovery that can be looked up.
#[derive(Clone, Debug)]
pub struct Recovery {
    pub reference: Reference,
    pub document: Document,
    pub birth_date: BirthDate,
    pub new_email: Email,
}

impl RecoveryRequest {
    /// # Errors
    /// `/reference`: `reference.format`; `/document/…`, `/birth_date`, `/new_email`.
    pub fn parse(&self, today: NaiveDate) -> Result<Recovery, Vec<FieldError>> {
        let mut gather = Gather::default();
        let reference = Reference::parse(&self.reference).map_err(|_| "reference.format");
        let reference = gather.take("/reference", reference);
        let document = gather.nest("/document", self.document.parse());
        let birth_date = gather.take("/birth_date", BirthDate::parse(&self.birth_date, today));
        let new_email = gather.take("/new_email", Email::parse(&self.new_email));
        let whole = reference.zip(document).zip(birth_date).zip(new_email);
        gather.finish(whole.map(
            |(((reference, document), birth_date), new_email)| Recovery {
                reference,
                document,
                birth_date,
                new_email,
            },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_with_spaces() {
        assert_eq!(parse_code(" 123 456 "), Ok("123456".into()));
        assert_eq!(parse_code("12345"), Err("code.format"));
        assert_eq!(parse_code(""), Err("code.missing"));
    }
}
