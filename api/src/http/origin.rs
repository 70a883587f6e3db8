//! A page of another site must not act in the reader's name.

use crate::refusal::Answer;
use axum::http::{HeaderMap, header};
use contract::problem::Code;

/// Every request that may change something says where it comes from, and it is one of our own
/// addresses: the public one and, in the sandbox on numbers, the staff's. Browsers
/// always send `Origin` with those; a program without cookies has nothing that could be stolen.
///
/// # Errors
/// `request.origin_refused`.
pub(super) fn check(headers: &HeaderMap, own: &[&str]) -> Answer<()> {
    if allowed(headers, own) {
        Ok(())
    } else {
        Err(Code::OriginRefused.into())
    }
}

fn allowed(headers: &HeaderMap, own: &[&str]) -> bool {
    match headers.get(header::ORIGIN) {
        Some(origin) => own.iter().any(|own| origin.as_bytes() == own.as_bytes()),
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
        assert!(allowed(&with(header::ORIGIN, OWN), &[OWN]));
        for other in [
            "null",
            "http://citas.example.hn",
            "https://citas.example.hn.evil.example",
        ] {
            assert!(!allowed(&with(header::ORIGIN, other), &[OWN]), "{other}");
        }
    }

    #[test]
    fn without_origin_only_a_program_without_cookies_passes() {
        assert!(allowed(&HeaderMap::new(), &[OWN]));
        assert!(!allowed(&with(header::COOKIE, "a=b"), &[OWN]));
    }
}
