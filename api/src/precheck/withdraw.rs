//! Taking a declaration back: all of it, or one member. Doing it twice is no error.

use super::store::{declarations, members};
use super::{change, mails, show, view};
use crate::permit::Declarant;
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use axum::Json;
use axum::extract::{Path, State};
use contract::paths::precheck as paths;
use contract::precheck::{DeclarationView, MemberState};
use contract::problem::{Code, Problem};
use uuid::Uuid;

/// Withdraws everybody
///
/// Whoever has crossed already stays so.
#[utoipa::path(delete, path = paths::DECLARATION, tag = "precheck",
    params(("declaration" = Uuid, Path)),
    responses((status = 200, body = DeclarationView), (status = "4XX", body = Problem)))]
pub async fn everybody(
    State(app): State<App>,
    declarant: Declarant,
    Path(named): Path<Uuid>,
) -> Answer<Json<DeclarationView>> {
    let id = declarant.declaration(named)?;
    withdraw(&app, declarant, id, declarant.member).await
}

/// Withdraws one member
#[utoipa::path(delete, path = paths::MEMBER, tag = "precheck",
    params(("declaration" = Uuid, Path), ("member" = Uuid, Path)),
    responses((status = 200, body = DeclarationView), (status = "4XX", body = Problem)))]
pub async fn member(
    State(app): State<App>,
    declarant: Declarant,
    Path((declaration, named)): Path<(Uuid, Uuid)>,
) -> Answer<Json<DeclarationView>> {
    let member = declarant.member(declaration, named)?;
    let all = members::of(app.db.read(), declaration).await?;
    let row = all.iter().find(|row| row.id == member);
    let row = row.ok_or(Code::NotFound)?;
    if row.state()? == MemberState::Crossed {
        change::changeable(row)?;
    }
    withdraw(&app, declarant, declaration, Some(member)).await
}

async fn withdraw(
    app: &App,
    declarant: Declarant,
    id: Uuid,
    only: Option<Uuid>,
) -> Answer<Json<DeclarationView>> {
    let now = app.clock.now();
    let shared = view::open(app, &change::open_row(app, id).await?)?;
    transaction!(app.db, |tx| {
        if !declarations::touch_open(tx, id, now).await? {
            return Err(Code::Closed.into());
        }
        if members::withdraw(tx, id, only, now).await? == 0 {
            return Ok(());
        }
        mails::withdrawn(app, tx, id, &shared).await
    })?;
    show::answer(app, declarant, id).await
}
