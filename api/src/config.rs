//! Settings: the commented `config.toml` beside this file, overridden by a file and by variables.
//!
//! A wrong value refuses to start and says which key and why; a secret is never printed.

mod origin;
mod production;
mod secret;
mod sections;

pub use secret::Secret;
pub use sections::{
    Codes, Http, Limits, Precheck, Rate, Recoveries, Secrets, Sessions, Signing, Smtp, Staff,
    Stripe, Verify,
};

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::PathBuf;

/// The settings that `serve` starts with, as `config check --defaults` prints them.
pub const DEFAULTS: &str = include_str!("config.toml");

/// Whether stand-ins are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Sandbox,
    Production,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub mode: Mode,
    pub public_url: String,
    pub listen: SocketAddr,
    pub metrics_listen: SocketAddr,
    pub database_url: Secret,
    pub database_connections: u32,
    pub site_dir: PathBuf,
    pub offline_results: bool,
    pub catalogue_dir: PathBuf,
    pub run_jobs: bool,
    pub log_format: String,
    pub notice_es: String,
    pub notice_en: String,
    pub http: Http,
    pub limits: Limits,
    pub codes: Codes,
    pub sessions: Sessions,
    pub staff: Staff,
    pub recoveries: Recoveries,
    pub precheck: Precheck,
    pub verify: Verify,
    pub secrets: Secrets,
    pub stripe: Stripe,
    pub smtp: Smtp,
    pub signing: Signing,
}

/// A setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {why}")]
pub struct Wrong {
    pub key: String,
    pub why: String,
}

impl Wrong {
    fn new(key: &str, why: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            why: why.into(),
        }
    }
}

impl Config {
    /// Reads the defaults, the file of `VENTANILLA_CONFIG` and the variables.
    ///
    /// # Errors
    /// Every setting that cannot be used.
    pub fn load() -> Result<Self, Vec<Wrong>> {
        let stripe = Env::prefixed("STRIPE_")
            .only(&["secret_key", "webhook_secret"])
            .map(|key| format!("stripe.{key}").into());
        // VENTANILLA_TEST_… belong to the tests.
        let ours = Env::prefixed("VENTANILLA_")
            .filter(|key| key != "config" && !key.starts_with("test_"))
            .split("__");
        let mut figment = Figment::from(Toml::string(DEFAULTS));
        if Env::var("STRIPE_SECRET_KEY").is_some() {
            // A key from Stripe is for Stripe, unless an address is set beside it.
            figment = figment.merge(("stripe.api_url", "https://api.stripe.com"));
        }
        if let Some(file) = Env::var("VENTANILLA_CONFIG") {
            figment = figment.merge(Toml::file_exact(file));
        }
        Self::read(&figment.merge(stripe).merge(ours))
    }

    /// The defaults alone: what the sandbox runs on.
    ///
    /// # Panics
    /// Never: a test reads the embedded file.
    pub fn sandbox() -> Self {
        Self::read(&Figment::from(Toml::string(DEFAULTS))).expect("the embedded defaults are valid")
    }

    fn read(figment: &Figment) -> Result<Self, Vec<Wrong>> {
        let config: Self = figment.extract().map_err(|errors| {
            let wrong =
                |error: figment::Error| Wrong::new(&error.path.join("."), error.kind.to_string());
            errors.into_iter().map(wrong).collect::<Vec<_>>()
        })?;
        let wrong = config.problems();
        if wrong.is_empty() {
            Ok(config)
        } else {
            Err(wrong)
        }
    }

    fn problems(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let url = &self.public_url;
        let rest = url.strip_prefix("http://").or(url.strip_prefix("https://"));
        if rest.is_none_or(|host| host.is_empty() || host.contains('/')) {
            let why = "must be http(s)://host, without a path or a closing slash";
            wrong.push(Wrong::new("public_url", why));
        }
        let database = self.database_url.reveal();
        if !["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|scheme| database.starts_with(scheme))
        {
            let why = "must begin with sqlite: or postgres://";
            wrong.push(Wrong::new("database_url", why));
        }
        if !["", "text", "json"].contains(&self.log_format.as_str()) {
            wrong.push(Wrong::new("log_format", "must be text, json or empty"));
        }
        wrong.extend(self.out_of_range());
        if let Err(why) = self.secrets.seal_keys() {
            wrong.push(Wrong::new("secrets.seal", why));
        }
        if let Err(why) = self.secrets.session_keys() {
            wrong.push(Wrong::new("secrets.sessions", why));
        }
        if self.mode == Mode::Production {
            wrong.extend(production::stand_ins(self));
        }
        wrong
    }

    fn out_of_range(&self) -> Vec<Wrong> {
        let numbers = [
            ("codes.attempts", i64::from(self.codes.attempts)),
            ("codes.minutes", i64::from(self.codes.minutes)),
            (
                "sessions.token_minutes",
                i64::from(self.sessions.token_minutes),
            ),
            (
                "limits.new_drafts_per_visitor",
                i64::from(self.limits.new_drafts_per_visitor),
            ),
            (
                "precheck.open_minutes",
                i64::from(self.precheck.open_minutes),
            ),
            (
                "precheck.hourly_openings_per_reference",
                i64::from(self.precheck.hourly_openings_per_reference),
            ),
            (
                "precheck.hourly_openings_per_visitor",
                i64::from(self.precheck.hourly_openings_per_visitor),
            ),
            (
                "verify.hourly_per_visitor",
                i64::from(self.verify.hourly_per_visitor),
            ),
            ("database_connections", i64::from(self.database_connections)),
        ];
        let too_small = numbers.iter().filter(|(_, number)| *number < 1);
        let mut wrong: Vec<Wrong> = too_small
            .map(|(key, _)| Wrong::new(key, "must be at least 1"))
            .collect();
        for (kind, rate) in self.limits.by_name() {
            for (who, most) in [("account", rate.per_account), ("visitor", rate.per_visitor)] {
                if !Rate::RANGE.contains(&most) {
                    let key = format!("limits.{kind}.per_{who}");
                    wrong.push(Wrong::new(&key, "must be from 1 to 1000000000"));
                }
            }
        }
        wrong
    }

    /// Cookies with the `__Host-` prefix need https; the sandbox on loopback does without.
    pub fn secure_cookies(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether staff must have a passkey beside the code.
    pub fn passkey_required(&self) -> bool {
        let required = self.staff.passkey_required;
        required.unwrap_or(self.mode == Mode::Production)
    }

    /// Where the pages of the staff are opened. Passkeys belong to a name and browsers make none for
    /// an address of numbers: where the sandbox has one, the staff comes to `localhost`.
    pub fn staff_origin(&self) -> String {
        match origin::by_numbers(&self.public_url) {
            Some((scheme, port)) => format!("{scheme}localhost{port}"),
            None => self.public_url.clone(),
        }
    }

    pub fn json_logs(&self) -> bool {
        match self.log_format.as_str() {
            "json" => true,
            "text" => false,
            _ => self.mode == Mode::Production,
        }
    }
}

#[cfg(test)]
mod tests;
