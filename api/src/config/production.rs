//! What production refuses to start with.

use super::origin::by_numbers;
use super::{Config, DEFAULTS, Wrong};

/// Every stand-in of the sandbox that is still set.
pub(super) fn stand_ins(config: &Config) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut refuse = |refused: bool, key: &str, why: &str| {
        if refused {
            wrong.push(Wrong::new(key, format!("production refuses {why}")));
        }
    };
    refuse(
        !config.public_url.starts_with("https://"),
        "public_url",
        "an address without https: cookies would travel in the clear",
    );
    refuse(
        loopback(&config.public_url),
        "public_url",
        "an address only this machine can open",
    );
    refuse(
        by_numbers(&config.public_url).is_some(),
        "public_url",
        "an address of numbers: the staff's passkeys belong to a name",
    );
    refuse(
        !config.passkey_required(),
        "staff.passkey_required",
        "staff without a passkey",
    );
    refuse(
        !config.stripe.api_url.starts_with("https://"),
        "stripe.api_url",
        "anything but https: this looks like the sandbox",
    );
    let key = config.stripe.secret_key.reveal();
    refuse(
        !(key.starts_with("sk_live_") || key.starts_with("rk_live_")),
        "stripe.secret_key",
        "a key that is not live",
    );
    let webhook = config.stripe.webhook_secret.reveal();
    refuse(
        webhook == "whsec_sandbox" || !webhook.starts_with("whsec_"),
        "stripe.webhook_secret",
        "the sandbox's secret or one that is not Stripe's",
    );
    refuse(
        loopback(config.smtp.url.reveal()) && config.smtp.url.reveal().ends_with(":1025"),
        "smtp.url",
        "the sandbox's mailbox",
    );
    refuse(
        config.smtp.from.contains(".example"),
        "smtp.from",
        "an address that cannot exist",
    );
    refuse(
        config.signing.key.reveal().is_empty(),
        "signing.key",
        "a key made by itself: every replica would sign with another",
    );
    for (key, secret) in [
        ("secrets.seal", &config.secrets.seal),
        ("secrets.sessions", &config.secrets.sessions),
    ] {
        refuse(
            weak(secret),
            key,
            "a secret of this file or one under 32 characters",
        );
    }
    wrong
}

fn loopback(url: &str) -> bool {
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|host| url.contains(&format!("//{host}")))
}

fn weak(secrets: &super::Secret) -> bool {
    let pairs = secrets.pairs().unwrap_or_default();
    pairs
        .iter()
        .any(|(_, secret)| secret.len() < 32 || DEFAULTS.contains(secret))
}
