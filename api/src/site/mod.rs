//! Serving the built site: hashed assets for ever, static shells by language and page, a real
//! 404 for every other address, and the security headers of all of it.
//!
//! The whole site is held in memory: it is small, and a request then costs no disk.

mod banner;
mod files;
mod headers;
mod negotiate;
mod worker;

#[cfg(test)]
mod tests;

pub use files::{File, Site};
pub use headers::{Rules, secure};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use contract::lang::Lang;
use contract::pages::{Notice, Page, Place};
use std::sync::Arc;

/// What search engines may read: the public pages.
const ROBOTS: &str = "User-agent: *\nDisallow: /api/\nDisallow: /es/mis-citas\nDisallow: /en/mis-citas\nDisallow: /es/enlace\nDisallow: /en/enlace\nDisallow: /es/prechequeo/declaracion/\nDisallow: /en/prechequeo/declaracion/\nDisallow: /es/prechequeo/enlace\nDisallow: /en/prechequeo/enlace\n";

#[derive(Clone)]
struct Served {
    site: Arc<Site>,
    rules: Rules,
}

/// Answers every address that no other router claims. Merge it last: it owns the fallback.
pub fn router(site: Arc<Site>, rules: Rules) -> Router {
    let secured = Arc::clone(&site);
    let served = Served { site, rules };
    let router = Router::new()
        .route("/", get(in_readers_language))
        .route("/assets/{name}", get(asset))
        .route(worker::ADDRESS, get(worker::script))
        .route("/robots.txt", get(|| async { ROBOTS }))
        .fallback(page)
        .with_state(served);
    secure(router, &secured, rules)
}

/// `/` has no language of its own: it sends the reader to theirs.
async fn in_readers_language(asked: HeaderMap) -> impl IntoResponse {
    let lang = negotiate::language(&asked);
    let kept = [
        (header::VARY, "Accept-Language"),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    (kept, Redirect::temporary(&Page::Start.at(lang).path()))
}

async fn asset(
    State(served): State<Served>,
    Path(name): Path<String>,
    asked: HeaderMap,
) -> Response {
    match served.site.file(&format!("assets/{name}")) {
        Some(file) => file.answer(StatusCode::OK, &asked),
        None => (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-store")]).into_response(),
    }
}

async fn page(
    State(served): State<Served>,
    method: Method,
    address: Uri,
    asked: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET, HEAD")],
        )
            .into_response();
    }
    let path = address.path();
    let place = Place::read(path).filter(|place| served.rules.sandbox || place.page != Page::Style);
    let (status, shell) = match place {
        Some(place) => (StatusCode::OK, place.page.row().shell(place.lang)),
        None => (
            StatusCode::NOT_FOUND,
            Notice::MISSING.shell(language_of(path, &asked)),
        ),
    };
    match served.site.file(&shell) {
        Some(file) => file.answer(status, &asked),
        None => failed(&served.site, language_of(path, &asked), &asked),
    }
}

/// The build lacks a page that the table names: our mistake, not the reader's.
fn failed(site: &Site, lang: Lang, asked: &HeaderMap) -> Response {
    tracing::error!("the built site lacks a page");
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    match site.file(&Notice::FAILED.shell(lang)) {
        Some(file) => file.answer(status, asked),
        None => status.into_response(),
    }
}

/// An unknown address may still begin with a language; otherwise the browser knows it.
fn language_of(path: &str, asked: &HeaderMap) -> Lang {
    let written = Lang::ALL
        .into_iter()
        .find(|lang| path.split('/').nth(1) == Some(lang.tag()));
    written.unwrap_or_else(|| negotiate::language(asked))
}
