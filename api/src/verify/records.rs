//! Which files were issued under a number, for whoever holds one and compares it.

use super::{LIMIT, store};
use crate::http::limits::{self, Limit};
use crate::http::{Json, Visitor};
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::State;
use contract::paths;
use contract::verify::{Kind, Number, Records, RecordsRequest};

/// The signed records of a paper's files
///
/// Each names the SHA-256 of the bytes that were issued, one a language; the file itself is never
/// sent here. An unknown number has none. Rate limited together with the checks.
#[utoipa::path(
    post, path = paths::verify::RECORDS, tag = "verify",
    request_body = RecordsRequest,
    responses((status = 200, description = "Signed records, the newest first", body = Records)),
)]
pub(super) async fn records(
    State(app): State<App>,
    visitor: Visitor,
    Json(request): Json<RecordsRequest>,
) -> Answer<Json<Records>> {
    let limit = Limit {
        most: app.config.verify.hourly_per_visitor,
        ..LIMIT
    };
    limits::count(&app, limit, &visitor.as_text()).await?;
    // What cannot be a number is looked for too: it takes as long as an unknown one.
    let number = Number::parse(&request.number);
    let number = number.unwrap_or_else(|_| Number::from_random(Kind::Voucher, 0));
    let rows = store::of_number(app.db.read(), &number).await?;
    let records = rows.into_iter().map(|row| row.record).collect();
    Ok(Json(Records { records }))
}
