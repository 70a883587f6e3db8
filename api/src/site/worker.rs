//! The script of the service worker. It runs only where a person asked to keep a result on their
//! device, and outlives the page: so it is asked for anew each time, has a policy of its own, and can
//! be switched off from here.

use super::Served;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Where it is; it governs what lies beside and below.
pub const ADDRESS: &str = "/sw.js";

const ON: &str = "worker.js";
/// Removes what was kept, and itself.
const OFF: &str = "worker-off.js";

/// It asks our own origin, and is made of one file.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'";

pub async fn script(State(served): State<Served>, asked: HeaderMap) -> Response {
    let name = if served.rules.offline_results {
        ON
    } else {
        OFF
    };
    let Some(file) = served.site.file(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut answer = file.answer(StatusCode::OK, &asked);
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    answer
}
