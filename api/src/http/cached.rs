//! Public reads that browsers and proxies may keep.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::Write as _;

/// How long an answer may be used without asking again.
#[derive(Clone, Copy, Debug)]
pub enum Freshness {
    /// Changes with every booking: seconds.
    Seconds(u32),
    /// Kept, but asked for again each time.
    AlwaysAsk,
}

/// The value as JSON with an `ETag`; 304 when the reader has it already.
///
/// # Panics
/// Never: our own types serialise.
pub fn cached(headers: &HeaderMap, freshness: Freshness, value: &impl Serialize) -> Response {
    let body = serde_json::to_vec(value).expect("our own types serialise");
    let digest = Sha256::digest(&body);
    let tag = format!("\"{}\"", hex::encode(&digest[..12]));
    let control = match freshness {
        Freshness::Seconds(seconds) => format!("public, max-age={seconds}"),
        Freshness::AlwaysAsk => "public, no-cache".into(),
    };
    let known = known(headers, &tag);
    let kept = [
        (header::ETAG, HeaderValue::from_str(&tag)),
        (header::CACHE_CONTROL, HeaderValue::from_str(&control)),
    ];
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        full(headers, body)
    };
    for (name, value) in kept {
        if let Ok(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// Below this the header that says so costs as much as it saves.
const WORTH_COMPRESSING: usize = 400;

/// The body, compressed for who can read it. Only public reads pass here: an answer that holds a
/// person's secrets beside what others may choose must not be compressed (BREACH).
fn full(headers: &HeaderMap, body: Vec<u8>) -> Response {
    let kind = (header::CONTENT_TYPE, "application/json");
    let vary = (header::VARY, "Accept-Encoding");
    let asked = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let readable = asked.is_some_and(|asked| asked.contains("gzip"));
    if !readable || body.len() < WORTH_COMPRESSING {
        return ([kind, vary], body).into_response();
    }
    match compress(&body) {
        Ok(smaller) => ([kind, vary, (header::CONTENT_ENCODING, "gzip")], smaller).into_response(),
        Err(_) => ([kind, vary], body).into_response(),
    }
}

fn compress(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::default());
    encoder.write_all(body)?;
    encoder.finish()
}

/// `If-None-Match` compares weakly (RFC 9110 §13.1.2): a proxy that compressed the answer marks
/// our tag as weak.
fn known(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|candidate| candidate.trim().trim_start_matches("W/"))
        .any(|candidate| candidate == "*" || candidate == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_answer_is_compressed_for_who_can_read_it() {
        let long = vec!["Ventanilla"; 500];
        let plain = cached(&HeaderMap::new(), Freshness::AlwaysAsk, &long);
        assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
        let mut headers = HeaderMap::new();
        headers.insert(
            header::ACCEPT_ENCODING,
            HeaderValue::from_static("br, gzip"),
        );
        let smaller = cached(&headers, Freshness::AlwaysAsk, &long);
        assert_eq!(smaller.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(smaller.headers()[header::VARY], "Accept-Encoding");
    }

    #[test]
    fn a_reader_who_has_it_gets_304_without_a_body() {
        let first = cached(&HeaderMap::new(), Freshness::Seconds(5), &[1, 2]);
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(first.headers()[header::CACHE_CONTROL], "public, max-age=5");
        let mut headers = HeaderMap::new();
        let weak = format!("W/{}", first.headers()[header::ETAG].to_str().unwrap());
        headers.insert(header::IF_NONE_MATCH, weak.parse().unwrap());
        let again = cached(&headers, Freshness::Seconds(5), &[1, 2]);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let changed = cached(&headers, Freshness::Seconds(5), &[1, 3]);
        assert_eq!(changed.status(), StatusCode::OK);
    }
}
