//! What the browser is told it may do with our pages.

use super::Site;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
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

/// The policy of what needs nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// Puts the headers on every answer of a router that does not set its own.
pub fn secure(router: Router, site: &Site, rules: Rules) -> Router {
    let for_all = [
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ];
    let for_documents = [
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
    let secured = for_all.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(name, value))
    });
    let secured = for_documents
        .into_iter()
        .fold(secured, |router, (name, value)| {
            let of_documents = move |answer: &Response| {
                (Kind::of(answer) == Kind::Document).then(|| value.clone())
            };
            router.layer(SetResponseHeaderLayer::if_not_present(name, of_documents))
        });
    let whole = policy(site);
    let secured = secured.layer(SetResponseHeaderLayer::if_not_present(
        header::CONTENT_SECURITY_POLICY,
        move |answer: &Response| match Kind::of(answer) {
            Kind::Document => Some(whole.clone()),
            Kind::Data => Some(HeaderValue::from_static(NOTHING)),
            Kind::Part => None,
        },
    ));
    if !rules.https_only {
        return secured;
    }
    let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
    secured.layer(SetResponseHeaderLayer::overriding(
        header::STRICT_TRANSPORT_SECURITY,
        two_years,
    ))
}

/// What an answer can be, decided by its type alone, which `nosniff` makes binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It may be opened by itself, an image too: it carries everything.
    Document,
    /// JSON or nothing: shown as text at most, and it loads nothing. The page's policy would be some 700
    /// bytes that nobody reads, with each of a booking's answers.
    Data,
    /// Nothing but a part of somebody's page, which is governed by that page's policy. The script
    /// that runs as a worker brings a policy of its own.
    Part,
}

impl Kind {
    fn of(answer: &Response) -> Self {
        let kind = answer.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_one_of = |types: &[&str]| types.iter().any(|one| kind.starts_with(one));
        if answer.status() == StatusCode::NO_CONTENT
            || is_one_of(&["application/json", "application/problem+json"])
        {
            Self::Data
        } else if is_one_of(&["text/javascript", "text/css", "application/wasm", "font/"]) {
            Self::Part
        } else {
            Self::Document
        }
    }
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
