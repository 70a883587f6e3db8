//! `Idempotency-Key`: the same request twice is one.

use crate::refusal::Refusal;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::problem::Code;

/// The header, 8 to 64 visible ASCII characters. Every POST that creates asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    pub const HEADER: &'static str = "idempotency-key";

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn read(parts: &Parts) -> Option<Self> {
        let key = parts.headers.get(Self::HEADER)?.to_str().ok()?;
        let visible = key.bytes().all(|b| b.is_ascii_graphic());
        (visible && (8..=64).contains(&key.len())).then(|| Self(key.to_owned()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Self::read(parts).ok_or_else(|| Code::IdempotencyKeyMissing.into())
    }
}
