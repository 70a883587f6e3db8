//! One door for every request: who asks, how much may be sent, how long it may take, and one shape
//! for whatever goes wrong. The rooms behind it see only requests that passed.
//!
//! From the outside in: request id and log line, headers for the browser, renewed cookies, the
//! problem body, panics, the time limit, the size limit, `Origin` and the limits of changes, then the
//! room.

mod body;
mod cached;
mod changes;
mod envelope;
mod headers;
mod health;
mod idempotency;
pub mod limits;
pub mod openapi;
mod origin;
mod problem;
pub mod proof;
mod visitor;

pub use body::Json;
pub use cached::{Freshness, cached};
pub use headers::HTTPS_FOR_TWO_YEARS;
pub use idempotency::IdempotencyKey;
pub use visitor::Visitor;

use crate::permit;
use crate::state::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get};
use contract::paths;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// Everything the public listener answers.
pub fn router(app: &App) -> Router {
    let (rooms, document) = openapi::rooms().split_for_parts();
    let routes = rooms
        .route(openapi::PATH, get(openapi::serve(&document)))
        .route(paths::verify::KEYS, get(health::keys))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        // The site takes over the other fallback; an address of the API never answers with a page.
        .route("/api/{*rest}", any(problem::not_found))
        .fallback(problem::not_found);
    behind_the_door(app, routes)
}

/// Routes as the public meets them, with all that stands before every room.
pub fn behind_the_door(app: &App, routes: Router<App>) -> Router {
    let limit = app.config.http.body_limit;
    let time = Duration::from_secs(app.config.http.timeout_seconds);
    routes
        .layer(from_fn_with_state(app.clone(), changes::admit))
        .layer(DefaultBodyLimit::max(limit))
        .layer(RequestBodyLimitLayer::new(limit))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            time,
        ))
        .layer(CatchPanicLayer::custom(problem::after_panic))
        .layer(from_fn(problem::dress))
        .layer(from_fn_with_state(app.clone(), permit::carry_cookies))
        .layer(from_fn_with_state(app.clone(), headers::secure))
        .layer(from_fn_with_state(app.clone(), envelope::number_and_log))
        .with_state(app.clone())
}
