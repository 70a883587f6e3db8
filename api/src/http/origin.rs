//! A page of another site must not act in the reader's name.

use crate::refusal::Refusal;
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::paths;
use contract::problem::Code;

/// Every request that may change something says where it comes from, and it is here. Browsers
/// always send `Origin` with those; a program without cookies has nothing that could be stolen.
pub(super) async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    let changes = !request.method().is_safe();
    if changes
        && !is_webhook(request.uri().path())
        && !allowed(request.headers(), &app.config.public_url)
    {
        return Refusal::from(Code::OriginRefused).into_response();
    }
    next.run(request).await
}

/// A webhook is no browser's and is verified by its signature.
fn is_webhook(path: &str) -> bool {
    path.strip_prefix(paths::API) == Some(paths::payments::STRIPE_EVENTS)
}

fn allowed(headers: &HeaderMap, own: &str) -> bool {
    match headers.get(header::ORIGIN) {
        Some(origin) => origin.as_bytes() == own.as_bytes(),
        None => !headers.contains_key(header::COOKIE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://citas.example.hn";

    fn with(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn only_our_own_origin_passes() {
        assert!(allowed(&with(header::ORIGIN, OWN), OWN));
        for other in [
            "null",
            "http://citas.example.hn",
            "https://citas.example.hn.evil.example",
        ] {
            assert!(!allowed(&with(header::ORIGIN, other), OWN), "{other}");
        }
    }

    #[test]
    fn without_origin_only_a_program_without_cookies_passes() {
        assert!(allowed(&HeaderMap::new(), OWN));
        assert!(!allowed(&with(header::COOKIE, "a=b"), OWN));
    }
}
