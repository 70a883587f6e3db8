//! `POST appointments/mine/{appointment}/reconfirmation`: "I will come", or the seat goes back.
//! The link of a reminder opens it without signing in; without it, it takes a fresh code, as a
//! cancellation does. A second answer changes nothing more.

use super::store::lists;
use super::{cancel, view};
use crate::http::Json;
use crate::permit::Attendee;
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State as Shared};
use contract::appointments::AppointmentView;
use contract::appointments::manage::ReconfirmRequest;
use contract::problem::{Code, Problem};
use entity::At;
use uuid::Uuid;

/// Says whether the person comes.
#[utoipa::path(post, path = contract::paths::appointments::RECONFIRMATION, tag = "appointments",
    params(("appointment" = Uuid, Path)), request_body = ReconfirmRequest,
    responses((status = 200, body = AppointmentView), (status = "4XX", body = Problem)))]
pub async fn reconfirm(
    Shared(app): Shared<App>,
    attendee: Attendee,
    Path(id): Path<Uuid>,
    Json(request): Json<ReconfirmRequest>,
) -> Answer<axum::Json<AppointmentView>> {
    attendee.may_answer(id)?;
    let account = attendee.account;
    let now = At(app.clock.now());
    transaction!(app.db, |tx| {
        let found = lists::appointment_kept(tx, account, id)
            .await?
            .ok_or(Code::NotFound)?;
        if !request.coming {
            return cancel::cancel_in(tx, &app, &found, None).await;
        }
        if !lists::reconfirm(tx, id, now).await? {
            return Err(Problem::from(Code::NotInThisState)
                .with("state", &found.state)
                .into());
        }
        Ok(())
    })?;
    let view = view::appointment(&app, account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}
