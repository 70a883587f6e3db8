//! A traveller as the officer sees them.

use super::store::{self, Row};
use crate::permit::BorderOfficer;
use crate::precheck::{papers, view, window};
use crate::refusal::Answer;
use crate::state::App;
use contract::person::mrz::MrzRead;
use contract::precheck::compare::compare;
use contract::precheck::desk::{Crossing, DeskMember, Found};
use std::collections::HashMap;
use uuid::Uuid;

/// In the order of the rows.
pub(super) async fn members(
    app: &App,
    officer: &BorderOfficer,
    rows: &[Row],
) -> Answer<Vec<DeskMember>> {
    let names = store::names_of_markers(app.db.read(), rows).await?;
    let since = app.clock.now() - app.catalogue.border.undo_crossing.value.delta();
    let undo = store::marks_to_undo(app.db.read(), officer.staff, rows, since).await?;
    rows.iter()
        .map(|row| one(app, row, &names, &undo))
        .collect()
}

/// Held against the document, when there is one.
pub(super) fn found(member: DeskMember, read: Option<&MrzRead>) -> Found {
    let compared = read.map(|read| compare(&member.traveller, read));
    Found {
        compared: compared.unwrap_or_default(),
        member,
    }
}

fn one(
    app: &App,
    (row, declaration): &Row,
    names: &HashMap<Uuid, String>,
    undo: &HashMap<Uuid, Uuid>,
) -> Answer<DeskMember> {
    let shared = view::open(app, declaration)?;
    let member = view::person(app, row)?;
    let marked = row.crossed_at.zip(row.crossed_by);
    let crossing = marked.map(|(at, by)| Crossing {
        at: at.0,
        by: names.get(&by).cloned().unwrap_or_default(),
        undo: undo.get(&row.id).copied(),
    });
    Ok(DeskMember {
        id: row.id,
        number: papers::number(row)?,
        state: row.state()?,
        traveller: member.person.as_request(),
        trip: shared.trip.as_request(),
        post_name: window::post(&app.catalogue.border, &declaration.post)?
            .name
            .clone(),
        stay: shared
            .stay
            .as_ref()
            .map(contract::precheck::Stay::as_request),
        declared_at: row.created_at.0,
        changed_at: row.changed_at.0,
        crossing,
    })
}
