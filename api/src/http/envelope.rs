//! Every request has a number, one log line and its metrics. None of them says who asked what:
//! the route's pattern is noted, never the address with its identifiers.

use crate::state::App;
use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::Instrument;
use uuid::Uuid;

/// Names a request in the log, in its answer's `X-Request-Id` and in its problem.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub Uuid);

pub(super) async fn number_and_log(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = RequestId(app.chance.uuid());
    request.extensions_mut().insert(id);
    let method = request.method().as_str().to_owned();
    let pattern = request.extensions().get::<MatchedPath>();
    let route = pattern.map_or("unmatched", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", id = %id.0);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    span.in_scope(|| {
        tracing::info!(
            method,
            route,
            status,
            ms = took.as_secs_f64() * 1000.0,
            "answered"
        );
    });
    let labels = [
        ("method", method),
        ("route", route),
        ("status", status.to_string()),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels[..2]).record(took.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&id.0.to_string()) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
