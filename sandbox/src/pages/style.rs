use axum::http::header;
use axum::response::IntoResponse;

pub const PATH: &str = "/sandbox.css";

pub async fn sheet() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "max-age=60"),
    ];
    (headers, include_str!("style.css"))
}
