//! What the browser is told it may do with our pages.

use super::Site;
use crate::http::HTTPS_FOR_TWO_YEARS;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use tower_http::set_header::SetResponseHeaderLayer;

/// What differs between an office's laptop and the country's servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The style page exists.
    pub sandbox: bool,
    /// A result may be kept on a person's device.
    pub offline_results: bool,
    /// Browsers are told to come by HTTPS only.
    pub https_only: bool,
}

const PERMISSIONS: &str = "camera=(self), geolocation=(self), browsing-topics=(), display-capture=(), \
     microphone=(), midi=(), payment=(), publickey-credentials-get=(self), serial=(), usb=()";

/// Puts the headers on every answer of a router that does not set its own.
pub fn secure(router: Router, site: &Site, rules: Rules) -> Router {
    let for_documents = [
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-origin"),
        ),
        (header::CONTENT_SECURITY_POLICY, policy(site)),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static(PERMISSIONS),
        ),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ];
    let nosniff = HeaderValue::from_static("nosniff");
    let router = router.layer(SetResponseHeaderLayer::overriding(
        header::X_CONTENT_TYPE_OPTIONS,
        nosniff,
    ));
    let secured = for_documents
        .into_iter()
        .fold(router, |router, (name, value)| {
            let unless_a_part = move |answer: &Response| {
                let needed = !is_part_of_a_page(answer);
                needed.then(|| value.clone())
            };
            router.layer(SetResponseHeaderLayer::if_not_present(name, unless_a_part))
        });
    if !rules.https_only {
        return secured;
    }
    secured.layer(SetResponseHeaderLayer::overriding(
        header::STRICT_TRANSPORT_SECURITY,
        HTTPS_FOR_TWO_YEARS,
    ))
}

/// Whether the answer can be nothing but a part of somebody's page, which is then governed by that
/// page's policy: its own would be some 600 bytes that nobody reads, with each of dozens of
/// files. Nor do they say who may embed them: they are public, and the same for everybody. Decided
/// by the type alone, which `nosniff` makes binding; an image may be opened as a document, and the
/// script that runs as a worker brings a policy of its own.
fn is_part_of_a_page(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| {
            ["text/javascript", "text/css", "application/wasm", "font/"]
                .iter()
                .any(|part| kind.starts_with(part))
        })
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
