//! Changing what was declared, until the window closes. Codes that were signed before are
//! superseded from that moment.

use super::store::{declarations, members};
use super::{Member, Shared, mails, show, submit, view, window};
use crate::http::Json;
use crate::permit::Declarant;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State};
use contract::paths::precheck as paths;
use contract::precheck::{DeclarationView, Traveller, TravellerRequest, TripChangeRequest};
use contract::problem::{Code, FieldError, Problem};
use entity::{declaration, declaration_member};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// Changes trip and stay
#[utoipa::path(put, path = paths::TRIP, tag = "precheck",
    params(("declaration" = Uuid, Path)), request_body = TripChangeRequest,
    responses((status = 200, body = DeclarationView), (status = "4XX", body = Problem)))]
pub async fn trip(
    State(app): State<App>,
    declarant: Declarant,
    Path(named): Path<Uuid>,
    Json(request): Json<TripChangeRequest>,
) -> Answer<axum::Json<DeclarationView>> {
    let id = declarant.declaration(named)?;
    let now = app.clock.now();
    let (trip, stay) = request.parse(&app.catalogue.border.views(now))?;
    let window = window::of(&app, &trip)?;
    window.check(now)?;
    let row = open_row(&app, id).await?;
    let all = members::of(app.db.read(), id).await?;
    if !view::may_change_trip(declarant, &all) {
        return Err(Code::Forbidden.into());
    }
    for member in all.iter().filter(|member| view::is_standing(member)) {
        if !view::person(&app, member)?
            .person
            .document
            .valid_on(trip.travel_date)
        {
            let error = FieldError::new("/trip/travel_date", "travel_date.after_expiry");
            return Err(vec![error].into());
        }
    }
    let shared = Shared {
        trip,
        stay,
        ..view::open(&app, &row)?
    };
    let changed = declaration::ActiveModel {
        closes_at: Set(window.closes_at.into()),
        ..submit::on_trip(&app, &shared)
    };
    transaction!(app.db, |tx| {
        if !declarations::change(tx, &row, changed.clone(), now).await? {
            return Err(Refusal::Collision);
        }
        members::touch(tx, id, now).await?;
        mails::changed(&app, tx, id, &shared).await
    })?;
    show::answer(&app, declarant, id).await
}

/// Changes a member's details
#[utoipa::path(put, path = paths::MEMBER, tag = "precheck",
    params(("declaration" = Uuid, Path), ("member" = Uuid, Path)),
    request_body = TravellerRequest,
    responses((status = 200, body = DeclarationView), (status = "4XX", body = Problem)))]
pub async fn member(
    State(app): State<App>,
    declarant: Declarant,
    Path((declaration, named)): Path<(Uuid, Uuid)>,
    Json(request): Json<TravellerRequest>,
) -> Answer<axum::Json<DeclarationView>> {
    let member = declarant.member(declaration, named)?;
    let now = app.clock.now();
    let row = open_row(&app, declaration).await?;
    let shared = view::open(&app, &row)?;
    let person = request.parse(now.date_naive(), Some(shared.trip.travel_date))?;
    let all = members::of(app.db.read(), declaration).await?;
    let seen = all.iter().find(|one| one.id == member);
    let seen = seen.ok_or(Code::NotFound)?;
    changeable(seen)?;
    alone_with_document(&app, &all, member, &person)?;
    let changed = Member {
        person,
        ..view::person(&app, seen)?
    };
    let changed = submit::of_person(&app, &changed);
    transaction!(app.db, |tx| {
        if !declarations::touch_open(tx, declaration, now).await? {
            return Err(Code::Closed.into());
        }
        if !members::change(tx, seen, changed.clone()).await? {
            return Err(Refusal::Collision);
        }
        mails::changed(&app, tx, declaration, &shared).await
    })?;
    show::answer(&app, declarant, declaration).await
}

/// The declaration, while its window is open.
pub(super) async fn open_row(app: &App, id: Uuid) -> Answer<declaration::Model> {
    let row = declarations::find(app.db.read(), id).await?;
    let row = row.ok_or(Code::NotFound)?;
    if app.clock.now() < row.closes_at.0 {
        Ok(row)
    } else {
        Err(Code::Closed.into())
    }
}

pub(super) fn changeable(member: &declaration_member::Model) -> Answer<()> {
    if member.state()?.changeable() {
        Ok(())
    } else {
        Err(Problem::from(Code::MemberSettled)
            .with("state", &member.state)
            .into())
    }
}

fn alone_with_document(
    app: &App,
    all: &[declaration_member::Model],
    member: Uuid,
    person: &Traveller,
) -> Answer<()> {
    let document = person.document.normal();
    for other in all.iter().filter(|other| other.id != member) {
        let same = view::person(app, other)?.person.document.normal() == document;
        if same && view::is_standing(other) {
            let error = FieldError::new("/document/number", "people.same_document");
            return Err(vec![error].into());
        }
    }
    Ok(())
}
