//! Stripe over HTTP: the real one, or the sandbox's at another address; the code is the same.
//!
//! Requests are built by `async-stripe`'s typed builders, but kept and sent as bytes, so that a
//! retry is the same request. Answers are read leanly: a field that we do not decide on cannot
//! make us lose a payment because its form has changed.

mod calls;
pub mod objects;
pub mod requests;

use std::time::Duration;
use stripe::{ClientBuilder, IdempotencyKey, RequestStrategy, StripeError, StripeRequest};

/// How long one call may take before its outcome is unknown. A person may be waiting.
const TIMEOUT: Duration = Duration::from_secs(6);

/// Why a call to Stripe brought no answer to act upon.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Failure {
    /// No answer, or one that says nothing about the effect. It may have happened.
    #[error("outcome unknown: {0}")]
    Unknown(String),
    /// Stripe looked at the request and refused it: nothing happened.
    #[error("refused: {code} {message}")]
    Refused { code: String, message: String },
}

/// The connection to Stripe. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Stripe {
    client: stripe::Client,
}

impl Stripe {
    /// `api_url` is `https://api.stripe.com`, or where the sandbox listens.
    ///
    /// # Errors
    /// An address or a key that cannot be part of a request.
    pub fn new(api_url: &str, secret_key: &str) -> Result<Self, StripeError> {
        let client = ClientBuilder::new(secret_key)
            .url(format!("{}/", api_url.trim_end_matches('/')))
            .timeout(TIMEOUT)
            .build()?;
        Ok(Self { client })
    }

    /// Sends a request that changes nothing.
    async fn ask<T: miniserde::Deserialize>(
        &self,
        request: &impl StripeRequest,
    ) -> Result<T, Failure> {
        let answer = request.build().customize().send(&self.client).await;
        Ok(answer?)
    }

    /// Sends the next rows of a list that were created since a second.
    async fn ask_since<T: miniserde::Deserialize>(
        &self,
        request: &impl StripeRequest,
        since: i64,
    ) -> Result<T, Failure> {
        let mut built = request.build();
        let query = built.query.take().unwrap_or_default();
        built.query = Some(format!("{query}&created[gte]={since}"));
        Ok(built.customize().send(&self.client).await?)
    }

    /// Sends the stored bytes of a request under their key, once: whoever calls decides about the
    /// next attempt.
    async fn repeat<T: miniserde::Deserialize>(
        &self,
        request: &impl StripeRequest,
        Stored { key, body }: Stored<'_>,
    ) -> Result<T, Failure> {
        let key = IdempotencyKey::new(key).map_err(|e| Failure::Unknown(e.to_string()))?;
        let mut built = request.build();
        built.body = Some(body.to_owned());
        let sent = built
            .customize()
            .request_strategy(RequestStrategy::Idempotent(key))
            .send(&self.client);
        Ok(sent.await?)
    }
}

/// A request as it was stored before it was first sent.
#[derive(Clone, Copy, Debug)]
pub struct Stored<'a> {
    pub key: &'a str,
    pub body: &'a str,
}

impl From<StripeError> for Failure {
    fn from(error: StripeError) -> Self {
        let StripeError::Stripe(error, status) = error else {
            return Self::Unknown(error.to_string());
        };
        let message = error.message.unwrap_or_default();
        let code = error.code.map(|code| code.to_string()).unwrap_or_default();
        // A wrong key, a key in use, too many requests and Stripe's own failures (401, 403, 409,
        // 429, 5xx) say nothing about the request itself.
        match status {
            400 | 402 | 404 => Self::Refused { code, message },
            _ => Self::Unknown(format!("{status} {code} {message}")),
        }
    }
}
