//! The tables of the settings. What each key means stands in `config.toml`.

use super::Secret;
use serde::Deserialize;
use std::ops::RangeInclusive;
use std::path::PathBuf;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Http {
    pub trusted_proxies: usize,
    pub body_limit: usize,
    pub timeout_seconds: u64,
}

/// Requests that may change something, by what they change.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub new_drafts_per_visitor: i32,
    pub bookings: Rate,
    pub drafts: Rate,
    pub changes: Rate,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    pub per_account: i32,
    pub per_visitor: i32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    pub minutes: u32,
    pub attempts: i32,
    pub resend_seconds: u32,
    pub hourly_per_email: i32,
    pub hourly_per_visitor: i32,
    pub hourly_entries_per_visitor: i32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    pub token_minutes: u32,
    pub citizen_hours: u32,
    pub staff_hours: u32,
    pub fresh_minutes: u32,
    pub link_minutes: u32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// `None`: as the mode says.
    pub passkey_required: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recoveries {
    pub delay_hours: u32,
    pub daily_per_reference: i32,
    pub daily_per_visitor: i32,
}

/// The pre-check, which has no accounts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precheck {
    pub free_per_visitor: i32,
    pub open_minutes: u32,
    pub hourly_openings_per_reference: i32,
    pub hourly_openings_per_visitor: i32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    pub hourly_per_visitor: i32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    pub seal: Secret,
    pub sessions: Secret,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stripe {
    pub api_url: String,
    pub secret_key: Secret,
    pub webhook_secret: Secret,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    pub url: Secret,
    pub from: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    pub key: Secret,
    pub retired: Vec<String>,
    pub sandbox_file: PathBuf,
}

impl Limits {
    pub fn by_name(&self) -> [(&'static str, &Rate); 3] {
        [
            ("bookings", &self.bookings),
            ("drafts", &self.drafts),
            ("changes", &self.changes),
        ]
    }
}

impl Rate {
    /// Replicas count a little beyond a limit before they hear of each other; the column holds
    /// twice as much.
    pub const RANGE: RangeInclusive<i32> = 1..=1_000_000_000;
}

impl Secrets {
    /// The generations of the seal's secret, the one that seals first.
    pub fn seal_keys(&self) -> Result<Vec<(u8, &[u8])>, String> {
        let pairs = self.seal.pairs()?.into_iter();
        let keys = pairs.map(|(version, secret)| match version.parse() {
            Ok(version) => Ok((version, secret.as_bytes())),
            Err(_) => Err("a version must be a number from 0 to 255".to_owned()),
        });
        let keys = keys.collect::<Result<Vec<_>, _>>()?;
        if listed_twice(&keys) {
            return Err("a version is listed twice: what it sealed would not open".to_owned());
        }
        Ok(keys)
    }

    /// The generations of the session cookie's secret by key id, the one that signs first.
    pub fn session_keys(&self) -> Result<Vec<(&str, &[u8])>, String> {
        let pairs = self.sessions.pairs()?.into_iter();
        let keys: Vec<_> = pairs.map(|(id, s)| (id, s.as_bytes())).collect();
        if listed_twice(&keys) {
            return Err("a key id is listed twice: cookies of one would be refused".to_owned());
        }
        Ok(keys)
    }
}

fn listed_twice<Name: PartialEq>(keys: &[(Name, &[u8])]) -> bool {
    let seen_before = |at: usize| keys[..at].iter().any(|(name, _)| *name == keys[at].0);
    (0..keys.len()).any(seen_before)
}
