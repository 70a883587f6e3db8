//! Staff: who is signed in, and the passkey that opens what a code alone does not.
//!
//! What a passkey says is carried as the JSON text that browsers read and write
//! (`PublicKeyCredential.parseCreationOptionsFromJSON`, `toJSON`): the page hands it on unread.

use super::Role;
use crate::lang::Text;
use crate::problem::{FieldError, Gather};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The longest name of a passkey, in characters.
pub const PASSKEY_NAME_MAX: usize = 40;

/// What a staff session still wants before it may do anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PasskeyStep {
    /// The passkey was used in this session.
    Done,
    /// There is one, and it must be used.
    Use,
    /// There is none, and one must be registered.
    Register,
    /// There is none, and the sandbox goes on without.
    MayRegister,
}

impl PasskeyStep {
    /// Whether nothing stands in the way of the session's rights.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Done | Self::MayRegister)
    }

    /// Whether this session may add a passkey: who has one proves it first.
    pub const fn may_register(self) -> bool {
        !matches!(self, Self::Use)
    }
}

/// `GET identity/staff`: who of the staff is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffSession {
    /// Of the member of the staff, whatever session.
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// An office or a border post. `null`: every one.
    pub office: Option<String>,
    pub office_name: Option<Text>,
    pub passkey: PasskeyStep,
    /// Until when adding and removing a passkey ask for no new code.
    #[serde(deserialize_with = "crate::moments::instant")]
    pub fresh_until: DateTime<Utc>,
}

/// What the browser is to ask the passkey: `options` is the JSON text of its request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyChallenge {
    pub options: String,
    /// The host that passkeys are made for; in another the browser refuses.
    pub host: String,
}

/// `POST identity/passkeys/answer`: what the passkey said, as the JSON text of the credential.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    pub credential: String,
}

/// `POST identity/passkeys`: a new passkey, and what its owner calls it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    pub name: String,
    pub credential: String,
}

impl NewPasskey {
    /// The name, without spaces around it.
    ///
    /// # Errors
    /// `/name`: `passkey_name.missing` or `passkey_name.too_long`.
    pub fn parse(&self) -> Result<String, Vec<FieldError>> {
        let mut gather = Gather::default();
        let name = self.name.trim();
        let name = match name.chars().count() {
            0 => Err("passkey_name.missing"),
            1..=PASSKEY_NAME_MAX => Ok(name.to_owned()),
            _ => Err("passkey_name.too_long"),
        };
        let name = gather.take("/name", name);
        gather.finish(name)
    }
}

/// A passkey in the list of its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Passkey {
    pub id: Uuid,
    pub name: String,
    #[serde(deserialize_with = "crate::moments::instant")]
    pub created_at: DateTime<Utc>,
    #[serde(default, deserialize_with = "crate::moments::instant_if_any")]
    pub used_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Result<String, Vec<FieldError>> {
        let passkey = NewPasskey {
            name: name.into(),
            credential: String::new(),
        };
        passkey.parse()
    }

    #[test]
    fn a_passkey_has_a_name_of_at_most_forty_characters() {
        assert_eq!(named("  Teléfono "), Ok("Teléfono".to_owned()));
        assert_eq!(named(&"ñ".repeat(40)), Ok("ñ".repeat(40)));
        let refused = |name: &str| named(name).unwrap_err().remove(0).code;
        assert_eq!(refused(" "), "passkey_name.missing");
        assert_eq!(refused(&"n".repeat(41)), "passkey_name.too_long");
    }

    #[test]
    fn whoever_has_a_passkey_proves_it_before_adding_another() {
        assert!(!PasskeyStep::Use.may_register());
        assert!(!PasskeyStep::Use.is_open());
        assert!(PasskeyStep::Register.may_register());
        assert!(!PasskeyStep::Register.is_open());
    }
}
