//! Every request that may change something: it comes from our own page, and not too often.
//!
//! Both are asked here, before the rooms, so that no route can forget either.

use crate::http::{limits, origin};
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::paths;

pub(super) async fn admit(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_webhook(request.uri().path()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    match asked(&app, &mut parts).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// Another site's request is refused before it is counted: it must not use up the reader's limit.
async fn asked(app: &App, parts: &mut Parts) -> Answer<()> {
    let own = [app.config.public_url.as_str(), &app.config.staff_origin()];
    origin::check(&parts.headers, &own)?;
    limits::changes::count(app, parts).await
}

/// A webhook is no browser's, is verified by its signature, and comes as often as there is news.
fn is_webhook(path: &str) -> bool {
    path.strip_prefix(paths::API) == Some(paths::payments::STRIPE_EVENTS)
}
