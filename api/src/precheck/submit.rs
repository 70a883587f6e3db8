//! `POST precheck/declarations`: declares a trip for up to ten people. Asking twice with the same
//! `Idempotency-Key` answers alike.

use super::store::{declarations, members};
use super::{Member, Shared, mails, opening, window};
use crate::http::proof;
use crate::http::{IdempotencyKey, Json, Visitor};
use crate::refusal::{Answer, Refusal};
use crate::seal::{Purpose, hash_secret};
use crate::state::App;
use crate::transaction;
use crate::verify::papers;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use contract::precheck::{Declaration, DeclarationRequest, MemberState, Opened, Traveller};
use contract::problem::{Code, Problem};
use contract::reference::Locator;
use contract::verify::Kind;
use entity::{declaration, declaration_member};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// Declares a trip
///
/// Opens the whole declaration for the browser that sent it. After many declarations from one
/// address a proof of work is asked for, see `precheck/challenge`.
#[utoipa::path(post, path = contract::paths::precheck::DECLARATIONS, tag = "precheck",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 visible characters"),
        ("Altcha" = Option<String>, Header, description = "The solution of a challenge, when one was asked for")),
    request_body = DeclarationRequest,
    responses((status = 201, body = Opened), (status = "4XX", body = Problem)))]
pub async fn submit(
    State(app): State<App>,
    visitor: Visitor,
    key: IdempotencyKey,
    headers: HeaderMap,
    Json(request): Json<DeclarationRequest>,
) -> Answer<impl IntoResponse> {
    let now = app.clock.now();
    let posts = app.catalogue.border.views(now);
    let declared = request.parse(&posts, now.date_naive())?;
    let window = window::of(&app, &declared.trip)?;
    window.check(now)?;
    proof::ask_if_many(&app, visitor, &headers).await?;
    let asked = (hash_secret(key.as_str()), app.seal.fingerprint(&request));
    let new = compose(&app, declared, window.closes_at, asked);
    let id = match transaction!(app.db, |tx| store(&app, tx, &new).await) {
        Err(refusal) if refusal.is_unique("request_key") => replay(&app, &key, &request).await?,
        stored => stored.map(|()| new.id)?,
    };
    Ok((StatusCode::CREATED, opening::opened(&app, id, None)))
}

/// A declaration ready to be written.
pub(super) struct New {
    pub id: Uuid,
    pub shared: Shared,
    pub row: declaration::ActiveModel,
    pub members: Vec<(Member, declaration_member::ActiveModel)>,
}

fn compose(
    app: &App,
    declared: Declaration,
    closes_at: DateTime<Utc>,
    (request_key, request_hash): (String, String),
) -> New {
    let (id, now) = (app.key(), app.clock.now());
    let shared = Shared {
        trip: declared.trip,
        stay: declared.stay,
        contact: declared.contact,
        link: app.chance.secret(),
    };
    let row = declaration::ActiveModel {
        id: Set(id),
        request_key: Set(request_key),
        request_hash: Set(request_hash),
        closes_at: Set(closes_at.into()),
        link_hash: Set(hash_secret(&shared.link)),
        created_at: Set(now.into()),
        ..on_trip(app, &shared)
    };
    let members = (0..).zip(declared.travellers);
    let members = members.map(|(position, person)| {
        let member = Member {
            person,
            reference: Locator::from_random(app.chance.number()),
        };
        let row = declaration_member::ActiveModel {
            id: Set(app.key()),
            declaration: Set(id),
            position: Set(position),
            number: Set(papers::new_number(app, Kind::Precheck).as_str().into()),
            version: Set(1),
            state: Set(MemberState::Declared.as_str().into()),
            crossed_at: Set(None),
            crossed_by: Set(None),
            created_at: Set(now.into()),
            ..of_person(app, &member)
        };
        (member, row)
    });
    New {
        id,
        members: members.collect(),
        shared,
        row,
    }
}

/// The columns that follow from the trip; the others are not set.
pub(super) fn on_trip(app: &App, shared: &Shared) -> declaration::ActiveModel {
    let trip = &shared.trip;
    declaration::ActiveModel {
        direction: Set(trip.direction.as_str().into()),
        travel_on: Set(trip.travel_date.to_string()),
        post: Set(trip.post.clone()),
        means: Set(trip.means.as_str().into()),
        flight: Set(trip.flight().map(str::to_owned)),
        trip_sealed: Set(app.seal.seal_json(Purpose::Trip, shared)),
        lang: Set(shared.lang().tag().into()),
        changed_at: Set(app.clock.now().into()),
        ..Default::default()
    }
}

/// The columns that follow from the person; the others are not set.
pub(super) fn of_person(app: &App, member: &Member) -> declaration_member::ActiveModel {
    let (document_key, key_version) = document_key(app, &member.person);
    let (reference_key, _) = app
        .seal
        .blind(Purpose::Reference, member.reference.as_str());
    declaration_member::ActiveModel {
        reference_key: Set(reference_key),
        document_key: Set(document_key),
        key_version: Set(key_version),
        person_sealed: Set(app.seal.seal_json(Purpose::Person, member)),
        changed_at: Set(app.clock.now().into()),
        ..Default::default()
    }
}

fn document_key(app: &App, person: &Traveller) -> (String, i32) {
    app.seal.blind(Purpose::Person, &person.document.normal())
}

async fn store(app: &App, tx: &sea_orm::DatabaseTransaction, new: &New) -> Answer<()> {
    declarations::insert(tx, new.row.clone()).await?;
    members::insert(tx, new.members.iter().map(|(_, row)| row.clone())).await?;
    mails::declared(app, tx, new).await
}

/// The declaration that this key made before.
async fn replay(app: &App, key: &IdempotencyKey, request: &DeclarationRequest) -> Answer<Uuid> {
    let made = declarations::by_request(app.db.read(), &hash_secret(key.as_str())).await?;
    let made = made.ok_or_else(|| Refusal::internal("a request key of no declaration"))?;
    if app.seal.is_fingerprint(&made.request_hash, request) {
        Ok(made.id)
    } else {
        Err(Code::IdempotencyKeyReused.into())
    }
}
