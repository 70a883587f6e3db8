//! Whatever goes wrong leaves in one shape, and with the number of its request.

use crate::http::envelope::RequestId;
use crate::refusal::Refusal;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::paths;
use contract::problem::{Code, MEDIA_TYPE, Problem};
use std::any::Any;

/// A problem's body is ours and small.
const LONGEST: usize = 64 * 1024;

/// No room has that address.
pub(super) async fn not_found() -> Refusal {
    Code::NotFound.into()
}

/// The place of the panic is in the log already; its text may hold what someone typed.
#[allow(clippy::needless_pass_by_value, reason = "the layer hands it over")]
pub(super) fn after_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    Refusal::internal("a handler panicked").into_response()
}

/// Turns the bare statuses of the layers into problems, and numbers every problem.
pub(super) async fn dress(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().copied();
    let api = request.uri().path().starts_with(paths::API);
    let response = next.run(request).await;
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == MEDIA_TYPE);
    if is_problem {
        return numbered(response, id).await;
    }
    match bare(response.status()).filter(|_| api) {
        Some(code) => numbered(Refusal::from(code).into_response(), id).await,
        None => response,
    }
}

/// What a layer or axum itself meant by a status without a body of ours.
fn bare(status: StatusCode) -> Option<Code> {
    Some(match status {
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
        StatusCode::GATEWAY_TIMEOUT => Code::TimedOut,
        StatusCode::NOT_FOUND => Code::NotFound,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::MediaType,
        status if status.is_client_error() => Code::Malformed,
        status if status.is_server_error() => Code::Internal,
        _ => return None,
    })
}

async fn numbered(response: Response, id: Option<RequestId>) -> Response {
    let (mut head, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, LONGEST)
        .await
        .unwrap_or_default();
    let body = match serde_json::from_slice::<Problem>(&bytes) {
        Ok(mut problem) => {
            problem.request_id = id.map(|id| id.0.to_string());
            serde_json::to_vec(&problem).unwrap_or_default()
        }
        Err(_) => bytes.to_vec(),
    };
    head.headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Response::from_parts(head, Body::from(body))
}
