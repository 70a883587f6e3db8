//! The way every request under `/v1` takes: the key is checked, faults may strike, a repeated
//! idempotency key is answered from memory, the call is carried out and written down.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::books::Cause;
use super::calls::{self, Call};
use super::fate;
use super::idempotency::{Saved, Turn};
use super::params::Params;
use super::refusal::Refusal;
use super::requests::{Request, plain_headers};
use crate::faults::Fault;
use crate::world::World;

const BODY_LIMIT: usize = 1 << 20;
const NO_ANSWER_FOR: u64 = 60_000;

/// What the gate needs of a request once its body is read.
struct Arrived {
    id: String,
    method: String,
    path: String,
    params: Params,
    key: Option<String>,
}

pub async fn enter(State(world): State<Arc<World>>, request: HttpRequest) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return refused(&Refusal::too_large(), "req_too_large");
    };
    // A caller who goes away does not stop what it asked for: else its idempotency key would stay
    // "in use" for ever.
    let handled = tokio::spawn(async move { handle(&world, &parts, &body).await });
    let broken = |_| refused(&Refusal::broken(), "req_broken");
    handled.await.unwrap_or_else(broken)
}

async fn handle(world: &World, parts: &Parts, body: &Bytes) -> Response {
    let query = parts.uri.query().unwrap_or_default();
    let arrived = Arrived {
        id: world.chance.identifier("req_"),
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        params: Params::parse(query, body),
        key: idempotency_key(&parts.headers).filter(|_| parts.method == "POST"),
    };
    let response = match allowed(&parts.headers, &world.secret_key) {
        Ok(()) => admitted(world, &arrived).await,
        Err(refusal) => refused(&refusal, &arrived.id),
    };
    write_down(
        world,
        &arrived,
        query,
        &parts.headers,
        (body, response.status()),
    );
    response
}

async fn admitted(world: &World, arrived: &Arrived) -> Response {
    let Some(key) = &arrived.key else {
        return carry_out(world, arrived).await;
    };
    let asked = format!(
        "{} {} {}",
        arrived.method,
        arrived.path,
        arrived.params.fingerprint()
    );
    match world.keys.take(key, asked, world.clock.now()) {
        Ok(Turn::First) => carry_out(world, arrived).await,
        Ok(Turn::Again(saved)) => replayed(saved),
        Err(refusal) => refused(&refusal, &arrived.id),
    }
}

async fn carry_out(world: &World, arrived: &Arrived) -> Response {
    if let Some(fired) = world.faults.fires(Fault::ApiDelayMs) {
        tokio::time::sleep(Duration::from_millis(fired.ms.unwrap_or(1_000))).await;
    }
    let changes = arrived.method == "POST";
    if changes && world.faults.fires(Fault::Error500Before).is_some() {
        arrived.key.iter().for_each(|key| world.keys.release(key));
        return refused(&Refusal::broken(), &arrived.id);
    }
    if !changes && world.faults.fires(Fault::Error500OnRead).is_some() {
        return refused(&Refusal::broken(), &arrived.id);
    }
    let answer = take_effect(world, arrived);
    if !changes || answer.status >= 400 {
        return answered(answer);
    }
    if world.faults.fires(Fault::Error500AfterEffect).is_some() {
        return refused(&Refusal::broken(), &arrived.id);
    }
    if let Some(fired) = world.faults.fires(Fault::TimeoutAfterEffect) {
        tokio::time::sleep(Duration::from_millis(fired.ms.unwrap_or(NO_ANSWER_FOR))).await;
        return refused(&Refusal::broken(), &arrived.id);
    }
    answered(answer)
}

/// The call itself. Its answer is saved under the key before anything can go wrong with sending
/// it, so that a retry hears what really happened.
fn take_effect(world: &World, arrived: &Arrived) -> Saved {
    let call = Call {
        method: &arrived.method,
        path: &arrived.path,
        params: &arrived.params,
        fate: fate::decide(&world.faults, &arrived.method, &arrived.path),
    };
    let cause = Cause {
        request: Some(arrived.id.clone()),
        key: arrived.key.clone(),
    };
    let answer = world
        .books()
        .caused_by(cause, |books| calls::answer(books, &call));
    let (status, body, began) = match answer {
        Ok(body) => (StatusCode::OK, body, true),
        Err(refusal) => (refusal.status, refusal.body(), refusal.began),
    };
    let saved = Saved {
        request: arrived.id.clone(),
        status: status.as_u16(),
        body: body.to_string(),
    };
    match &arrived.key {
        Some(key) if began => world.keys.save(key, saved.clone()),
        Some(key) => world.keys.release(key),
        None => {}
    }
    saved
}

fn write_down(
    world: &World,
    arrived: &Arrived,
    query: &str,
    headers: &HeaderMap,
    (body, status): (&Bytes, StatusCode),
) {
    tracing::debug!(method = arrived.method, path = arrived.path, %status, "stripe");
    world.requests.keep(Request {
        id: arrived.id.clone(),
        time: world.clock.now(),
        method: arrived.method.clone(),
        path: arrived.path.clone(),
        query: query.to_owned(),
        headers: plain_headers(headers),
        body: String::from_utf8_lossy(body).into_owned(),
        status: status.as_u16(),
    });
}

fn idempotency_key(headers: &HeaderMap) -> Option<String> {
    let key = headers.get("idempotency-key")?.to_str().ok()?;
    Some(key.to_owned()).filter(|key| !key.is_empty())
}

/// `Bearer <key>`, or the key as the user name of basic authentication.
fn allowed(headers: &HeaderMap, secret_key: &str) -> Result<(), Refusal> {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.split_once(' '));
    let key = match given {
        Some((scheme, key)) if scheme.eq_ignore_ascii_case("bearer") => Some(key.trim().to_owned()),
        Some((scheme, pair)) if scheme.eq_ignore_ascii_case("basic") => {
            let decoded = BASE64
                .decode(pair.trim())
                .ok()
                .and_then(|b| String::from_utf8(b).ok());
            decoded.map(|pair| pair.split(':').next().unwrap_or_default().to_owned())
        }
        _ => None,
    };
    match key {
        Some(key) if key == secret_key => Ok(()),
        Some(key) => {
            let start: String = key.chars().take(8).collect();
            Err(Refusal::unauthorized(format!(
                "Invalid API Key provided: {start}****"
            )))
        }
        None => Err(Refusal::unauthorized(
            "You did not provide an API key. Use `Authorization: Bearer YOUR_SECRET_KEY`.".into(),
        )),
    }
}

fn answered(saved: Saved) -> Response {
    let status = StatusCode::from_u16(saved.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Body::from(saved.body)).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    if let Ok(id) = HeaderValue::from_str(&saved.request) {
        headers.insert("request-id", id);
    }
    response
}

fn replayed(saved: Saved) -> Response {
    let mut response = answered(saved);
    response
        .headers_mut()
        .insert("idempotent-replayed", HeaderValue::from_static("true"));
    response
}

fn refused(refusal: &Refusal, request: &str) -> Response {
    let body = refusal.body().to_string();
    let status = refusal.status.as_u16();
    answered(Saved {
        request: request.to_owned(),
        status,
        body,
    })
}
