use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::wrong;
use crate::faults::{Fault, Report, Wish};
use crate::stripe::requests::Request;
use crate::world::World;

#[derive(Deserialize)]
pub struct Advance {
    #[serde(default)]
    advance_seconds: i64,
    /// Whether webhook signatures carry the moved time too.
    sign_with_this_clock: Option<bool>,
}

pub async fn clock(State(world): State<Arc<World>>) -> Json<Value> {
    Json(json!({ "now": world.clock.now(), "ahead_seconds": world.clock.ahead() }))
}

pub async fn advance(State(world): State<Arc<World>>, Json(wish): Json<Advance>) -> Response {
    if wish.advance_seconds < 0 {
        return wrong("advance_seconds: the clock only moves ahead");
    }
    world.clock.advance(wish.advance_seconds);
    if let Some(yes) = wish.sign_with_this_clock {
        world.clock.sign_ahead(yes);
    }
    // What is due by now happens before the answer.
    drop(world.books());
    clock(State(world)).await.into_response()
}

pub async fn faults(State(world): State<Arc<World>>) -> Json<BTreeMap<Fault, Report>> {
    Json(world.faults.report())
}

pub async fn replace_faults(
    State(world): State<Arc<World>>,
    Json(wishes): Json<BTreeMap<Fault, Option<Wish>>>,
) -> Response {
    match world.faults.replace(&wishes) {
        Ok(()) => faults(State(world)).await.into_response(),
        Err(message) => wrong(&message),
    }
}

#[derive(Deserialize)]
pub struct Endpoint {
    url: Option<String>,
}

pub async fn send_webhooks_to(
    State(world): State<Arc<World>>,
    Json(endpoint): Json<Endpoint>,
) -> StatusCode {
    world.send_webhooks_to(endpoint.url);
    StatusCode::NO_CONTENT
}

pub async fn webhooks(State(world): State<Arc<World>>) -> Json<Value> {
    Json(json!({ "url": world.webhook_url(), "counts": world.webhooks.counts() }))
}

pub async fn send_again(State(world): State<Arc<World>>, Path(event): Path<String>) -> Response {
    let books = world.books();
    if books.events.get(&event).is_none() {
        return (
            StatusCode::NOT_FOUND,
            Json(json!({ "error": "no such event" })),
        )
            .into_response();
    }
    books.send(event);
    StatusCode::ACCEPTED.into_response()
}

pub async fn requests(State(world): State<Arc<World>>) -> Json<Vec<Request>> {
    Json(world.requests.all())
}

pub async fn forget_requests(State(world): State<Arc<World>>) -> StatusCode {
    world.requests.forget();
    StatusCode::NO_CONTENT
}
