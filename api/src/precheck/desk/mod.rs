//! The officers' side: a traveller is found by the code of their paper ([`scan`]), by their document
//! ([`document`]) or by name and flight ([`name`]), held against the document, and marked as crossed
//! ([`marks`]). A flight's list ([`flights`]) also serves where there is no network: marks are sent
//! later, each under an id of its own.
//!
//! Whoever declares proves nothing by it, so the officer sees every live declaration of a document.
//! An officer of one post sees that post's flights; a person who stands before them is found whatever
//! post they declared. Each look is an audit row.

mod document;
mod flights;
mod marks;
mod name;
mod scan;
mod show;
mod store;

use crate::audit::{self, Entry};
use crate::permit::BorderOfficer;
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use contract::precheck::desk::DeskMember;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(scan::scan))
        .routes(routes!(document::look))
        .routes(routes!(name::look))
        .routes(routes!(flights::of_day))
        .routes(routes!(flights::list))
        .routes(routes!(marks::send))
        .routes(routes!(marks::undo))
}

/// Notes whose declarations the officer is about to see, or that the search found nobody.
async fn note_look<'m>(
    app: &App,
    officer: &BorderOfficer,
    how: &'static str,
    seen: impl IntoIterator<Item = &'m DeskMember>,
) -> Answer<()> {
    let subject = |one: &DeskMember| ("declaration_member", one.id.to_string());
    let mut subjects: Vec<_> = seen.into_iter().map(subject).collect();
    if subjects.is_empty() {
        subjects.push(("search", how.to_owned()));
    }
    transaction!(app.db, |tx| {
        for subject in &subjects {
            let entry = Entry::staff(officer.staff, "declaration.read", subject.clone());
            audit::write(app, tx, entry.because(how)).await?;
        }
        Ok(())
    })
}
