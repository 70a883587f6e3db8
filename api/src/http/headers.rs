//! What the browser is told with every answer of the API, whose bodies are no pages of ours.

use crate::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// Browsers come by HTTPS only; sent where the service's own address is one.
pub const HTTPS_FOR_TWO_YEARS: HeaderValue =
    HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// For JSON, which is shown as text at most and loads nothing.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// For papers. The browser's own reader of PDF is made of scripts and styles, which a stricter policy
/// would take from it.
const IN_NO_FRAME: HeaderValue = HeaderValue::from_static("frame-ancestors 'none'");

const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");

pub(super) async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let json = kind.map(is_json);
    let headers = answer.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    match json {
        Some(true) => {
            headers.insert(header::CONTENT_SECURITY_POLICY, NOTHING);
        }
        Some(false) => {
            headers.insert(header::CONTENT_SECURITY_POLICY, IN_NO_FRAME);
            headers.insert("cross-origin-resource-policy", SAME_ORIGIN);
        }
        // An answer without a body shows nothing.
        None => {}
    }
    if app.config.secure_cookies() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_FOR_TWO_YEARS);
    }
    answer
}

fn is_json(kind: &HeaderValue) -> bool {
    let json = ["application/json", "application/problem+json"];
    kind.to_str()
        .is_ok_and(|kind| json.iter().any(|json| kind.starts_with(json)))
}
