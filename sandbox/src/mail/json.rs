use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Wanted;
use crate::world::World;

#[derive(Deserialize)]
pub struct Form {
    /// Leaves the bodies and attachments out: enough to count mails.
    #[serde(default)]
    brief: bool,
    /// Waits this long for the first mail, so that tests need not ask again and again.
    #[serde(default)]
    wait_ms: u64,
}

const LOOKS_EVERY: Duration = Duration::from_millis(25);
const WAITS_AT_MOST: u64 = 60_000;

pub async fn list(
    State(world): State<Arc<World>>,
    Query(wanted): Query<Wanted>,
    Query(form): Query<Form>,
) -> Json<Vec<Value>> {
    let patience = Duration::from_millis(form.wait_ms.min(WAITS_AT_MOST));
    let began = Instant::now();
    let mut mails = world.mailbox.find(&wanted);
    while mails.is_empty() && began.elapsed() < patience {
        tokio::time::sleep(LOOKS_EVERY).await;
        mails = world.mailbox.find(&wanted);
    }
    let brief = |mail: &super::Message| {
        json!({
            "id": mail.id,
            "from": mail.from,
            "to": mail.to,
            "subject": mail.subject,
            "message_id": mail.header_id,
            "received": mail.received,
        })
    };
    let written = mails.iter().map(|mail| {
        if form.brief {
            brief(mail)
        } else {
            json!(**mail)
        }
    });
    Json(written.collect())
}

pub async fn one(State(world): State<Arc<World>>, Path(id): Path<u64>) -> Response {
    match world.mailbox.get(id) {
        Some(mail) => Json(json!(*mail)).into_response(),
        None => missing(),
    }
}

pub async fn delete_one(State(world): State<Arc<World>>, Path(id): Path<u64>) -> Response {
    if world.mailbox.delete(&[id]) == 1 {
        StatusCode::NO_CONTENT.into_response()
    } else {
        missing()
    }
}

/// All mails, or those to one address.
pub async fn delete_all(
    State(world): State<Arc<World>>,
    Query(wanted): Query<Wanted>,
) -> Json<Value> {
    let ids: Vec<u64> = world
        .mailbox
        .find(&wanted)
        .iter()
        .map(|mail| mail.id)
        .collect();
    Json(json!({ "deleted": world.mailbox.delete(&ids) }))
}

pub async fn attachment(
    State(world): State<Arc<World>>,
    Path((id, number)): Path<(u64, usize)>,
) -> Response {
    let found = world
        .mailbox
        .get(id)
        .and_then(|mail| mail.attachment(number));
    let Some((about, bytes)) = found else {
        return missing();
    };
    let safe = |c: char| {
        if c.is_ascii_alphanumeric() || "._- ".contains(c) {
            c
        } else {
            '_'
        }
    };
    let name: String = about.name.chars().map(safe).collect();
    let headers = [
        (header::CONTENT_TYPE, about.kind),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The mail as it came over SMTP.
pub async fn source(State(world): State<Arc<World>>, Path(id): Path<u64>) -> Response {
    let Some(mail) = world.mailbox.get(id) else {
        return missing();
    };
    (
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        mail.raw.clone(),
    )
        .into_response()
}

fn missing() -> Response {
    (
        StatusCode::NOT_FOUND,
        Json(json!({ "error": "no such mail" })),
    )
        .into_response()
}
