//! A file of somebody's own, to keep: in which language it is asked for, and how it is answered.

use axum::http::header;
use axum::response::IntoResponse;
use contract::lang::Lang;
use serde::Deserialize;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct InLang {
    /// `es` (default) or `en`.
    #[serde(default)]
    #[param(inline)]
    pub lang: Lang,
}

/// Named so that a browser saves it under that name; nobody in between may keep it.
pub fn file(kind: &'static str, name: &str, body: Vec<u8>) -> impl IntoResponse + use<> {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, body)
}
