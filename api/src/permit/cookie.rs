//! The cookies: never readable by a script, never sent along by another site's form.

use crate::config::Config;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{self, CookieJar, SameSite};
use chrono::TimeDelta;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    Session,
    /// What a mail's link opened.
    Link,
    /// A half-filled booking.
    Draft,
    /// A half-filled declaration.
    PrecheckDraft,
    /// What of a declaration was opened.
    Precheck,
}

impl Cookie {
    /// `__Host-` makes browsers refuse a cookie that another host or plain HTTP tries to plant. It
    /// needs https: the sandbox on loopback goes without.
    pub fn name(self, config: &Config) -> &'static str {
        match (self, config.secure_cookies()) {
            (Self::Session, true) => "__Host-session",
            (Self::Session, false) => "session",
            (Self::Link, true) => "__Host-link",
            (Self::Link, false) => "link",
            (Self::Draft, true) => "__Host-draft",
            (Self::Draft, false) => "draft",
            (Self::PrecheckDraft, true) => "__Host-precheck-draft",
            (Self::PrecheckDraft, false) => "precheck-draft",
            (Self::Precheck, true) => "__Host-precheck",
            (Self::Precheck, false) => "precheck",
        }
    }

    pub fn read(self, config: &Config, headers: &HeaderMap) -> Option<String> {
        let jar = CookieJar::from_headers(headers);
        jar.get(self.name(config))
            .map(|cookie| cookie.value().to_owned())
    }

    /// The `Set-Cookie` that keeps `value` for `lives`.
    ///
    /// # Panics
    /// Never: our values are base64url and dots.
    pub fn set(self, config: &Config, value: &str, lives: TimeDelta) -> HeaderValue {
        let set = cookie::Cookie::build((self.name(config), value))
            .path("/")
            .http_only(true)
            // Lax, not Strict: the way back from the payment page comes from another site.
            .same_site(SameSite::Lax)
            .secure(config.secure_cookies())
            .build()
            .to_string();
        let set = format!("{set}; Max-Age={}", lives.num_seconds());
        HeaderValue::from_str(&set).expect("our own values are plain ASCII")
    }

    /// The `Set-Cookie` that forgets it.
    pub fn clear(self, config: &Config) -> HeaderValue {
        self.set(config, "", TimeDelta::zero())
    }
}
