//! `GET precheck/tables`: what the form offers to choose from.

use crate::state::App;
use axum::Json;
use axum::extract::State as Shared;
use contract::country;
use contract::precheck::Tables;

/// The border posts, the airlines, the window and for whom it is mandatory
///
/// Country codes come with the page; their version is said here.
#[utoipa::path(get, path = contract::paths::precheck::TABLES, tag = "precheck",
    responses((status = 200, body = Tables)))]
pub async fn tables(Shared(app): Shared<App>) -> Json<Tables> {
    let border = &app.catalogue.border;
    Json(Tables {
        version: app.catalogue.digest().to_owned(),
        countries: country::VERSION.into(),
        days_before: border.days_before.value,
        mandatory_for: border.mandatory_for(),
        posts: border.views(app.clock.now()),
        airlines: border.airlines.clone(),
    })
}
