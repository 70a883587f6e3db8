//! By a name among those of a flight: names are sealed, so a flight's are opened one by one.

use super::{note_look, show, store};
use crate::http::Json;
use crate::permit::BorderOfficer;
use crate::precheck::view;
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::State;
use contract::paths::precheck as paths;
use contract::precheck::desk::{DeskMember, NameLookup, plain_name};
use contract::problem::Problem;

/// Finds travellers of a flight by a part of their names
#[utoipa::path(post, path = paths::DESK_NAMES, tag = "precheck",
    request_body = NameLookup,
    responses((status = 200, body = Vec<DeskMember>), (status = "4XX", body = Problem)))]
pub(super) async fn look(
    State(app): State<App>,
    officer: BorderOfficer,
    Json(request): Json<NameLookup>,
) -> Answer<Json<Vec<DeskMember>>> {
    let (name, flight) = request.parse()?;
    let mut rows = store::of_flight(app.db.read(), &flight, None).await?;
    let mut named = Vec::with_capacity(rows.len());
    for (row, _) in &rows {
        let full = view::person(&app, row)?.person.full_name();
        named.push(plain_name(&full).contains(&name));
    }
    let mut named = named.into_iter();
    rows.retain(|_| named.next().unwrap_or(false));
    let members = show::members(&app, &officer, &rows).await?;
    note_look(&app, &officer, "name", &members).await?;
    Ok(Json(members))
}
