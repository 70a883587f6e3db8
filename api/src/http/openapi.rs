//! `/api/openapi.json`, generated from the handlers themselves.

use crate::state::App;
use crate::{appointments, drafts, identity, payments, precheck, verify};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use contract::paths;
use contract::problem::{MEDIA_TYPE, Problem};
use std::future::{Ready, ready};
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, ResponseBuilder};
use utoipa::{OpenApi as _, ToSchema};
use utoipa_axum::router::OpenApiRouter;

pub(super) const PATH: &str = "/api/openapi.json";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Ventanilla",
        description = "The public migration services of Honduras. Errors are problem JSON (RFC 9457) with a stable `code`.",
    ),
    components(schemas(Problem)),
    servers((url = "/"))
)]
struct Document;

/// Every room's routes under the API's prefix.
pub(super) fn rooms() -> OpenApiRouter<App> {
    let rooms = OpenApiRouter::new()
        .merge(identity::router())
        .merge(drafts::router())
        .merge(appointments::router())
        .merge(payments::router())
        .merge(precheck::router())
        .merge(verify::router());
    let mut all = OpenApiRouter::with_openapi(Document::openapi()).nest(paths::API, rooms);
    complete(all.get_openapi_mut());
    all
}

/// The document does not change while the process lives.
pub(super) fn serve(
    document: &OpenApi,
) -> impl Fn() -> Ready<Response> + Clone + Send + Sync + 'static {
    let body = document.to_json().unwrap_or_default();
    move || {
        let headers = [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "public, max-age=300"),
        ];
        ready((headers, body.clone()).into_response())
    }
}

/// What holds for every operation is said once, here: the problem body and the session cookie.
fn complete(document: &mut OpenApi) {
    let cookie = ApiKeyValue::new("__Host-session");
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    for item in document.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
            &mut item.patch,
        ];
        for operation in operations.into_iter().flatten() {
            add_problem(operation);
        }
    }
}

fn add_problem(operation: &mut Operation) {
    let content = Content::new(Some(Ref::from_schema_name(Problem::name())));
    let problem = ResponseBuilder::new()
        .description("A problem with its stable code")
        .content(MEDIA_TYPE, content)
        .build();
    let responses = &mut operation.responses.responses;
    responses
        .entry("default".to_owned())
        .or_insert(RefOr::T(problem));
}
