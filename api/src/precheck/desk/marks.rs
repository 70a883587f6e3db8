//! Marks of crossing: made once, whoever sends them again, and taken back within minutes by whoever
//! made them.

use super::{show, store};
use crate::audit::{self, Entry};
use crate::http::Json;
use crate::permit::BorderOfficer;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use contract::paths::precheck as paths;
use contract::precheck::MemberState;
use contract::precheck::desk::{Mark, MarkOutcome, Marked, MarksRequest};
use contract::problem::{Code, Problem};
use entity::crossing_mark;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Marks travellers as crossed
///
/// Up to 200 at once, each answered by itself. A mark has an id of the device's choosing: sent again
/// it is the same mark.
#[utoipa::path(post, path = paths::DESK_MARKS, tag = "precheck",
    request_body = MarksRequest,
    responses((status = 200, body = Vec<Marked>), (status = "4XX", body = Problem)))]
pub(super) async fn send(
    State(app): State<App>,
    officer: BorderOfficer,
    Json(request): Json<MarksRequest>,
) -> Answer<Json<Vec<Marked>>> {
    let mut answers = Vec::new();
    for mark in request.parse()? {
        let outcome = transaction!(app.db, |tx| cross(&app, tx, &officer, mark).await)?;
        let rows = store::by_id(app.db.read(), mark.member).await?;
        let seen = show::members(&app, &officer, &rows).await?;
        answers.push(Marked {
            id: mark.id,
            member: mark.member,
            outcome,
            crossing: seen.into_iter().next().and_then(|member| member.crossing),
        });
    }
    Ok(Json(answers))
}

/// The member's row decides, in one guarded statement; a device's clock that runs ahead does not put
/// a crossing into the future.
async fn cross(
    app: &App,
    tx: &DatabaseTransaction,
    officer: &BorderOfficer,
    mark: &Mark,
) -> Answer<MarkOutcome> {
    if let Some(known) = store::mark(tx, mark.id).await? {
        return Ok(made_before(officer, mark, &known));
    }
    let now = app.clock.now();
    let at = mark.at.min(now);
    if !store::cross(tx, mark.member, officer.staff, at).await? {
        // The same mark, sent twice at once, may have been the other.
        if let Some(known) = store::mark(tx, mark.id).await? {
            return Ok(made_before(officer, mark, &known));
        }
        return match store::state(tx, mark.member).await? {
            None => Ok(MarkOutcome::Unknown),
            Some(MemberState::Crossed) => Ok(MarkOutcome::CrossedBefore),
            Some(MemberState::Withdrawn) => Ok(MarkOutcome::Withdrawn),
            // Somebody took a mark back in this moment.
            Some(MemberState::Declared) => Err(Refusal::Collision),
        };
    }
    let row = crossing_mark::Model {
        id: mark.id,
        member: mark.member,
        staff: officer.staff,
        made_at: at.into(),
        received_at: now.into(),
        undone_at: None,
    };
    store::insert(tx, row).await?;
    note(app, tx, officer, "declaration.cross", mark.member).await?;
    Ok(MarkOutcome::Crossed)
}

/// An id says which mark it is only together with its maker and its traveller.
fn made_before(officer: &BorderOfficer, mark: &Mark, known: &crossing_mark::Model) -> MarkOutcome {
    match known.undone_at {
        _ if (known.staff, known.member) != (officer.staff, mark.member) => MarkOutcome::Unknown,
        Some(_) => MarkOutcome::Undone,
        None => MarkOutcome::Crossed,
    }
}

/// Takes a mark back
///
/// By the officer who made it, within the minutes that the catalogue gives. Twice is once.
#[utoipa::path(delete, path = paths::DESK_MARK, tag = "precheck",
    params(("mark" = Uuid, Path)),
    responses((status = 204, description = "The traveller is declared again"), (status = "4XX", body = Problem)))]
pub(super) async fn undo(
    State(app): State<App>,
    officer: BorderOfficer,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    transaction!(app.db, |tx| take_back(&app, tx, &officer, id).await)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn take_back(
    app: &App,
    tx: &DatabaseTransaction,
    officer: &BorderOfficer,
    id: Uuid,
) -> Answer<()> {
    let mark = store::mark(tx, id).await?;
    let mark = mark.filter(|mark| mark.staff == officer.staff);
    let mark = mark.ok_or(Code::NotFound)?;
    if mark.undone_at.is_some() {
        return Ok(());
    }
    let (now, undo) = (app.clock.now(), &app.catalogue.border.undo_crossing);
    if mark.received_at.0 + undo.value.delta() <= now {
        return Err(Code::UndoOver.into());
    }
    if !store::uncross(tx, mark.member, officer.staff).await? {
        return Err(Refusal::Collision);
    }
    store::note_undone(tx, id, now).await?;
    note(app, tx, officer, "declaration.uncross", mark.member).await
}

async fn note(
    app: &App,
    tx: &DatabaseTransaction,
    officer: &BorderOfficer,
    action: &'static str,
    member: Uuid,
) -> Answer<()> {
    let subject = ("declaration_member", member.to_string());
    audit::write(app, tx, Entry::staff(officer.staff, action, subject)).await
}
