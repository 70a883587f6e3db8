//! Opening what was declared: by reference and birth date, or by the link of a mail. And keeping
//! a draft until its trip can be declared.

use crate::lang::Lang;
use crate::moments::read_day;
use crate::person::Email;
use crate::problem::{FieldError, Gather};
use crate::reference::Locator;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `POST precheck/openings`: opens one member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpeningRequest {
    /// The member's reference; case, spaces and hyphens do not matter.
    pub reference: String,
    /// The member's birth date, `YYYY-MM-DD`.
    pub birth_date: String,
}

impl OpeningRequest {
    /// # Errors
    /// `/reference`: `reference.format`; `/birth_date`: `birth_date.missing`,
    /// `birth_date.not_a_date`.
    pub fn parse(&self) -> Result<(Locator, NaiveDate), Vec<FieldError>> {
        let mut gather = Gather::default();
        let reference = Locator::parse(&self.reference).map_err(|_| "reference.format");
        let reference = gather.take("/reference", reference);
        let typed = self.birth_date.trim();
        let birth_date = match typed.trim_matches('-') {
            "" => Err("birth_date.missing"),
            _ => read_day(typed).ok_or("birth_date.not_a_date"),
        };
        let birth_date = gather.take("/birth_date", birth_date);
        gather.finish(reference.zip(birth_date))
    }
}

/// `POST precheck/links`: the secret of a mail's link, from the address's fragment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    pub secret: String,
}

/// What a link or a reference opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpenedKind {
    Declaration,
    /// The draft is this browser's now: the form reads it as its own.
    Draft,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opened {
    pub kind: OpenedKind,
    /// Which declaration; none for a draft.
    pub declaration: Option<Uuid>,
}

/// `POST precheck/drafts`: keeps a draft until its trip can be declared, and writes when it can.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedDraftRequest {
    pub email: String,
    #[serde(default)]
    pub lang: Lang,
    /// `YYYY-MM-DD`.
    pub travel_date: String,
    /// The border post's id.
    pub post: String,
    /// The page's own form of the answers, JSON text of at most 16 KiB; nobody else reads it.
    pub draft: String,
}

impl SavedDraftRequest {
    /// # Errors
    /// `/email`: see [`Email::parse`]; `/travel_date`: `travel_date.missing`,
    /// `travel_date.not_a_date`.
    pub fn parse(&self) -> Result<(Email, NaiveDate), Vec<FieldError>> {
        let mut gather = Gather::default();
        let email = gather.take("/email", Email::parse(&self.email));
        let typed = self.travel_date.trim();
        let day = match typed.trim_matches('-') {
            "" => Err("travel_date.missing"),
            _ => read_day(typed).ok_or("travel_date.not_a_date"),
        };
        let day = gather.take("/travel_date", day);
        gather.finish(email.zip(day))
    }
}

/// When the trip of a kept draft can be declared, and until when the draft is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedDraft {
    #[serde(deserialize_with = "crate::moments::instant")]
    pub opens_at: DateTime<Utc>,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub kept_until: DateTime<Utc>,
}
