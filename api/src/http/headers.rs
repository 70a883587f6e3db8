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
    let paper = is_paper(&answer);
    let headers = answer.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    let policy = if paper { IN_NO_FRAME } else { NOTHING };
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    if paper {
        headers.insert("cross-origin-resource-policy", SAME_ORIGIN);
    }
    if app.config.secure_cookies() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_FOR_TWO_YEARS);
    }
    answer
}

/// Whether it may be opened by itself: neither JSON nor without a body.
fn is_paper(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| {
        let json = ["application/json", "application/problem+json"];
        !json.iter().any(|json| kind.starts_with(json))
    })
}
