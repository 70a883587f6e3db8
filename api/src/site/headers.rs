//! What the browser is told it may do with our pages.

use super::Site;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tower_http::set_header::SetResponseHeaderLayer;

/// What differs between an office's laptop and the country's servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The style page exists.
    pub sandbox: bool,
    /// Browsers are told to come by HTTPS only.
    pub https_only: bool,
}

const PERMISSIONS: &str = "camera=(self), geolocation=(self), browsing-topics=(), display-capture=(), \
     microphone=(), midi=(), payment=(), publickey-credentials-get=(self), serial=(), usb=()";

/// Puts the headers on every answer of a router that does not set its own.
pub fn secure(router: Router, site: &Site, rules: Rules) -> Router {
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, policy(site)),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static(PERMISSIONS),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ];
    let secured = fixed.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(name, value))
    });
    if !rules.https_only {
        return secured;
    }
    let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
    secured.layer(SetResponseHeaderLayer::overriding(
        header::STRICT_TRANSPORT_SECURITY,
        two_years,
    ))
}

/// Nothing from another origin, no inline script, and only the inlined styles we wrote.
fn policy(site: &Site) -> HeaderValue {
    let mut hashes = String::new();
    for hash in site.style_hashes() {
        hashes = hashes + " '" + hash + "'";
    }
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{hashes}; \
         img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; worker-src 'self'; \
         manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    // The hashes are base64 of our own making: a policy that cannot be sent shuts everything.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}
