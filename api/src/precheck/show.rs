//! `GET precheck/declarations/{declaration}`.

use super::store::declarations;
use super::view;
use crate::permit::Declarant;
use crate::refusal::Answer;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, State};
use contract::paths::precheck as paths;
use contract::precheck::DeclarationView;
use contract::problem::{Code, Problem};
use uuid::Uuid;

/// What was declared, with the codes to show
#[utoipa::path(get, path = paths::DECLARATION, tag = "precheck",
    params(("declaration" = Uuid, Path)),
    responses((status = 200, body = DeclarationView), (status = "4XX", body = Problem)))]
pub async fn show(
    State(app): State<App>,
    declarant: Declarant,
    Path(named): Path<Uuid>,
) -> Answer<Json<DeclarationView>> {
    let id = declarant.declaration(named)?;
    answer(&app, declarant, id).await
}

/// The declaration as it is now, for whoever opened it.
pub(super) async fn answer(
    app: &App,
    declarant: Declarant,
    id: Uuid,
) -> Answer<Json<DeclarationView>> {
    let row = declarations::find(app.db.read(), id).await?;
    let row = row.ok_or(Code::NotFound)?;
    Ok(Json(view::view(app, declarant, &row).await?))
}
