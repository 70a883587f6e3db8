//! JSON bodies: a wrong one says where it is wrong.

use crate::refusal::Refusal;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::problem::{Code, FieldError, Problem};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

/// A JSON body, read or written. What cannot be read answers `request.malformed` with a JSON
/// pointer to the place.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let media_type = request.headers().get(header::CONTENT_TYPE);
        let media_type = media_type.and_then(|v| v.to_str().ok()).unwrap_or_default();
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Code::MediaType.into());
        }
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::from(Code::TooLarge),
            _ => Code::Malformed.into(),
        })?;
        read(&bytes).map(Self)
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| malformed(pointer(error.path())))?;
    deserializer.end().map_err(|_| malformed(String::new()))?;
    Ok(value)
}

/// The parser's own words stay here: they may repeat what was typed.
fn malformed(field: String) -> Refusal {
    Problem {
        errors: vec![FieldError::new(field, "json.malformed")],
        ..Code::Malformed.into()
    }
    .into()
}

fn pointer(path: &Path) -> String {
    let segment = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(segment).collect()
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        ([(header::CACHE_CONTROL, "no-store")], axum::Json(self.0)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::identity::RecoveryRequest;

    fn place(body: &str) -> String {
        match read::<RecoveryRequest>(body.as_bytes()) {
            Err(Refusal::Problem(problem)) => problem.errors[0].field.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_place_of_a_mistake_is_a_json_pointer() {
        let body = r#"{"reference":"a","document":{"kind":1,"number":"x"}}"#;
        assert_eq!(place(body), "/document/kind");
        assert_eq!(place("{"), "");
        assert_eq!(place(r#"{"a/b":1}"#), "/a~1b");
    }
}
