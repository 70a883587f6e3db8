//! For whom passkeys are made: the host of the public address, and nobody else.

use crate::config::Config;
use anyhow::Context;
use std::time::Duration;
use webauthn_rs::WebauthnBuilder;
use webauthn_rs::prelude::{Url, Webauthn};

/// The relying party of `WebAuthn`.
pub struct Party {
    pub webauthn: Webauthn,
    /// The host that the passkeys belong to.
    pub host: String,
}

impl Party {
    /// # Errors
    /// A public address that no passkey can be made for.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let origin = config.staff_origin();
        let url = Url::parse(&origin).context("public_url")?;
        let host = url.domain().context("public_url: passkeys need a name")?;
        let wait = super::CHALLENGE.num_seconds().unsigned_abs();
        let webauthn = WebauthnBuilder::new(host, &url)
            .and_then(|builder| {
                let builder = builder.rp_name("Ventanilla");
                builder.timeout(Duration::from_secs(wait)).build()
            })
            .context("public_url: passkeys cannot be made for it")?;
        Ok(Self {
            webauthn,
            host: host.to_owned(),
        })
    }
}
