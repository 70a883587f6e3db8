//! By the machine-readable lines of the document: every live declaration of it.

use super::{note_look, show, store};
use crate::http::Json;
use crate::permit::BorderOfficer;
use crate::refusal::Answer;
use crate::seal::Purpose;
use crate::state::App;
use axum::extract::State;
use chrono::{DateTime, Days, Utc};
use contract::country::Country;
use contract::paths::precheck as paths;
use contract::person::mrz::MrzRead;
use contract::precheck::desk::{DocumentLookup, Found};
use contract::precheck::document::normal_of;
use contract::problem::Problem;

/// How many days after the travel day a declaration still counts as live: a flight may be late.
const LATE: Days = Days::new(2);

/// Finds the live declarations of a document, newest first
///
/// Held against the document field by field. Several may be live: a number proves nothing about who
/// declared it.
#[utoipa::path(post, path = paths::DESK_DOCUMENTS, tag = "precheck",
    request_body = DocumentLookup,
    responses((status = 200, body = Vec<Found>), (status = "4XX", body = Problem)))]
pub(super) async fn look(
    State(app): State<App>,
    officer: BorderOfficer,
    Json(request): Json<DocumentLookup>,
) -> Answer<Json<Vec<Found>>> {
    let now = app.clock.now();
    let read = request.parse(now.date_naive())?;
    let keys = keys(&app, &read);
    let rows = store::live_of_document(app.db.read(), &keys, &oldest(now)).await?;
    let members = show::members(&app, &officer, &rows).await?;
    note_look(&app, &officer, "document", &members).await?;
    let found = members.into_iter();
    Ok(Json(
        found
            .map(|member| show::found(member, Some(&read)))
            .collect(),
    ))
}

/// The indexes under which the document may stand; none when its issuer is left open.
fn keys(app: &App, read: &MrzRead) -> Vec<String> {
    let Ok(issuer) = Country::parse(&read.document.country) else {
        return Vec::new();
    };
    let normal = normal_of(&issuer, &read.document.number);
    let blinds = app.seal.blinds(Purpose::Person, &normal);
    blinds.into_iter().map(|(key, _)| key).collect()
}

/// The earliest travel day of a live declaration.
fn oldest(now: DateTime<Utc>) -> String {
    let day = now.date_naive();
    day.checked_sub_days(LATE).unwrap_or(day).to_string()
}
