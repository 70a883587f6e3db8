//! The one error body: problem JSON (RFC 9457) with a stable `code` and field errors.
//!
//! The API never sends a sentence for a person to read: the page turns `code` and `params` into
//! the reader's language. `title` and `detail` are English, for developers.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The media type of every error body.
pub const MEDIA_TYPE: &str = "application/problem+json";

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $status:literal $wire:literal),+ $(,)?) => {
        /// What went wrong, as a code that never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $wire)] $name),+
        }

        impl Code {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The HTTP status it is always sent with.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status),+ }
            }

            /// The stable text on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $wire),+ }
            }
        }
    };
}

codes! {
    /// The body or query cannot be read; `errors` names the place.
    Malformed = 400 "request.malformed",
    /// `Idempotency-Key` is missing or is not 8 to 64 visible characters.
    IdempotencyKeyMissing = 400 "request.idempotency_key_missing",
    /// The same `Idempotency-Key` came before with another body.
    IdempotencyKeyReused = 422 "request.idempotency_key_reused",
    /// Fields were read and refused; `errors` lists every one.
    InvalidFields = 422 "request.invalid_fields",
    NotFound = 404 "request.not_found",
    MethodNotAllowed = 405 "request.method_not_allowed",
    TooLarge = 413 "request.too_large",
    MediaType = 415 "request.media_type",
    /// `Origin` is not this service's.
    OriginRefused = 403 "request.origin_refused",
    /// Too many requests; `Retry-After` says when.
    TooManyRequests = 429 "request.too_many",
    TimedOut = 504 "request.timed_out",
    SignInRequired = 401 "identity.sign_in_required",
    /// Signed in, but this needs a code entered in the last minutes.
    FreshCodeRequired = 403 "identity.fresh_code_required",
    /// The code is wrong, used, or expired. `params.left`: attempts left.
    CodeRefused = 422 "identity.code_refused",
    /// The link of a mail is unknown or has expired.
    LinkRefused = 404 "identity.link_refused",
    Forbidden = 403 "identity.forbidden",
    /// Staff: the code was entered, and the passkey is still to be used or registered.
    PasskeyRequired = 403 "identity.passkey_required",
    /// The passkey's answer is not right, or came too late.
    PasskeyRefused = 422 "identity.passkey_refused",
    /// The passkey's counter went back: there may be a copy of it.
    PasskeySuspect = 422 "identity.passkey_suspect",
    /// The only passkey of someone who must have one.
    LastPasskey = 409 "identity.last_passkey",
    /// The time no longer has room for these people.
    SlotTaken = 409 "appointments.slot_taken",
    /// This account let that time lapse and waits. `params.until`: RFC 3339.
    SlotCoolingForYou = 409 "appointments.slot_wait",
    /// The person has an active appointment of the same service group in this account.
    PersonAlreadyBooked = 409 "appointments.person_already_booked",
    /// `params.limit`: active appointments an account may have.
    TooManyActive = 409 "appointments.too_many_active",
    /// `params.limit`: lapsed holds a day.
    TooManyLapsed = 409 "appointments.too_many_lapsed",
    /// The hold ended before it was paid.
    HoldLapsed = 409 "appointments.hold_lapsed",
    /// The hold was extended already.
    ExtensionUsed = 409 "appointments.extension_used",
    /// The service cannot be given to this person. `errors` says why.
    NotEligible = 422 "appointments.not_eligible",
    /// The office does not give this service.
    ServiceNotOffered = 422 "appointments.service_not_offered",
    /// Too close to the appointment to change it. `params.hours`.
    ChangesClosed = 409 "appointments.changes_closed",
    /// The refund is another now than the page showed. `params.cents`.
    RefundChanged = 409 "appointments.refund_changed",
    /// `params.limit` moves were made.
    MovesUsed = 409 "appointments.moves_used",
    /// The state does not allow it (already cancelled, not yet paid …). `params.state`.
    NotInThisState = 409 "appointments.not_in_this_state",
    /// A payment of this order is open or being settled.
    PaymentInProgress = 409 "payments.in_progress",
    /// The card holder disputes the payment: nothing can change until that is closed.
    DisputeOpen = 409 "payments.dispute_open",
    /// Stripe did not answer or answered with an error.
    PaymentsUnavailable = 503 "payments.unavailable",
    /// A webhook's signature is wrong or too old.
    SignatureRefused = 400 "payments.signature_refused",
    /// Much came from this address lately: solve a challenge of ALTCHA and send its solution along
    /// in the header `Altcha`.
    ProofRequired = 403 "request.proof_required",
    /// The trip can be declared later. `params.opens_at`: RFC 3339.
    NotOpenYet = 409 "precheck.not_open_yet",
    /// The trip can no longer be declared, changed or withdrawn.
    Closed = 409 "precheck.closed",
    /// The member crossed the border or withdrew. `params.state`.
    MemberSettled = 409 "precheck.member_settled",
    /// The reference is unknown, or the birth date is not that member's.
    OpeningRefused = 422 "precheck.opening_refused",
    /// The mark of a crossing is too old to be taken back.
    UndoOver = 409 "precheck.undo_over",
    /// Busy or being restarted; `Retry-After` says when.
    Unavailable = 503 "service.unavailable",
    Internal = 500 "service.internal",
}

/// One refused field. `field` is a JSON pointer into the request (`/people/0/birth_date`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    pub field: String,
    /// Why, such as `birth_date.in_future`.
    pub code: String,
}

impl FieldError {
    pub fn new(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            code: code.into(),
        }
    }

    /// The same error, seen from the outer object: `/birth_date` below `/people/0`.
    #[must_use]
    pub fn below(self, parent: &str) -> Self {
        Self {
            field: format!("{parent}{}", self.field),
            code: self.code,
        }
    }
}

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank`: the code says it all.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub code: Code,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Figures for the sentence (limits, hours, times), as text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// Names this request in the logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self {
            kind: "about:blank".into(),
            title: code.as_str().replace(['.', '_'], " "),
            status: code.status(),
            code,
            errors: Vec::new(),
            params: BTreeMap::new(),
            request_id: None,
        }
    }
}

impl Problem {
    /// Every refused field of a request that could be read.
    pub fn fields(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Code::InvalidFields.into()
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: &impl ToString) -> Self {
        self.params.insert(name.into(), value.to_string());
        self
    }
}

/// Gathers field errors while a request is parsed, so that a person sees all of them at once.
#[derive(Debug, Default)]
pub struct Gather {
    errors: Vec<FieldError>,
}

impl Gather {
    /// Keeps the value, or notes why the field was refused.
    pub fn take<T, E: AsRef<str>>(&mut self, field: &str, read: Result<T, E>) -> Option<T> {
        read.map_err(|code| self.errors.push(FieldError::new(field, code.as_ref())))
            .ok()
    }

    /// Keeps the value of a nested part, or its errors under the part's own pointer.
    pub fn nest<T>(&mut self, parent: &str, read: Result<T, Vec<FieldError>>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(errors) => {
                self.errors
                    .extend(errors.into_iter().map(|e| e.below(parent)));
                None
            }
        }
    }

    pub fn refuse(&mut self, field: &str, code: &str) {
        self.errors.push(FieldError::new(field, code));
    }

    /// The value when nothing was refused.
    ///
    /// # Errors
    /// Every refused field, in the order of reading.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_as_its_stable_text() {
        for code in Code::ALL {
            let json = serde_json::to_string(code).unwrap();
            assert_eq!(json, format!("\"{}\"", code.as_str()));
        }
    }

    #[test]
    fn no_two_codes_share_a_text() {
        let texts: std::collections::BTreeSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
    }
}
